"""What search finds, in parts: one for each page, with all that a search needs to know of it without reading it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from builder.kinds import PAGE_KINDS
from builder.pages.search_facts import search_scripts
from builder.pages.search_parts import PartFacts, RecordsPart, page_of, records_part
from builder.pages.search_records import make_search_parts
from builder.pages.search_writer import SearchRecord
from tests.conftest import ROOT
from tests.connected import connected
from tests.copying import write

BRIEFINGS = [ROOT / "content", *(ROOT / "tests" / "briefings" / name for name in ("hostile", "small", "withheld"))]

FILES = {
    "briefing.yaml": "title: Kelp\ndescription: About a sextant.\nlanguage: en\n",
    "articles/a.md": "---\ntitle: Tide\npublisher: The Courier\npublished: 2031-04-12\nlanguage: fr\n---\n\nUn mot.\n",
    "notes/a.yaml": "- {id: n, quote: Un mot, kind: context, text: A remark.}\n",
    "entries/e.yaml": "- {id: rand, type: person, name: Rand Ovale, aliases: [Ovalix], summary: Keeps sheep.}\n",
    "events.yaml": "- {id: e, date: 203X, title: A fair, summary: It rained.}\n",
}


@pytest.fixture
def parts(tmp_path: Path) -> dict[str, RecordsPart]:
    return {part.name: part for part in make_search_parts(*connected(write(FILES, tmp_path)), PAGE_KINDS)}


@pytest.mark.parametrize("content", BRIEFINGS, ids=lambda path: path.name)
def test_each_page_is_a_part_and_all_records_are_in_the_order_of_their_addresses(content: Path) -> None:
    parts = make_search_parts(*connected(content), PAGE_KINDS)
    addresses = [record.url for part in parts for record in part.records()]
    assert addresses == sorted(addresses)
    assert len(addresses) == len(set(addresses))
    for part in parts:
        assert {page_of(record) for record in part.records()} == {part.name}
    assert len({part.name for part in parts}) == len({part.digest for part in parts}) == len(parts)


def test_a_part_says_what_all_of_a_search_needs_of_it(parts: dict[str, RecordsPart]) -> None:
    facts = parts["articles/a.html"].facts
    assert facts.fields == ("date", "day", "publisher", "title")
    assert facts.filters == (
        ("kind", "context"),
        ("publisher", "The Courier"),
        ("type", "article"),
        ("type", "note"),
        ("year", "2031"),
    )
    assert facts.language == "fr"
    assert facts.year is not None
    assert facts.year[0] == "2031"
    assert parts["entries/rand.html"].facts.year is None
    assert parts["index.html"].facts == PartFacts(200 + len("About a sextant."), ("title",), (("type", "page"),))


def test_scripts_are_made_of_these_facts_without_reading_a_record(tmp_path: Path) -> None:
    site, words = connected(write(FILES, tmp_path))
    made = make_search_parts(site, words, PAGE_KINDS)

    def refuse() -> list[SearchRecord]:
        raise AssertionError("a record was read")

    unread = [replace(part, records=refuse) for part in reversed(made)]
    scripts = search_scripts(site.briefing.entries, words, PAGE_KINDS, unread)
    assert scripts == search_scripts(site.briefing.entries, words, PAGE_KINDS, made)
    values = json.loads(scripts["search/filters.js"].decode().partition(" = ")[2].rstrip(";\n"))
    assert values == {
        "type": ["article", "note", "person", "event", "page"],
        "kind": ["context"],
        "language": ["en", "fr"],
        "publisher": ["The Courier"],
        "year": ["2030s", "2031"],
    }


RECORD = SearchRecord(
    "a.html", "A", "", {"day": "1"}, {"type": "page"}, {"date": "02031"}, {"words": "x"}, [("One.", ""), ("Two.", "b")]
)
OTHERS = {
    "address": replace(RECORD, url="a.html#b"),
    "title": replace(RECORD, title="B"),
    "text": replace(RECORD, content="One"),
    "blocks": replace(RECORD, blocks=[("One.", "Two."), ("b", "")]),
    "fewer blocks": replace(RECORD, blocks=[("One.", "")]),
    "field": replace(RECORD, meta={"days": "1"}),
    "value": replace(RECORD, meta={"day": "2"}),
    "filter": replace(RECORD, filters={"type": "person"}),
    "sort key": replace(RECORD, sort={"date": "02032"}),
    "what is shown": replace(RECORD, shown={"words": "y"}),
    "where a value is": replace(RECORD, meta={"day": "1", "words": "x"}, shown={}),
    "order of values": replace(RECORD, meta={"b": "1", "a": "1"}),
    "other order of values": replace(RECORD, meta={"a": "1", "b": "1"}),
}


def test_a_part_with_anything_else_in_it_has_another_digest() -> None:
    parts = [records_part([RECORD]), records_part([RECORD, RECORD]), *(records_part([r]) for r in OTHERS.values())]
    assert len({part.digest for part in parts}) == len(parts)


def test_equal_records_have_equal_digests() -> None:
    again = replace(RECORD, title="".join(["", "A"]), meta=dict(RECORD.meta), blocks=tuple(RECORD.blocks))
    assert records_part([again]).digest == records_part([RECORD]).digest
