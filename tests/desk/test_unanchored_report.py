"""Reports of notes that are on no words: for a person, and for a program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from builder.desk.editable_article import open_article, read_notes_file
from builder.desk.reanchor import find_unanchored_quotes
from builder.desk.unanchored_report import unanchored_to_json, unanchored_to_text
from tests.copying import write

BODY = "The bridge was shut on Tuesday. The ferry runs at noon, and the ferry runs at night."


def reports(folder: Path, quote: str) -> tuple[list[str], dict[str, Any]]:
    """Both reports of one quote, the first by lines."""
    notes = f"- id: lost\n  quote: {quote}\n"
    content = write({"articles/a.md": f"---\ntitle: News of an arch\n---\n\n{BODY}\n", "notes/a.yaml": notes}, folder)
    article = open_article(content, "a")
    (lost,) = find_unanchored_quotes(article, read_notes_file(article.notes)[1])
    return unanchored_to_text(article, lost).splitlines(), unanchored_to_json(article, lost, "")


@pytest.mark.parametrize(
    ("quote", "code", "line"),
    [
        ("The bridge was shut on Sunday", "quote-changed", "The bridge was shut on [-Sunday-] {+Tuesday+}"),
        ("ferry runs at", "quote-ambiguous", "  2  "),
        ("Zebras never dance in winter", "quote-missing", "nothing in the article is like it"),
        ("News of an arch", "quote-missing", "words of the article’s title"),
    ],
)
def test_a_person_sees_what_is_lost_where_and_what_it_may_have_become(
    tmp_path: Path, quote: str, code: str, line: str
) -> None:
    text, _ = reports(tmp_path, quote)
    assert text[0].endswith(f"a.yaml:2:10: {code}: the note “lost” on “a”")
    assert text[1] == f"  it quotes: “{quote}”"
    assert any(line in each for each in text[2:]), text


def test_a_program_gets_the_place_and_the_candidates_as_offsets(tmp_path: Path) -> None:
    _, data = reports(tmp_path, "The bridge was shut on Sunday")
    assert json.loads(json.dumps(data)) == data
    assert (data["article"], data["note"], data["code"], data["line"], data["column"]) == (
        "a",
        "lost",
        "quote-changed",
        2,
        10,
    )
    first = data["candidates"][0]
    assert BODY[first["start"] : first["end"]] == first["words"] == "The bridge was shut on Tuesday"
    assert first["same"] is False
