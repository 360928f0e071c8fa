"""What the search itself has to know beside the index, as scripts that it loads when it needs them.

A script is read everywhere, also in a folder opened by double-click. Each hands its list to its own element, as
``document.currentScript.briefing``, for ``engine.js``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from builder.meaning.site import Site
from builder.pages.kind import PageKinds
from builder.pages.search_writer import SearchRecord
from builder.pages.timeline import year_words
from builder.pages.words import Words
from builder.values.collation import name_key
from builder.values.records import Page
from builder.values.vocabulary import NOTE_KINDS

FILTERS = "search/filters.js"
NAMES = "search/names.js"


def search_facts(site: Site, words: Words, kinds: PageKinds, records: Iterable[SearchRecord]) -> dict[str, bytes]:
    """The scripts by path: each filter's values in their order, and the names that a misspelt one may have meant."""
    names = sorted({name for entry in site.briefing.entries for name in (entry.name, *entry.aliases)})
    return {FILTERS: _script(_values(site, words, kinds, records)), NAMES: _script(names)}


def _values(site: Site, words: Words, kinds: PageKinds, records: Iterable[SearchRecord]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {"type": set(), "kind": set(), "publisher": set(), "year": set()}
    for record in records:
        for name, value in record.filters.items():
            found[name].add(value)
    dates = [kinds[type(record)].date(record) for record in site.briefing.records]
    years = {year_words(date, words): date.order for date in dates if date is not None}
    return {
        "type": sorted(found["type"], key=_types(kinds).index),
        "kind": sorted(found["kind"], key=NOTE_KINDS.index),
        "publisher": sorted(found["publisher"], key=name_key),
        "year": sorted(found["year"], key=lambda year: years[year]),
    }


def _types(kinds: PageKinds) -> list[str]:
    """The types in the order of the filter: pages of prose come last, because they are looked for least."""
    in_order = sorted(kinds, key=lambda record: record is Page)
    return [name for record in in_order for name in kinds[record].types]


def _script(value: object) -> bytes:
    return f"document.currentScript.briefing = {json.dumps(value, ensure_ascii=False)};\n".encode()
