"""Versions are those that `importlib.metadata` gives."""

from __future__ import annotations

from importlib.metadata import requires, version

import pytest

from builder.values import installed_packages
from builder.values.installed_packages import package_version, required_packages

PACKAGE = "annotated-briefing"


def test_the_packages_that_are_always_needed_are_found() -> None:
    needed = required_packages(PACKAGE)
    assert needed
    assert len(needed) == sum(";" not in need for need in requires(PACKAGE) or ())
    assert {"jinja2", "pagefind-bin", "pyyaml"} <= {name.lower() for name in needed}


@pytest.mark.parametrize("name", [PACKAGE, *required_packages(PACKAGE), "Jinja2", "ahocorasick_rs", "Pagefind.Bin"])
def test_a_version_is_read_from_the_name_of_a_folder(name: str) -> None:
    assert package_version(name) == version(name) != ""


def test_a_package_without_such_a_folder_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed_packages, "_folders", dict)
    assert package_version("jinja2") == version("jinja2")


def test_what_is_not_installed_has_no_version_and_needs_nothing() -> None:
    assert package_version("no-such-package") == ""
    assert required_packages("no-such-package") == ()
