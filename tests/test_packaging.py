"""What the package says of itself is what continuous integration tests, and nothing is installed without a word."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
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
IN_GROUPS = [
    Requirement(text) for group in PROJECT["dependency-groups"].values() for text in group if isinstance(text, str)
]
TO_BUILD = [Requirement(text) for text in PROJECT["build-system"]["requires"]]
TESTED_OLD = [*NEEDED, *(Requirement(text) for text in PROJECT["dependency-groups"]["test"] if isinstance(text, str))]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
QUICK = yaml.safe_load((ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8"))["jobs"]["quick"]
LOCKS = ("audit", "bench", "build", "dev", "oldest", "run")


def name_of(requirement: Requirement) -> str:
    return canonicalize_name(requirement.name)


@dataclass(frozen=True)
class Locked:
    """A line of a lock: a requirement with one version, and the digests of the files that it may be."""

    requirement: Requirement
    digests: Sequence[str]

    @property
    def version(self) -> str:
        (pin,) = self.requirement.specifier
        assert pin.operator == "==", self.requirement
        return pin.version


def read_lock(text: str) -> dict[str, Locked]:
    """The lines of a lock by the name of the package."""
    found: dict[str, Locked] = {}
    for line in re.sub(r"\\\n", " ", re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE)).splitlines():
        wanted, *digests = re.split(r"\s+--hash=", line.strip())
        requirement = Requirement(wanted)
        assert name_of(requirement) not in found, f"{wanted} is there twice"
        found[name_of(requirement)] = Locked(requirement, digests)
    return found


def lock_text(name: str) -> str:
    return (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8")


def locked(name: str) -> dict[str, Locked]:
    return read_lock(lock_text(name))


def lower_bound(requirement: Requirement) -> str:
    (bound,) = (each.version for each in requirement.specifier if each.operator in (">=", "=="))
    return bound


@pytest.mark.parametrize("requirement", [*NEEDED, *IN_GROUPS, *TO_BUILD], ids=str)
def test_whatever_is_installed_has_a_lower_and_an_upper_bound(requirement: Requirement) -> None:
    assert {each.operator for each in requirement.specifier} in ({">=", "<"}, {"=="})


@pytest.mark.parametrize("requirement", TESTED_OLD, ids=str)
def test_the_oldest_version_that_is_allowed_is_the_one_that_is_tested(requirement: Requirement) -> None:
    tested = locked("oldest")[name_of(requirement)].version
    allowed = Version(lower_bound(requirement))
    assert Version(tested).release[: len(allowed.release)] == allowed.release


@pytest.mark.parametrize("requirement", [*NEEDED, *IN_GROUPS, *TO_BUILD], ids=str)
def test_the_version_that_is_locked_is_allowed(requirement: Requirement) -> None:
    found = [lock[name_of(requirement)] for lock in map(locked, LOCKS) if name_of(requirement) in lock]
    assert found
    assert [each.version for each in found if not requirement.specifier.contains(each.version)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_digests_and_names_no_place(name: str) -> None:
    assert {path.stem for path in (ROOT / "locks").iterdir()} == set(LOCKS)
    for each in locked(name).values():
        assert each.digests, f"{each.requirement} may be any file"
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", digest) for digest in each.digests)
    assert not re.search(r"https?:|file:|^-|--(extra-)?index|--find-links", lock_text(name), re.MULTILINE)


@pytest.mark.parametrize("name", sorted({*LOCKS} - {"dev", "oldest"}))
def test_locks_have_the_same_version_of_a_package(name: str) -> None:
    pairs = [(each, locked("dev").get(package, each)) for package, each in locked(name).items()]
    assert [each for each, other in pairs if (each.version, each.digests) != (other.version, other.digests)] == []


def needed_by(distribution: Distribution, extras: Sequence[str]) -> Iterator[Requirement]:
    """What an installed package needs here, with some of its extras."""
    for text in distribution.requires or ():
        requirement = Requirement(text)
        if not requirement.marker or any(requirement.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield requirement


@pytest.mark.parametrize("name", ["dev", "run"])
def test_a_lock_has_what_its_packages_bring(name: str) -> None:
    """Whatever pip would want besides would be refused at installation; so it is seen before."""
    lock = locked(name)
    waiting = [*NEEDED, *TO_BUILD]
    seen = set()
    while waiting:
        requirement = waiting.pop()
        if (key := (name_of(requirement), *sorted(requirement.extras))) in seen:
            continue
        seen.add(key)
        assert name_of(requirement) in lock, f"{requirement} is not locked: make lock"
        waiting += needed_by(distribution(requirement.name), sorted(requirement.extras))
    assert len(seen) > 30


INSTALLS = re.compile(r"(?:pip install|\$\(INSTALL\)) (?!--quiet --disable)(.*)")


def installs(path: str) -> list[str]:
    """What follows where a file installs packages."""
    return INSTALLS.findall((ROOT / path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", ["Makefile", "action.yml", *(p.relative_to(ROOT).as_posix() for p in WORKFLOWS)])
def test_nothing_is_installed_that_is_not_locked(path: str) -> None:
    unlocked = [
        options
        for options in installs(path)
        if "--require-hashes" not in options and not {"--no-deps", "--no-build-isolation"} <= set(options.split())
    ]
    unlocked = [options for options in unlocked if options != "$(ITSELF)"]
    # One job asks what the newest versions are, which no lock can have.
    assert unlocked == (['"pip>=25.1"', '--editable ".[html]" --group test'] if path.endswith("audit.yml") else [])


def test_something_is_seen_to_be_installed() -> None:
    assert all(installs(path) for path in ("Makefile", "action.yml", ".github/workflows/test.yml"))
    assert INSTALLS.findall("run: python -m pip install --quiet x") == ["--quiet x"]


def test_what_is_locked_is_audited_every_week() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "audit.yml").read_text(encoding="utf-8"))
    (when,) = workflow[True]["schedule"]  # YAML 1.1 takes “on” for true
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", when["cron"])
    assert any(step.get("run") == "make audit" for step in workflow["jobs"]["known"]["steps"])


def test_packages_for_tests_from_npm_have_digests() -> None:
    lock = json.loads((ROOT / "tests" / "tools" / "package-lock.json").read_text(encoding="utf-8"))
    packages = [each for path, each in lock["packages"].items() if path]
    assert len(packages) > 100
    assert [each for each in packages if not each.get("integrity", "").startswith("sha512-")] == []


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
