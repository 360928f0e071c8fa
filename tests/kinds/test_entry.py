"""Entries as readers, programs and a review see them."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.kinds.entry import PAGES, REVIEW
from tests.connected import connected
from tests.copying import write
from tests.kinds.stating import SITE, WORDS, data_of, description, node, page_graph, review, search_records, view


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        ("keeper", "Person"),
        ("harbour-office", "Organization"),
        ("harbour", "Place"),
        ("log", "CreativeWork"),
        ("wick", "DefinedTerm"),
    ],
)
def test_an_entry_is_what_its_type_says(record: str, kind: str) -> None:
    page, thing = page_graph(record)
    assert thing["@type"] == kind
    assert thing["mainEntityOfPage"] == page["@id"] == f"../entries/{record}.html"


def test_a_term_is_of_the_glossary_and_the_glossary_has_it() -> None:
    term, glossary = node("DefinedTerm", "wick"), node("DefinedTermSet", "glossary.html")
    assert term["inDefinedTermSet"] == {"@id": "../glossary.html#glossary"}
    assert [each["name"] for each in glossary["hasDefinedTerm"]] == ["wick"]


@pytest.mark.parametrize(
    ("entry", "said"), [("keeper", "Keeps the lamp."), ("harbour-office", "Keeps the harbour."), ("log", "")]
)
def test_it_is_described_by_its_summary_or_else_its_text(entry: str, said: str) -> None:
    assert description(entry) == said


def test_its_data_and_its_view_have_its_names_and_links() -> None:
    assert data_of("entries", "keeper")["aliases"] == ["the keeper"]
    assert [link.get("title") for link in data_of("entries", "log")["links"]] == [None, "Part two"]
    assert [link.href for link in view("log").links] == ["https://log.example", "https://log.example/2"]
    assert view("keeper").aliases == "the keeper"


def test_search_finds_it_by_every_name_and_by_its_type() -> None:
    (found,) = search_records("keeper")
    assert (found.title, found.meta["aliases"], found.filters) == ("The Keeper", "the keeper", {"type": "person"})


def test_the_list_is_in_groups_and_the_glossary_has_the_terms() -> None:
    entries, glossary = PAGES.lists
    wick = next(entry for entry in SITE.briefing.entries if entry.id == "wick")
    assert entries.heading and entries.heading(WORDS, wick) == "Terms"
    assert [entry.id for entry in SITE.briefing.entries if glossary.holds(entry)] == ["wick"]
    assert PAGES.chapters
    paths = [chapter.path for chapter in PAGES.chapters(SITE.briefing)]
    assert paths[0] == "entries/person.html" and "glossary.html" in paths


def test_a_review_objects_to_unmentioned_entries_and_shared_names(tmp_path: Path) -> None:
    entries = """- {id: bridge, type: place, name: the bridge}
- {id: ferry, type: place, name: the ferry}
- {id: other, type: place, name: the crossing, aliases: [The bridge]}
- {id: named, type: place, name: Marrow}
"""
    files = {
        "briefing.yaml": "title: T\n",
        "articles/a.md": "---\ntitle: A\n---\n\nMarrow is far. The crossing is here.\n",
        "pages/index.md": "---\ntitle: T\n---\n\nOf [[bridge]].\n",
        "entries/all.yaml": entries,
    }
    site, _ = connected(write(files, tmp_path))
    found = [line.rpartition("/")[2] for line in review(site, REVIEW)]
    assert found == ["all.yaml:2 unmentioned-entry", "all.yaml:3 shared-alias"]
