"""Tests are where one looks for them: in the folder of a module's package.

There a test has the module's name or imports it, or does so for the module of the same package that it is a part of.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

MODULES = sorted(
    path
    for path in (ROOT / "builder").rglob("*.py")
    if path.name not in ("__init__.py", "__main__.py") and "scaffold" not in path.parts
)

ELSEWHERE: dict[str, str] = {
    "api": "tests/outputs/test_outputs.py",
    "commands/check": "every build",
    "commands/import_": "every build",
    "data/files": "through outputs/builtin",
    "data/updates": "through kinds/claim",
    "desk/importing/import_file": "through commands/import_, in tests/desk/test_import_files.py",
    "desk/replacement_report": "through commands/clean",
    "desk/scaffold": "tests/commands/test_new.py",
    "desk/schemas": "tests/commands/test_schema.py",
    "desk/text_diff": "tests/clean/test_replace.py",
    "desk/unanchored_report": "through commands/reanchor",
    "kinds/article": "every build",
    "kinds/claim": "tests/data/test_pages.py",
    "kinds/entry": "every build",
    "kinds/event": "every build",
    "kinds/judgement": "every build",
    "kinds/note": "through kinds/article",
    "kinds/page": "every build",
    "meaning/addresses": "every build",
    "meaning/whole_names": "every build",
    "outputs/output_files": "tests/copies/test_metadata.py",
    "reading/flanking": "every build",
    "values/briefing": "tests/copies/test_epub.py",
    "values/day_order": "through clean/day_order",
    "values/document": "tests/data/test_sources.py",
    "values/entry_points": "through commands/build",
    "values/interface_words": "tests/pages/test_words.py",
    "values/language_forms": "tests/copies/test_metadata.py",
    "values/palette": "tests/pages/test_theme.py",
    "values/png": "tests/copies/test_epub.py",
    "values/progress": "through build",
    "values/records": "tests/copies/test_rights.py",
    "values/references": "tests/meaning/test_origins.py",
    "values/rich_text": "through data/csl",
    "values/site_paths": "tests/pages/test_text_html.py",
    "values/unspaced_scripts": "through clean/language",
    "values/web_address": "through clean/cleaning",
}
"""Modules that are tested by none of their package, and what tests them instead."""


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
    return [path for path in files if path.name == f"test_{module}.py" or imports.search(path.read_text("utf-8"))]


def users_in_package(name: str) -> list[str]:
    """The modules of the same package that import a module."""
    dotted = re.compile(rf"\b{re.escape('builder.' + name.replace('/', '.'))}\b")
    package = name.partition("/")[0]
    others = [other for other in map(name_of, MODULES) if other != name and other.startswith(f"{package}/")]
    return [other for other in others if dotted.search((ROOT / "builder" / f"{other}.py").read_text("utf-8"))]


def is_tested(name: str, seen: frozenset[str] = frozenset()) -> bool:
    """Whether a module, or one that it is a part of, has a test where one looks."""
    users = (user for user in users_in_package(name) if user not in seen)
    return bool(files_that_test(name)) or any(is_tested(user, seen | {name}) for user in users)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_tested_where_one_looks_or_it_is_said_where(path: Path) -> None:
    name = name_of(path)
    assert is_tested(name) != (name in ELSEWHERE), ELSEWHERE.get(name, "say in ELSEWHERE what tests it")


def test_nothing_is_said_of_modules_that_are_gone() -> None:
    assert set(ELSEWHERE) <= set(map(name_of, MODULES))
