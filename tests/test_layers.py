"""The layers of the program: a module imports from its own layer and from earlier ones, never from a later one."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
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
    "outputs": {"values", "meaning", "pages", "data", "kinds", "copies", "outputs"},
    "engine": {"", "values", "reading", "meaning", "pages", "data", "kinds", "engine"},
    "world": {"", "values", "pages", "world"},
    "clean": {"values", "reading", "meaning", "clean"},
    "desk": {"values", "reading", "meaning", "desk"},
    "checking": {"values", "reading", "meaning", "pages", "kinds", "engine", "checking"},
    "site_making": {
        "values",
        "meaning",
        "pages",
        "data",
        "kinds",
        "outputs",
        "engine",
        "world",
        "checking",
        "site_making",
    },
    "build": {"values", "engine", "world", "site_making", "build"},
    "report": {"values", "report"},
    "api": {"values", "meaning", "pages", "kinds", "outputs", "checking", "site_making", "build", "report", "api"},
    "verify": {"values", "world", "verify"},
    "preview": {"values", "pages", "engine", "world", "site_making", "build", "report", "preview"},
    "commands": {
        "values",
        "reading",
        "meaning",
        "pages",
        "copies",
        "world",
        "preview",
        "clean",
        "desk",
        "engine",
        "site_making",
        "build",
        "report",
        "verify",
        "api",
        "commands",
    },
    "cli": {"", "values", "commands", "cli"},
    "__main__": {"values", "cli"},
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


WATCHED = """
import os, sys
from pathlib import Path

package = Path(sys.argv[1])
CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.symlink", "os.link", "os.truncate"}
writers = set()


def writes(event, given):
    if event == "open":
        path, mode, flags = given
        named = not isinstance(path, int) and path != os.devnull  # else a pipe, or nothing
        return named and bool((flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    return event in CHANGES


def note_who(event, given):
    if not writes(event, given):
        return
    frame = sys._getframe(1)
    while frame:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(package):
            writers.add(path.relative_to(package).as_posix())
            return
        frame = frame.f_back


from builder.cli import main

sys.addaudithook(note_who)
Path("raw.txt").write_text("The tram is late\\n\\nThe tram was late on Monday, said the council. It will be again.\\n")
content = "mine/content"
for arguments in (
    ["new", "mine", "--bare"],
    ["clean", "raw.txt", "--into", f"{content}/articles", "--id", "late"],
    ["note", "late", "late on Monday", "--text", "So it was.", "--content", content],
    ["check", "--content", content],
    ["reanchor", "--content", content],
    ["schema", "--into", "schemas"],
    ["build", "--content", content, "--output", "site"],
    ["build", "--content", content, "--output", "site", "--no-search"],
):
    assert main(arguments) == 0, arguments
print("WRITERS", *sorted(writers))
"""


@pytest.mark.slow
def test_one_module_writes_the_cache_one_all_else_and_one_locks(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(PACKAGE)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "WRITERS world/cache_folder.py world/staging.py world/work_folder.py"
