"""Co-occurrence: entries that are named together by the same articles, notes and records, several times."""

from __future__ import annotations

from collections import defaultdict
from math import lcm

from builder.meaning.site import Site

_MOST_RELATED = 6
"""How many others are named for an entry."""

MOST_ENTRIES_OF_A_TEXT = 100
"""A text that names more entries than this says nothing of any two of them."""


_WHOLE = lcm(*range(1, MOST_ENTRIES_OF_A_TEXT))
"""What a text of two entries counts: weights are whole multiples of its parts, so that no sum is rounded."""


def related_entries(site: Site, entry: str) -> tuple[str, ...]:
    """The other entries that are most often named with an entry, the closest first.

    A text that names few brings those closer to each other than one that names many: each pair in a text of n entries
    counts 1/(n - 1), the weighting of Newman, "Scientific collaboration networks II" (2001).
    """
    shared: dict[str, int] = defaultdict(int)
    for source in dict.fromkeys(backlink.source for backlink in site.backlinks_to(entry)):
        named = site.entries_named_by(source)
        if 1 < len(named) <= MOST_ENTRIES_OF_A_TEXT:
            for other in named:
                shared[other] += _WHOLE // (len(named) - 1)
    shared.pop(entry, None)
    order = site.registry.order
    return tuple(sorted(shared, key=lambda other: (-shared[other], order[other]))[:_MOST_RELATED])
