"""The lists of a briefing: which there are, and what templates see of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from builder.meaning.site import Site
from builder.pages.kind import PageKinds, RecordList
from builder.pages.page_parts import LIST_PART, SECTION_PART, part_count, part_of
from builder.pages.template_values import GroupView, SectionView
from builder.pages.timeline import timeline_view
from builder.pages.track_record_views import track_record_view
from builder.pages.view_models import CardView
from builder.pages.views import Views
from builder.values.references import Record
from builder.values.site_paths import path_to_root

_TIMELINE, TRACK_RECORD = "timeline", "track-record"


def nonempty_lists(site: Site, kinds: PageKinds) -> tuple[str, ...]:
    """The lists that have something in them, in the order of the menu."""
    return tuple(each.name for each in filled_lists(site, kinds))


def filled_lists(site: Site, kinds: PageKinds) -> tuple[RecordList[Any], ...]:
    """The lists that `nonempty_lists` names."""
    return tuple(
        each
        for record, kind in kinds.items()
        for each in kind.lists
        if each.offered and any(map(each.holds, _all(site, record)))
    )


def list_parts(site: Site, kinds: PageKinds) -> Iterator[tuple[RecordList[Any], int]]:
    """Every list that has a page, and in how many parts it is."""
    for record, kind in kinds.items():
        for each in kind.lists:
            size = list_size(site, record, each)
            if size > each.most_in_menu:
                yield each, part_count(size, LIST_PART)


def list_size(site: Site, record: type[Record], shown: RecordList[Any]) -> int:
    """How many records are in a list."""
    return sum(map(shown.holds, _all(site, record)))


def section(
    name: str, views: Views, kinds: PageKinds, heading: str = "", part: int = 1, size: int = SECTION_PART
) -> SectionView:
    """A part of a list, ``size`` records long, as one page shows it, with ``heading`` in place of its name."""
    record, shown = next((record, each) for record, kind in kinds.items() for each in kind.lists if each.name == name)
    all_of_it = [each for each in _all(views.site, record) if shown.holds(each)]
    drawn = views.shared.timeline if name == _TIMELINE else None
    if drawn:
        all_of_it = [all_of_it[number] for number in drawn.order]
    records = part_of(all_of_it, part, size)
    items = [shown.item(views, each) for each in records]
    return SectionView(
        name,
        heading or views.words(f"list.{name}"),
        f"{path_to_root(views.path)}{name}.html",
        shown.part,
        tuple(items),
        len(all_of_it),
        tuple(_groups(shown, records, items, views)),
        timeline_view(items, views.words, drawn, (part - 1) * size) if drawn else None,
        track_record_view(views) if name == TRACK_RECORD else None,
    )


def _all(site: Site, record: type[Record]) -> Sequence[Any]:
    return [each for each in site.briefing.records if type(each) is record]


def _groups(
    shown: RecordList[Any], records: Sequence[Any], items: Sequence[CardView], views: Views
) -> Iterator[GroupView]:
    """The items below the headings that their records have; records come in the order of these."""
    if shown.heading is None:
        return
    headings = [shown.heading(views.words, record) for record in records]
    for heading, group in groupby(zip(headings, items, strict=True), key=lambda pair: pair[0]):
        yield GroupView(heading, tuple(item for _, item in group))
