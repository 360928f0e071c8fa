"""What a site depends on apart from its content: Python, packages, the program."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builder.world.environment import environment, installed_packages, program_folder


def test_an_installed_package_its_version_and_its_time_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = [environment()]
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("some-1.dist-info", "some-2.dist-info"):
        (tmp_path / name).mkdir()
        seen.append(environment())
    os.utime(tmp_path / "some-2.dist-info", (1, 1))
    seen.append(environment())
    (tmp_path / "module.py").write_text("", encoding="utf-8")
    assert environment() == seen[-1]
    assert all(one != other for number, one in enumerate(seen) for other in seen[:number])


def test_a_package_of_this_program_is_seen() -> None:
    assert any("jinja2-" in str(part).lower() for folder in installed_packages() for part in folder)


def test_the_folder_of_the_program_has_its_modules() -> None:
    assert (Path(program_folder().path) / "world" / "environment.py").is_file()
