"""What a site depends on apart from its content: Python, packages, the program."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builder import __version__
from builder.world.environment import environment, installed_packages, program_fingerprint


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


def test_the_fingerprint_of_the_program_is_that_of_its_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first = program_fingerprint()
    assert first == program_fingerprint()
    assert first.startswith(f"{__version__}+")
    package = tmp_path / "builder" / "world"
    package.mkdir(parents=True)
    monkeypatch.setattr("builder.world.environment.__file__", str(package / "environment.py"))
    fingerprints = {first, program_fingerprint()}
    (package / "a.py").write_text("1", encoding="utf-8")
    fingerprints.add(program_fingerprint())
    (package / "a.py").write_text("2", encoding="utf-8")
    fingerprints.add(program_fingerprint())
    assert len(fingerprints) == 4
