"""``briefing import``: what it writes, what it says, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.cli import main
from builder.commands.common import EXIT_DONE, EXIT_PROBLEMS
from tests.copying import write

FILES = {
    "content/briefing.yaml": "title: T\n",
    "content/articles/a.md": "---\ntitle: A\n---\n\nThe bridge is shut.\n",
    "library.json": json.dumps([{"id": "x", "type": "book", "title": "On Bridges"}]),
    "untitled.json": json.dumps([{"id": "x", "type": "book"}]),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(FILES, tmp_path)


def imported(folder: Path, file: str, *arguments: str) -> int:
    return main(["import", str(folder / file), "--content", str(folder / "content"), *arguments])


def test_it_writes_what_it_reports(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(folder, "library.json") == EXIT_DONE
    assert (folder / "content" / "articles" / "x.md").is_file()
    assert capsys.readouterr().out.splitlines()[-1] == "1 article added."


def test_a_dry_run_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(folder, "library.json", "--dry-run", "--format", "json") == EXIT_DONE
    report = json.loads(capsys.readouterr().out)
    assert report["dry_run"] and len(report["added"]) == 1
    assert not (folder / "content" / "articles" / "x.md").exists()


def test_what_is_not_taken_over_makes_it_fail(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(folder, "untitled.json") == EXIT_PROBLEMS
    assert "[no-title]" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_said_and_is_no_traceback(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(folder, "missing.json") == 2
    assert capsys.readouterr().err.startswith("briefing: ")
