"""What the package says of itself is what continuous integration tests, and nothing is installed without a word."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.conftest import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NEEDED = [
    Requirement(text)
    for text in (*PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"]["html"])
]
QUICK = yaml.safe_load((ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8"))["jobs"]["quick"]


def pinned(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(package): version for package, version in pairs}


def lower_bound(requirement: Requirement) -> str:
    (bound,) = (each.version for each in requirement.specifier if each.operator == ">=")
    return bound


@pytest.mark.parametrize("requirement", NEEDED, ids=lambda requirement: requirement.name)
def test_the_oldest_version_that_is_allowed_is_the_one_that_is_tested(requirement: Requirement) -> None:
    tested = pinned("constraints-oldest.txt")[canonicalize_name(requirement.name)]
    assert Version(tested) == Version(lower_bound(requirement))


@pytest.mark.parametrize("requirement", NEEDED, ids=lambda requirement: requirement.name)
def test_the_newest_version_that_was_seen_to_work_is_allowed(requirement: Requirement) -> None:
    assert requirement.specifier.contains(pinned("constraints.txt")[canonicalize_name(requirement.name)])


def test_what_has_broken_its_users_before_has_an_upper_bound() -> None:
    dated = {"regex"}  # numbered by date: there is no next major version to keep out
    unbound = {each.name for each in NEEDED if not any(part.operator == "<" for part in each.specifier)}
    assert unbound == dated


def test_every_python_and_system_that_is_named_is_tested() -> None:
    classifiers = "\n".join(PROJECT["project"]["classifiers"])
    assert re.findall(r"Python :: (3\.\d+)", classifiers) == QUICK["strategy"]["matrix"]["python"]
    systems = {"MacOS": "macos-latest", "Windows": "windows-latest", "Linux": "ubuntu-latest"}
    named = {systems[name] for name in re.findall(r"Operating System :: (?:\w+ :: )?(\w+)$", classifiers, re.MULTILINE)}
    assert named == set(QUICK["strategy"]["matrix"]["system"])


def test_a_release_waits_for_the_tests() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))["jobs"]
    assert any(step.get("run") == ".ci/run" for step in jobs["test"]["steps"])
    assert "test" in jobs["publish"]["needs"]


@pytest.mark.slow
@pytest.mark.posix
def test_a_package_of_the_system_is_installed_only_after_a_word(tmp_path: Path) -> None:
    """A path on which there is no browser, and an apt-get that only says that it was called."""
    stand_in = tmp_path / "apt-get"
    stand_in.write_text('#!/bin/sh\necho CALLED apt-get "$@"\nexit 1\n', encoding="utf-8")
    stand_in.chmod(0o755)
    (tmp_path / "sudo").symlink_to("/bin/false")
    code = "import tests.ensure_browser as e; print(e._install_package('chromium'))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PATH": f"{tmp_path}{os.pathsep}/bin", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    words, *rest = done.stdout.splitlines()
    assert "No chromium is here" in words and "apt-get" in words and "Ctrl-C" in words
    assert rest
