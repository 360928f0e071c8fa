"""Whatever is in a file, a command that reads it ends with one of its codes and a message, never with a traceback.

A few files in `make test`, thousands in `make soak`. A failure names its seed: the same seed makes the same files.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import pytest

from builder.cli import main
from tests.conftest import ROOT
from tests.mutating import mutated

FEW, MANY = 25, 4_000

TESTS = ROOT / "tests"
BRIEFINGS = [TESTS / "briefings" / name for name in ("small", "hostile", "withheld", "origins")]
PAGES = [TESTS / "clean" / "bridge.html", TESTS / "clean" / "bridge.txt"]
IMPORTED = sorted(path for path in (TESTS / "importing").iterdir() if path.is_file())

Case = Callable[[Path, Random], list[str]]


def _change_one(folder: Path, random: Random) -> None:
    """Change from one to three files of a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    others = [path.read_bytes() for path in files]
    for path in random.sample(files, min(len(files), random.randint(1, 3))):
        path.write_bytes(mutated(path.read_bytes(), others, random))


def _briefing(folder: Path, random: Random) -> Path:
    content = folder / "content"
    shutil.copytree(random.choice(BRIEFINGS), content)
    _change_one(content, random)
    return content


def check(folder: Path, random: Random) -> list[str]:
    return ["check", "--content", str(_briefing(folder, random)), "--format", random.choice(["text", "json", "sarif"])]


def reanchor(folder: Path, random: Random) -> list[str]:
    how = random.choice([["--accept"], ["--dry-run"], ["--accept", "--withdraw", "Gone."], ["--format", "json"]])
    return ["reanchor", "--content", str(_briefing(folder, random)), *how]


def note(folder: Path, random: Random) -> list[str]:
    content = _briefing(folder, random)
    article = random.choice(sorted((content / "articles").glob("*.md"))).stem
    words = random.choice(["the bridge", "The", "a " * 400, "“", "5", "\u0301", "no such words"])
    return ["note", article, words, "--content", str(content), "--text", random.choice(["", "See [[x]].", "\x1b[2J"])]


def clean(folder: Path, random: Random) -> list[str]:
    source = random.choice(PAGES)
    path = folder / f"page{source.suffix}"
    path.write_bytes(mutated(source.read_bytes(), [page.read_bytes() for page in PAGES], random))
    return ["clean", str(path), "--into", str(folder / "articles"), "--yes"]


def import_(folder: Path, random: Random) -> list[str]:
    content = folder / "content"
    shutil.copytree(BRIEFINGS[0], content)
    source = random.choice(IMPORTED)
    path = folder / source.name
    path.write_bytes(mutated(source.read_bytes(), [each.read_bytes() for each in IMPORTED], random))
    return ["import", str(path), "--content", str(content)]


CASES: Mapping[str, Case] = {"check": check, "reanchor": reanchor, "note": note, "clean": clean, "import": import_}


@pytest.mark.parametrize("seeds", [FEW, pytest.param(MANY, marks=pytest.mark.soak)])
@pytest.mark.parametrize("name", CASES)
def test_no_file_makes_a_traceback(
    name: str, seeds: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in range(seeds):
        folder = tmp_path / str(seed)
        folder.mkdir()
        arguments = CASES[name](folder, Random(f"{name} {seed}"))
        monkeypatch.setattr("sys.argv", ["briefing"])
        try:
            code = main(arguments)
        except SystemExit as wrong_use:
            code = wrong_use.code if isinstance(wrong_use.code, int) else -1
        except Exception as error:
            raise AssertionError(f"seed {seed}: briefing {' '.join(arguments)}") from error
        said = capsys.readouterr()
        assert code in (0, 1, 2), f"seed {seed}"
        assert code == 0 or said.out or said.err, f"seed {seed}: it failed and said nothing"
        shutil.rmtree(folder)
