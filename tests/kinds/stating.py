"""What the kinds say of the records of a briefing, by the id of a record."""

from __future__ import annotations

import json
from typing import Any

from builder.data.graph import BRIEFING_FILE
from builder.data.json_ld import JsonLd
from builder.kinds import DATA_KINDS, PAGE_KINDS
from builder.meaning.review.rules import ReviewRule
from builder.meaning.site import Site
from builder.pages.search_writer import SearchRecord, SearchWriter
from builder.pages.views import Views
from builder.values.site_paths import path_of
from tests.connected import WITHHELD, connected, data_file, published_at

SITE, WORDS = connected(WITHHELD)
BRIEFING: dict[str, Any] = json.loads(data_file(SITE, WORDS, BRIEFING_FILE))


def description(record: str) -> str:
    """A record in one or two sentences."""
    found = SITE.registry.records[record]
    return DATA_KINDS[type(found)].describe(SITE, WORDS, found)


def updated(record: str) -> str:
    """The day of its latest change."""
    found = SITE.registry.records[record]
    change = DATA_KINDS[type(found)].updated
    assert change
    return change(SITE, found)


def data_of(member: str, record: str) -> dict[str, Any]:
    """A record in ``data/briefing.json``."""
    return next(each for each in BRIEFING[member] if each["id"] == record)


def page_graph(record: str, url: str = "") -> list[dict[str, Any]]:
    """The nodes of a record's page in schema.org's vocabulary."""
    site = published_at(SITE, url)
    found = site.registry.records.get(record)
    path = path_of(found) if found else record
    graph: Any = JsonLd(site, WORDS, DATA_KINDS).page_nodes(path, record if found else "")["@graph"]
    return list(graph)


def node(kind: str, record: str) -> dict[str, Any]:
    """The first of these nodes with a type."""
    return next(node for node in page_graph(record) if node["@type"] == kind)


def view(record: str) -> Any:
    """What templates see of a record, on its own page."""
    found = SITE.registry.records[record]
    return PAGE_KINDS[type(found)].view_of(Views(SITE, WORDS, path_of(found)), found)


def search_records(record: str) -> list[SearchRecord]:
    """What search finds of a record."""
    found = SITE.registry.records[record]
    return list(PAGE_KINDS[type(found)].search(SearchWriter(SITE, WORDS), found))


def review(site: Site, rules: tuple[ReviewRule, ...]) -> list[str]:
    """What rules object to: the file and line, and the code."""
    return sorted(
        f"{problem.place.path}:{problem.place.line} {problem.code}" for rule in rules for problem in rule(site)
    )
