"""Co-occurrence: entries that are named together by the same articles, notes and records, several times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from builder.meaning.site import Site

_MOST_RELATED = 6
"""How many others are named for an entry."""

MOST_ENTRIES_OF_A_TEXT = 100
"""A text that names more entries than this says nothing of any two of them."""


def related_entries(site: Site) -> Mapping[str, tuple[str, ...]]:
    """For each entry the others that are most often named with it, the closest first.

    A text that names few brings those closer to each other than one that names many: each pair in a text of n entries
    counts 1/(n - 1), the weighting of Newman, "Scientific collaboration networks II" (2001).
    """
    shared: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for named in _named_by_source(site).values():
        if 1 < len(named) <= MOST_ENTRIES_OF_A_TEXT:
            for one, other in combinations(named, 2):
                shared[one][other] += 1 / (len(named) - 1)
                shared[other][one] += 1 / (len(named) - 1)
    order = site.registry.order
    return {
        entry: tuple(sorted(others, key=lambda other: (-others[other], order[other]))[:_MOST_RELATED])
        for entry, others in shared.items()
    }


def _named_by_source(site: Site) -> Mapping[str, list[str]]:
    named: dict[str, dict[str, None]] = defaultdict(dict)
    for entry in site.briefing.entries:
        for backlink in site.backlinks_to(entry.id):
            named[backlink.source][entry.id] = None
    return {source: list(entries) for source, entries in named.items()}
