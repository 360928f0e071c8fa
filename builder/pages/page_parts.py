"""Lists and records that are too long for one page are shown in parts, each a page of its own.

Parts are static pages, so readers without scripts and search engines get all of them, and no page grows with records
that it does not show. The first part has the path that the whole would have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from builder.pages.view_models import PagingView, PartLinkView
from builder.values.site_paths import part_path, path_to_root

LIST_PART = 100
"""How many records of a list are on one page."""

SECTION_PART = 50
"""How many records of a list are shown on the front page and on pages of the author's, before a link to the list."""

SOURCES_PART, PLACES_PART = 50, 200
"""In how many records, and in how many places in them, a page shows that its record appears."""

NOTE_PLACES = 20
"""In how many places a note says that it is cited, before a link to a page with all of them."""

EVIDENCE_PART = 100
"""How many passages for one side a page shows."""

_NEAR = (0, 1, 2, 10, 100)
"""How far from a part other parts are that it links to; it links to the first and the last as well."""

_T = TypeVar("_T")


def part_count(items: int, size: int) -> int:
    """In how many parts so many items are shown; 1 if there are none."""
    return max(1, -(-items // size))


def part_of(items: Sequence[_T], part: int, size: int) -> Sequence[_T]:
    """The items of a part, counted from 1; all of them for part 0."""
    return items[(part - 1) * size : part * size] if part else items


def paging_view(path: str, part: int, parts: int) -> PagingView | None:
    """How the parts of a page link to each other, ``path`` being that of the first; ``None`` if there is only one."""
    if parts < 2:
        return None
    root = path_to_root(path)

    def href(number: int) -> str:
        return root + part_path(path, number) if 1 <= number <= parts else ""

    return PagingView(part, parts, href(part - 1), href(part + 1), tuple(_links(part, parts, root, path)))


def _links(part: int, parts: int, root: str, path: str) -> Iterator[PartLinkView]:
    near = {part + sign * step for step in _NEAR for sign in (1, -1)}
    before = 0
    for number in sorted({1, parts} | {number for number in near if 1 <= number <= parts}):
        yield PartLinkView(number, root + part_path(path, number), number == part, number > before + 1)
        before = number
