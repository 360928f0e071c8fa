"""What a person is told before an article's text is replaced."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.desk.replacement_report import describe_replacement
from tests.copying import write

HEAD = "---\ntitle: A\n---\n\n"
OLD = "The bridge is shut. The keeper rings at noon.\n\nThe ferry runs in winter.\n"
NOTES = "- {id: keeper, quote: The keeper rings}\n"


def told(folder: Path, new: str, notes: str = NOTES) -> list[str]:
    files = {"articles/a.md": HEAD + OLD, **({"notes/a.yaml": notes} if notes else {})}
    path = write(files, folder) / "articles" / "a.md"
    return describe_replacement({path: (HEAD + new).encode()}, {str(path): HEAD + OLD}).splitlines()


def test_the_same_text_is_nothing_to_tell(tmp_path: Path) -> None:
    assert told(tmp_path, OLD) == []
    assert describe_replacement({tmp_path / "new.md": b"x"}, {}) == ""


@pytest.mark.parametrize(
    ("new", "lines"),
    [
        (OLD.replace("winter", "summer"), ["  No note comes loose."]),
        (OLD.replace("keeper rings", "bell rings"), ["  1 note is no longer on its words:"]),
        (
            OLD.replace("The bridge is shut. ", "").replace("at noon", "once the mayor has gone"),
            ["  No note comes loose.", "  1 note is on the same words, but what is beside them is not the same:"],
        ),
    ],
)
def test_the_notes_that_lose_their_words_are_named(tmp_path: Path, new: str, lines: list[str]) -> None:
    found = told(tmp_path, new)
    assert found[0].endswith("a.md: what is there, and what would take its place:")
    assert [line for line in found if re.match("  (No|1) note", line)] == lines


def test_a_note_that_is_on_its_words_again_is_counted(tmp_path: Path) -> None:
    found = told(tmp_path, OLD + "\nA new lamp.\n", NOTES + "- {id: lamp, quote: A new lamp}\n")
    assert found[-1] == "  1 note is on its words again."


@pytest.mark.parametrize(("notes", "said"), [("", ""), ("- id: [\n", "Its notes cannot be read")])
def test_without_notes_that_can_be_read_the_text_alone_is_told(tmp_path: Path, notes: str, said: str) -> None:
    found = told(tmp_path, OLD.replace("winter", "summer"), notes)
    assert "~ The ferry runs in [-winter.-] {+summer.+}" in " ".join(found)
    assert ("Its notes" in found[-1]) is bool(said)
