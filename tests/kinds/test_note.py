"""Notes as programs, search and a review see them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builder.kinds.note import NOTE_OBJECT, REVIEW
from tests.connected import connected
from tests.copying import write
from tests.kinds.stating import data_of, review, search_records


def noted(name: str) -> dict[str, Any]:
    article, _, _ = name.partition("#")
    return next(note for note in data_of("articles", article)["notes"] if note["id"] == name)


def test_a_passage_is_offsets_into_the_text_that_is_shown() -> None:
    text = data_of("articles", "open")["text"]
    for passage in (*noted("open#lit")["passages"], *noted("open#two")["passages"]):
        assert text[passage["start"] : passage["end"]] == passage["quote"]
    assert len(noted("open#two")["passages"]) == 2


@pytest.mark.parametrize("name", ["none#old", "open#gone"])
def test_a_note_on_words_that_are_withheld_or_gone_has_no_passage(name: str) -> None:
    assert noted(name)["passages"] == []


def test_optional_keys_are_left_out_and_the_others_are_always_there() -> None:
    assert "withdrawn" not in noted("open#lit") and "text" not in noted("open#two")
    assert noted("open#gone")["withdrawn"]["reason"] == "The paper took it back."
    required = {member.name for member in NOTE_OBJECT.members if not member.optional}
    assert required == {"id", "address", "kind", "passages", "see"}


def test_search_shows_the_words_of_a_note_and_the_kind_of_one_without() -> None:
    notes = {record.url.partition("#")[2]: record for record in search_records("open") + search_records("none")}
    assert notes["passage-lit"].shown["words"] == "“The lamp of the harbour was lit on Thursday”"
    assert notes["note-old"].shown["words"] == "Definition"
    assert notes["passage-lit"].title == ""


def test_a_review_asks_for_a_text_or_a_reference(tmp_path: Path) -> None:
    notes = """- {id: mute, quote: The bridge}
- {id: text, quote: is shut, text: So.}
- {id: see, quote: shut, see: a}
- {id: gone, quote: the ferry, withdrawn: {date: 2031, reason: R.}}
"""
    files = {"briefing.yaml": "title: T\n", "articles/a.md": "---\ntitle: A\n---\n\nThe bridge is shut.\n"}
    site, _ = connected(write({**files, "notes/a.yaml": notes}, tmp_path))
    (found,) = review(site, REVIEW)
    assert found.endswith("notes/a.yaml:1 note-without-text")
