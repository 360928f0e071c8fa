"""The layers of the program: a module imports from its own layer and from earlier ones, never from a later one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

MAY_IMPORT = {
    "values": {"values"},
    "reading": {"values", "reading"},
    "meaning": {"values", "reading", "meaning"},
    "pages": {"values", "reading", "meaning", "pages"},
    "data": {"values", "reading", "meaning", "pages", "data"},
    "kinds": {"values", "reading", "meaning", "pages", "data", "kinds"},
    "copies": {"values", "reading", "meaning", "pages", "kinds", "copies"},
    "world": {"values", "pages", "world"},
    "clean": {"values", "clean"},
    "desk": {"values", "reading", "meaning", "desk"},
    "build": {"values", "reading", "meaning", "pages", "data", "kinds", "copies", "world", "build"},
    "report": {"values", "report"},
    "commands": {
        "values",
        "reading",
        "meaning",
        "pages",
        "copies",
        "world",
        "clean",
        "desk",
        "build",
        "report",
        "commands",
    },
    "cli": {"", "values", "commands", "cli"},
    "__main__": {"cli"},
    "": set(),
}
"""The layers of the package, by the name below ``builder``, and what each may import; "" is the package itself."""

PACKAGE = ROOT / "builder"
MODULES = sorted(PACKAGE.rglob("*.py"))


def layer_of(path: Path) -> str:
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if part == "__init__" else part


def imported(source: str) -> Iterator[str]:
    """The layers that a module imports from, wherever in it the import stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import hides which layer it is from"
            names = [node.module or ""]
            if node.module == "builder":
                names = [
                    f"builder.{alias.name}"
                    if (PACKAGE / alias.name).exists() or (PACKAGE / f"{alias.name}.py").exists()
                    else "builder"
                    for alias in node.names
                ]
        else:
            continue
        yield from (name.partition(".")[2].partition(".")[0] for name in names if name.split(".")[0] == "builder")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_from_no_later_layer(path: Path) -> None:
    later = set(imported(path.read_text(encoding="utf-8"))) - MAY_IMPORT[layer_of(path)]
    assert not later, f"{path.relative_to(ROOT)} imports from {', '.join(sorted(later))}"


@pytest.mark.parametrize(
    ("source", "layers"),
    [
        ("import builder.world.output", {"world"}),
        ("from builder.world.output import publish", {"world"}),
        ("from builder import world, build", {"world", "build"}),
        ("from builder import __version__", {""}),
        ("def late():\n    from builder.cli import main", {"cli"}),
        ("if False:\n    import builder.pages as p", {"pages"}),
        ("import re, json\nfrom pathlib import Path", set()),
    ],
)
def test_imports_are_seen_wherever_and_however_they_are_written(source: str, layers: set[str]) -> None:
    assert set(imported(source)) == layers


def test_every_part_of_the_package_belongs_to_a_layer() -> None:
    assert {layer_of(path) for path in MODULES} <= set(MAY_IMPORT)


def test_two_modules_write_files_one_the_site_and_one_what_authors_wrote() -> None:
    writes = {
        "write_bytes",
        "write_text",
        "mkdir",
        "unlink",
        "rmdir",
        "rename",
        "rmtree",
        "touch",
        "symlink_to",
        "chmod",
    }
    writers = {
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in writes
    }
    assert writers == {"world/output.py", "world/authored.py"}
