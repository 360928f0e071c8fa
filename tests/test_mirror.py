"""Tests are where one looks for them: in the folder of a module's package.

There a test has the module's name or imports it, or does so for the module of the same package that it is a part of.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

MODULES = sorted(
    path
    for path in (ROOT / "builder").rglob("*.py")
    if path.name not in ("__init__.py", "__main__.py") and "scaffold" not in path.parts
)


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT / "builder").with_suffix("").as_posix()


def files_that_test(name: str) -> list[Path]:
    """The test file of a module's name, and those in the folder of its package that import it."""
    package, _, module = name.rpartition("/")
    folder = ROOT / "tests" / package.partition("/")[0] if package else ROOT / "tests" / "commands"
    dotted = "builder." + name.replace("/", ".")
    imports = re.compile(
        rf"(?:from {re.escape(dotted)} import|import {re.escape(dotted)}\b"
        rf"|from {re.escape(dotted.rpartition('.')[0])} import [^\n]*\b{module}\b)"
    )
    files = sorted(folder.rglob("test_*.py"))
    return [path for path in files if path.name == f"test_{module}.py" or imports.search(text_of(path))]


def users_in_package(name: str) -> list[str]:
    """The modules of the same package that import a module."""
    dotted = re.compile(rf"\b{re.escape('builder.' + name.replace('/', '.'))}\b")
    package = name.partition("/")[0]
    others = [other for other in map(name_of, MODULES) if other != name and other.startswith(f"{package}/")]
    return [other for other in others if dotted.search(text_of(ROOT / "builder" / f"{other}.py"))]


def is_tested(name: str, seen: frozenset[str] = frozenset()) -> bool:
    """Whether a module, or one that it is a part of, has a test where one looks."""
    users = (user for user in users_in_package(name) if user not in seen)
    return bool(files_that_test(name)) or any(is_tested(user, seen | {name}) for user in users)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_tested_where_one_looks(path: Path) -> None:
    assert is_tested(name_of(path)), f"no test of {name_of(path)} is in the folder of its package"
