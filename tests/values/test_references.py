"""Prose knows where its words are in the author's file."""

from __future__ import annotations

import pytest

from builder.values.references import Prose
from builder.values.text_file import TextFile

FILE = TextFile("pages/a.md", "see x\n---\n\nOf [[x]] and [[x]],\nnot [[y]].\n\nnotes: [[x]]\n")
START, END = FILE.text.index("Of"), FILE.text.index("\n\nnotes")
PROSE = Prose(FILE.text[START:END], FILE, START, END)


@pytest.mark.parametrize(
    ("words", "occurrence", "place"),
    [
        ("[[x]]", 0, "pages/a.md:4:4"),
        ("[[x]]", 1, "pages/a.md:4:14"),
        ("[[x]]", 2, None),
        ("[[y]]", 0, "pages/a.md:5:5"),
        ("see", 0, None),
    ],
)
def test_words_are_found_in_the_stretch_of_the_prose_alone(words: str, occurrence: int, place: str | None) -> None:
    found = PROSE.find(words, occurrence)
    assert (str(found) if found else None) == place


def test_it_is_where_it_begins() -> None:
    assert str(PROSE.place) == "pages/a.md:4:1"
