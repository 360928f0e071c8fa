"""What the search itself has to know beside the index, as scripts that it loads when it needs them.

A script is read everywhere, also in a folder opened by double-click. Each hands its list to its own element, as
``document.currentScript.briefing``, for ``engine.js``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from builder.meaning.site import Site
from builder.pages.search_records import SearchRecord
from builder.pages.timeline import year_words
from builder.pages.words import Words
from builder.values.collation import name_key
from builder.values.vocabulary import ENTRY_TYPES, NOTE_KINDS

FILTERS = "search/filters.js"
NAMES = "search/names.js"

ORDER: Mapping[str, Sequence[str]] = {
    "type": ("article", "note", *ENTRY_TYPES, "event", "claim", "judgement", "page"),
    "kind": NOTE_KINDS,
}


def search_facts(site: Site, words: Words, records: Iterable[SearchRecord]) -> dict[str, bytes]:
    """The scripts by path: each filter's values in their order, and the names that a misspelt one may have meant."""
    names = sorted({name for entry in site.briefing.entries for name in (entry.name, *entry.aliases)})
    return {FILTERS: _script(_values(site, words, records)), NAMES: _script(names)}


def _values(site: Site, words: Words, records: Iterable[SearchRecord]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {"type": set(), "kind": set(), "publisher": set(), "year": set()}
    for record in records:
        for name, value in record.filters.items():
            found[name].add(value)
    dates = [article.published for article in site.briefing.articles] + [event.date for event in site.briefing.events]
    years = {year_words(date, words): date.order for date in dates if date is not None}
    return {
        **{name: sorted(found[name], key=order.index) for name, order in ORDER.items()},
        "publisher": sorted(found["publisher"], key=name_key),
        "year": sorted(found["year"], key=lambda year: years[year]),
    }


def _script(value: object) -> bytes:
    return f"document.currentScript.briefing = {json.dumps(value, ensure_ascii=False)};\n".encode()
