"""What the search needs in addition to the index, as scripts that it loads when it needs them.

A script is read everywhere, also in a folder opened by double-click. Each hands its list to its own element, as
``document.currentScript.briefing``, for ``engine.js``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from builder.pages.kind import PageKinds
from builder.pages.search_parts import PartFacts, RecordsPart
from builder.reading.content_model import CONTENT_FOLDERS
from builder.values.collation import collation_key
from builder.values.interface_words import InterfaceWords
from builder.values.records import Entry
from builder.values.vocabulary import NOTE_KINDS

_FILTERS_SCRIPT = "search/filters.js"
_NAMES_SCRIPT = "search/names.js"


def search_scripts(
    entries: Iterable[Entry], words: InterfaceWords, kinds: PageKinds, parts: Iterable[RecordsPart]
) -> dict[str, bytes]:
    """The scripts by path: each filter's values in their order, and the names that a misspelt one can mean.

    With the filters' values are the languages in which texts can write a date.
    """
    names = sorted({name for entry in entries for name in (entry.name, *entry.aliases)})
    facts = [part.facts for part in parts]
    return {_FILTERS_SCRIPT: _script(_values(facts, words, kinds)), _NAMES_SCRIPT: _script(names)}


def _values(facts: Sequence[PartFacts], words: InterfaceWords, kinds: PageKinds) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {"type": set(), "kind": set(), "publisher": set(), "year": set()}
    for name, value in {pair for each in facts for pair in each.filters}:
        found[name].add(value)
    languages = {words.language, *(each.language for each in facts)} - {""}
    years = dict(each.year for each in facts if each.year)
    return {
        **{name: sorted(found[name], key=order.index) for name, order in filter_orders(kinds).items()},
        "language": sorted(languages),
        "publisher": sorted(found["publisher"], key=collation_key),
        "year": sorted(found["year"], key=lambda year: years[year]),
    }


def filter_orders(kinds: PageKinds) -> Mapping[str, Sequence[str]]:
    """The values of filters that are keys, in their order: pages of prose come last, as what is looked for least."""
    in_order = sorted(
        kinds, key=lambda record: list(CONTENT_FOLDERS).index(record.folder) if record.folder else len(CONTENT_FOLDERS)
    )
    return {"type": tuple(name for record in in_order for name in kinds[record].types), "kind": NOTE_KINDS}


def _script(value: object) -> bytes:
    return f"document.currentScript.briefing = {json.dumps(value, ensure_ascii=False)};\n".encode()
