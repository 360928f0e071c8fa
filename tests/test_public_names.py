"""Names that mean one thing: no public name in two modules, no circular import, no file that is too long."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "builder"
FILES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE = 400

ALLOWED_TWICE = {
    "add": "every command describes its arguments in a function of this name, which `builder.cli` calls",
    "run": "every command is run by a function of this name, which `builder.cli` calls",
    "DATA": "every kind of record says under this name what data asks of it; `builder.kinds` has the table",
    "REVIEW": "every kind of record lists under this name its review rules; `builder.kinds` has the table",
    "PAGES": "every kind of record says under this name what pages ask of it; `builder.kinds` has the table",
}
"""Public names that several modules define, each with its reason."""


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def defined_names(tree: ast.Module) -> Iterator[str]:
    """The names that a module defines at its top level; what it imports is not among them."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                yield from (name.id for name in ast.walk(target) if isinstance(name, ast.Name))


def imported_modules(tree: ast.Module, modules: frozenset[str]) -> Iterator[str]:
    """The modules of the package that are imported when a module is: those at its top level."""
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                yield from [name] if name in modules else [node.module] if node.module in modules else []


def twice_defined(trees: dict[str, ast.Module]) -> dict[str, list[str]]:
    """The public names that more than one module defines, with these modules."""
    places: dict[str, list[str]] = defaultdict(list)
    for module, tree in trees.items():
        for name in sorted(set(defined_names(tree))):
            if not name.startswith("_"):
                places[name].append(module)
    return {name: modules for name, modules in places.items() if len(modules) > 1}


TREES = {module_name(path): parsed(path) for path in FILES}


def test_no_public_name_is_defined_in_two_modules() -> None:
    found = {name: modules for name, modules in twice_defined(TREES).items() if name not in ALLOWED_TWICE}
    assert not found, "\n".join(f"{name}: {', '.join(modules)}" for name, modules in sorted(found.items()))


def test_every_exception_is_needed() -> None:
    assert set(ALLOWED_TWICE) <= set(twice_defined(TREES))


def test_a_name_in_two_modules_is_found() -> None:
    trees = {
        "a": ast.parse("class Shown: pass\n_mark = 1\nLEFT, RIGHT = 1, 2"),
        "b": ast.parse("Shown: int = 1\n_mark = 2\ndef RIGHT(): pass\nfrom a import LEFT"),
    }
    assert twice_defined(trees) == {"Shown": ["a", "b"], "RIGHT": ["a", "b"]}


def test_no_import_is_circular() -> None:
    modules = frozenset(TREES)
    graph = {module: set(imported_modules(tree, modules)) - {module} for module, tree in TREES.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail("these modules import each other: " + " → ".join(error.args[1]))


def test_a_circular_import_is_found() -> None:
    modules = frozenset({"p.a", "p.b"})
    graph = {
        "p.a": set(imported_modules(ast.parse("from p import b"), modules)),
        "p.b": set(imported_modules(ast.parse("from p.a import x"), modules)),
    }
    with pytest.raises(CycleError):
        TopologicalSorter(graph).prepare()


def test_no_file_is_too_long() -> None:
    files = [*FILES, *(path for path in (ROOT / "tests").rglob("*.py") if "node_modules" not in path.parts)]
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert not {path: length for path, length in lengths.items() if length > LONGEST_FILE}
