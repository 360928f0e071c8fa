"""What is no file, and links that lead elsewhere, wherever a command would read or write a file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.cli import main
from tests.conftest import ROOT

pytestmark = pytest.mark.posix
SMALL = ROOT / "tests" / "briefings" / "small"

STRANGE: dict[str, Callable[[Path], None]] = {
    "pipe": os.mkfifo,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "itself": lambda path: path.symlink_to(path.name),
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the small briefing and a theme of one template, in which the commands run."""
    shutil.copytree(SMALL, tmp_path / "content")
    (tmp_path / "plain" / "templates").mkdir(parents=True)
    (tmp_path / "plain" / "templates" / "404.html").write_text("{% extends 'default/404.html' %}", encoding="utf-8")
    (tmp_path / "plain" / "assets" / "fonts").mkdir(parents=True)
    (tmp_path / "plain" / "words").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


BUILD = ["build", "--no-search", "--jobs", "1"]
READ: dict[str, list[str]] = {
    "content/articles/x.md": ["check"],
    "content/notes/x.yaml": ["check"],
    "content/entries/x.yaml": ["check"],
    "content/pages/x.md": ["check"],
    "content/events.yaml": ["check"],
    "content/briefing.yaml": ["check"],
    "plain/templates/page.html": [*BUILD, "--theme", "plain"],
    "plain/templates/parts/note.html": [*BUILD, "--theme", "plain"],
    "plain/assets/theme.css": [*BUILD, "--theme", "plain"],
    "plain/assets/fonts/x.woff2": [*BUILD, "--theme", "plain"],
    "plain/words/en.yaml": [*BUILD, "--theme", "plain"],
    "plain/words": [*BUILD, "--theme", "plain"],
    "themes/other": [*BUILD, "--theme", "themes/other"],
    "site/.briefing.json": BUILD,
    "site": BUILD,
    "cache": [*BUILD, "--cache", "cache"],
    "page.html": ["clean", "page.html"],
    "list.json": ["import", "list.json"],
    "content": ["check"],
}
"""For each place, a command that reads it."""


def exit_code(arguments: list[str]) -> object:
    try:
        return main(arguments)
    except SystemExit as ended:
        return ended.code


@pytest.mark.parametrize("strange", STRANGE)
@pytest.mark.parametrize("path", READ)
def test_what_is_no_file_is_refused_at_once(
    place: Path, path: str, strange: str, capsys: pytest.CaptureFixture[str]
) -> None:
    where = place / path
    shutil.rmtree(where) if where.is_dir() else where.unlink(missing_ok=True)
    where.parent.mkdir(parents=True, exist_ok=True)
    STRANGE[strange](where)
    given = exit_code(READ[path])
    said = "".join(capsys.readouterr())
    assert given in (1, 2)
    assert path in said
    assert not (place / "site" / "index.html").exists()


@pytest.mark.parametrize("strange", STRANGE)
@pytest.mark.parametrize("name", ["pieces.sqlite", "pieces.sqlite-wal", "pieces.sqlite-journal", ".gitignore"])
def test_a_cache_with_something_strange_in_it_is_made_again(place: Path, name: str, strange: str) -> None:
    assert main(BUILD) == 0
    cache = place / ".briefing-cache"
    (cache / name).unlink(missing_ok=True)
    STRANGE[strange](cache / name)
    settings = place / "content" / "briefing.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert main(BUILD) == 0


@pytest.mark.parametrize("strange", STRANGE)
def test_what_is_kept_of_the_last_build_is_not_waited_for(place: Path, strange: str) -> None:
    assert main(BUILD) == 0
    (kept,) = (place / ".briefing-cache").glob("*.state")
    kept.unlink()
    STRANGE[strange](kept)
    assert main(BUILD) == 0


@pytest.mark.parametrize("strange", ["pipe", "link"])
def test_a_note_is_written_through_nothing_that_is_in_its_way(
    place: Path, strange: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The temporary file of a note has a name that can be known beforehand."""
    other = place / "other.txt"
    other.write_text("mine", encoding="utf-8")
    article = next((place / "content" / "articles").glob("*.md"))
    words = article.read_text(encoding="utf-8").split("---")[-1].strip().split(".")[0]
    waiting = place / "content" / "notes" / f".{article.stem}.yaml.briefing-new"
    os.mkfifo(waiting) if strange == "pipe" else waiting.symlink_to(other)
    assert main(["note", article.stem, words]) == 2
    assert "in the way" in capsys.readouterr().err
    assert other.read_text(encoding="utf-8") == "mine"


LINKED = {
    "content/articles/more": "link-folder",
    "content/material": "link-folder",
    "content/themes/own": "link-folder",
    "plain/assets": "link-folder",
    "plain/assets/fonts/more": "link-folder",
    "plain/templates": "link-folder",
    "plain/templates/parts": "link-folder",
    "plain/words": "link-folder",
    "content/articles/x.md": "link-outside",
    "plain/assets/x.txt": "link-outside",
    "plain/templates/pages.html": "link-outside",
    "plain/words/en.yaml": "link-outside",
}


@pytest.mark.parametrize("path", LINKED)
def test_a_link_that_leads_elsewhere_is_refused_in_words(
    place: Path, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    private = place / "private"
    private.mkdir()
    (private / "key.txt").write_text("a private key", encoding="utf-8")
    where = place / path
    shutil.rmtree(where, ignore_errors=True)
    where.parent.mkdir(parents=True, exist_ok=True)
    where.symlink_to(private if LINKED[path] == "link-folder" else private / "key.txt")
    assert main([*BUILD, "--theme", "plain"]) == 1
    said = capsys.readouterr().err
    assert f"{path}:1:1: error: This is a symbolic link" in said
    assert f"[{LINKED[path]}]" in said
    assert not (place / "site").exists()


def test_a_link_within_the_theme_is_read_as_in_content(place: Path) -> None:
    (place / "plain" / "assets" / "a.txt").write_text("words", encoding="utf-8")
    (place / "plain" / "assets" / "b.txt").symlink_to("a.txt")
    assert main([*BUILD, "--theme", "plain"]) == 0
    assert (place / "site" / "assets" / "b.txt").read_text(encoding="utf-8") == "words"


def test_a_theme_can_itself_be_named_by_a_link(place: Path) -> None:
    (place / "linked").symlink_to("plain")
    assert main([*BUILD, "--theme", "linked"]) == 0
