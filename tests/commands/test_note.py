"""``briefing note``: a note written where its words stand, or nothing written at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.cli import main
from builder.commands.common import EXIT_DONE, EXIT_PROBLEMS, EXIT_WRONG_USE

ARTICLE = """---
title: The bridge
---

The council shut the old bridge on Saturday – for *good*, it said. Cracks had been found in the old bridge.
The mayor’s office called the old bridge “a danger to 10,000 people”.
"""
NOTES = "# by hand\n- id: cracks\n  quote: Cracks had been found  # exact\n  text: So it says.\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A briefing of one article with one note."""
    for name, text in {
        "briefing.yaml": "title: A test\n",
        "articles/bridge.md": ARTICLE,
        "notes/bridge.yaml": NOTES,
    }.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return tmp_path / "content"


def note(content: Path, *arguments: str) -> int:
    return main(["note", *arguments, "--content", str(content)])


def notes(content: Path) -> str:
    return (content / "notes" / "bridge.yaml").read_bytes().decode()


@pytest.mark.parametrize(
    ("arguments", "added"),
    [
        (
            ["Saturday - for good, it said"],
            "- id: saturday-for-good-it-said\n  quote: Saturday – for good, it said\n",
        ),
        (["The mayor's office"], "- id: the-mayors-office\n  quote: The mayor’s office\n"),
        (["a danger", "--text", "Who: says so?"], '- id: a-danger\n  quote: a danger\n  text: "Who: says so?"\n'),
        (["a danger", "--id", "d", "--kind", "claim"], "- id: d\n  quote: a danger\n  kind: claim\n"),
        (["Cracks had", "--id", "c-2"], "- id: c-2\n  quote: Cracks had\n"),
        (["Cracks"], "- id: cracks-2\n  quote: Cracks\n"),
        (["old bridge", "--nth", "2"], '- id: old-bridge\n  quote: old bridge\n  suffix: "."\n'),
        (["old bridge", "--nth", "3"], '- id: old-bridge\n  quote: old bridge\n  suffix: "“a"\n'),
        (["old bridge", "--suffix", "on Saturday"], '- id: old-bridge\n  quote: old bridge\n  suffix: "on"\n'),
    ],
)
def test_a_note_is_added_with_the_words_of_the_article(content: Path, arguments: list[str], added: str) -> None:
    assert note(content, "bridge", *arguments) == EXIT_DONE
    assert notes(content) == f"{NOTES}\n{added}"
    assert main(["check", "--content", str(content)]) == EXIT_DONE


def test_an_article_may_be_named_by_its_file_and_its_notes_are_made(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "notes" / "bridge.yaml").unlink()
    (content / "notes").rmdir()
    assert note(content, str(content / "articles" / "bridge.md"), "a danger") == EXIT_DONE
    assert notes(content) == "- id: a-danger\n  quote: a danger\n"
    assert "no “text” yet" in capsys.readouterr().out


def test_a_file_keeps_its_line_ends_and_its_byte_order_mark(content: Path) -> None:
    before = ("\ufeff" + NOTES).replace("\n", "\r\n")
    (content / "notes" / "bridge.yaml").write_bytes(before.encode())
    assert note(content, "bridge", "a danger") == EXIT_DONE
    assert notes(content) == before + "\r\n- id: a-danger\r\n  quote: a danger\r\n"


def test_a_dry_run_shows_the_note_and_writes_nothing(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert note(content, "bridge", "a danger", "--dry-run") == EXIT_DONE
    assert notes(content) == NOTES
    said = capsys.readouterr().out
    assert "would be added the note “a-danger”" in said
    assert "  - id: a-danger\n    quote: a danger\n" in said


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["bridge", "old bridge"], EXIT_PROBLEMS, "3  “"),
        (["bridge", "old bridge", "--nth", "4"], EXIT_PROBLEMS, "no place 4"),
        (["bridge", "old bridge", "--nth", "-1"], EXIT_PROBLEMS, "no place -1"),
        (["bridge", "old bridge", "--nth", "0"], EXIT_PROBLEMS, "no place 0"),
        (["bridge", "old bridge", "--nth", "1", "--prefix", "in the"], EXIT_WRONG_USE, "not by both"),
        (["bridge", "a danger", "--prefix", "not"], EXIT_PROBLEMS, "not where the prefix or suffix says"),
        (["bridge", "Cracks have been found in the old bridge"], EXIT_PROBLEMS, "[-have-] {+had+}"),
        (["bridge", "Nobody sings in winter now"], EXIT_PROBLEMS, "Nothing in it is like them"),
        (["bridge", "10"], EXIT_PROBLEMS, "They are a part of “10,000” there"),
        (["bridge", "a"], EXIT_WRONG_USE, "too short"),
        (["bridge", ""], EXIT_WRONG_USE, "too short"),
        (["bridge", "…"], EXIT_WRONG_USE, "too short"),
        (["brige", "a danger"], EXIT_WRONG_USE, "Did you mean “bridge”?"),
        (["a/b\0", "a danger"], EXIT_WRONG_USE, "There is no article"),
        (["bridge", "a danger", "--id", "cracks"], EXIT_WRONG_USE, "already"),
        (["bridge", "a danger", "--id", "A b"], EXIT_WRONG_USE, "“a-b”"),
    ],
)
def test_what_cannot_be_placed_changes_nothing_and_is_explained(
    content: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    assert note(content, *arguments) == code
    assert notes(content) == NOTES
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"- id: [", b"id: a\n", b"\xff\xfe", b"\x00\x01", b"- id: a\n  id: b\n", b"words"])
def test_a_notes_file_that_cannot_be_read_is_left_as_it_is(
    content: Path, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "notes" / "bridge.yaml").write_bytes(data)
    assert note(content, "bridge", "a danger") == EXIT_WRONG_USE
    assert (content / "notes" / "bridge.yaml").read_bytes() == data
    assert "bridge.yaml" in capsys.readouterr().err


@pytest.mark.parametrize(
    "data",
    [b"", b"no front matter", b"\xff", b"---\ntitle: a\n---\n" + b"word " * 10_000_000],
    ids=["empty", "no front matter", "not UTF-8", "50 MB"],
)
def test_an_article_that_cannot_be_read_is_an_error(content: Path, data: bytes) -> None:
    (content / "articles" / "bridge.md").write_bytes(data)
    assert note(content, "bridge", "a danger") == EXIT_WRONG_USE
    assert notes(content) == NOTES


def test_a_folder_that_cannot_be_written_is_an_error(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "notes" / "bridge.yaml").unlink()
    (content / "notes").rmdir()
    (content / "notes").write_text("a file in the way")
    assert note(content, "bridge", "a danger") == EXIT_WRONG_USE
    assert (content / "notes").read_text() == "a file in the way"
    assert capsys.readouterr().err


def test_a_missing_content_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        note(tmp_path / "none", "bridge", "a danger")
    assert stopped.value.code == EXIT_WRONG_USE


def test_words_of_the_title_are_said_to_be_the_titles(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = notes(content)
    article = content / "articles" / "bridge.md"
    article.write_text(article.read_text(encoding="utf-8").replace("title: The bridge", "title: Quill’s pier"), "utf-8")
    for words in ("Quill's pier", "quill’s Pier"):
        assert note(content, "bridge", words) == EXIT_PROBLEMS
        assert "words of its title, which is not part of the text" in capsys.readouterr().err
    assert notes(content) == before
