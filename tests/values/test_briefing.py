"""A briefing as a whole: its records by kind, and what could not be read of it."""

from __future__ import annotations

import pytest

from builder.reading.load import load_briefing
from builder.values.briefing import UnreadContent
from builder.values.records import Claim, Event
from tests.connected import WITHHELD

BRIEFING, _ = load_briefing(WITHHELD)


@pytest.mark.parametrize(
    ("unread", "covered", "not_covered"),
    [
        (UnreadContent(), "", "a a#b"),
        (UnreadContent(ids=frozenset({"a"})), "a a#b", "b b#a"),
        (UnreadContent(ids=frozenset({"a#b"})), "a#b", "a a#c b"),
        (UnreadContent(articles=frozenset({"a"})), "a#b a#c", "a b#b"),
        (UnreadContent(lists=True), "a b", "a#b"),
        (UnreadContent(folders=True), "a a#b", ""),
    ],
)
def test_a_target_could_be_what_was_not_readable(unread: UnreadContent, covered: str, not_covered: str) -> None:
    assert all(map(unread.covers, covered.split()))
    assert not any(map(unread.covers, not_covered.split()))


def test_records_are_all_but_the_notes_and_each_is_there_once() -> None:
    ids = [record.id for record in BRIEFING.records]
    assert sorted(ids) == sorted(set(ids))
    assert {"open", "wick", "lighting", "burns", "stays", "method"} <= set(ids)
    assert not set(ids) & {note.full_id for notes in BRIEFING.notes.values() for note in notes}


def test_a_kind_has_its_own_records() -> None:
    assert [event.id for event in BRIEFING.of(Event)] == ["before", "lighting"]
    assert BRIEFING.of(Claim) == BRIEFING.claims
    assert [entry.id for entry in BRIEFING.entries_of("term")] == ["wick"]
