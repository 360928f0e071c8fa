"""What several pages of a site need and what is found out once for all of them: which parts its records have.

Pages that are parts of one record or list follow each other, so only the last one asked for is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from builder.meaning.outgoing import Backlink
from builder.meaning.site import Site
from builder.pages.note_groups import NoteGroup, group_notes
from builder.pages.page_parts import NOTE_PLACES, PLACES_PART, SOURCES_PART
from builder.pages.timeline import DrawnTimeline, draw_timeline
from builder.values.records import Article, Entry, Page

CitingRecord = tuple[str, Sequence[Backlink]]
"""A record that points at another, and the places where it does."""


class SharedFacts:
    """What is found out once for all pages of a site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._last: tuple[str, list[list[CitingRecord]]] = ("", [])
        self._note_groups: dict[str, tuple[NoteGroup, ...]] = {}

    @cached_property
    def timeline(self) -> DrawnTimeline:
        """The timeline of all events, of which each part shows a stretch."""
        return draw_timeline([event.date for event in self.site.briefing.events])

    def note_groups(self, grouping: str) -> tuple[NoteGroup, ...]:
        """All notes by kind, tag, article or author."""
        if grouping not in self._note_groups:
            self._note_groups[grouping] = group_notes(self.site, grouping)
        return self._note_groups[grouping]

    def place_parts(self, target: str) -> int:
        """In how many parts the places are shown that point at a record."""
        cited = (target, *self.site.registry.notes_on.get(target, ()))
        if sum(self.site.usage_of(each).places for each in cited) <= min(SOURCES_PART, PLACES_PART):
            return 1
        return max(1, len(self._parts(target) if len(cited) > 1 else divide_counts(self._counts(target))))

    def _counts(self, target: str) -> list[tuple[str, int]]:
        """The records that point at one without notes, in their order, each with the number of places in it."""
        order = self.site.registry.order
        return sorted(self.site.pointing.get(target, {}).items(), key=lambda pair: order[pair[0]])

    def places(self, target: str, part: int) -> Sequence[CitingRecord]:
        """What points at a record, by the record in which it is, in the order of records; all of it for part 0."""
        if part == 0:
            return self._grouped(target)
        parts = self._parts(target)
        return parts[part - 1] if part <= len(parts) else ()

    def much_cited_notes(self, article: str) -> Iterator[str]:
        """The notes on an article that are cited in more places than they can show."""
        for note in self.site.registry.notes_on.get(article, ()):
            if self.site.usage_of(note).places > NOTE_PLACES:
                yield note

    def _parts(self, target: str) -> list[list[CitingRecord]]:
        if self._last[0] != target:
            self._last = (target, list(divide_places(self._grouped(target))))
        return self._last[1]

    def _grouped(self, target: str) -> list[CitingRecord]:
        groups: dict[str, list[Backlink]] = {}
        for backlink in citing_places(self.site, target):
            groups.setdefault(backlink.source.partition("#")[0], []).append(backlink)
        order = self.site.registry.order
        return [(source, groups[source]) for source in sorted(groups, key=order.__getitem__)]


def citing_places(site: Site, target: str) -> Sequence[Backlink]:
    """What points at a record; for an article also what takes its passages for evidence."""
    backlinks = site.backlinks_to(target)
    notes = site.registry.notes_on.get(target)
    if not notes:
        return backlinks
    evidence = (
        backlink
        for note in notes
        for backlink in site.backlinks_to(note)
        if not isinstance(site.registry.records.get(backlink.source), Article | Entry | Page | None)
    )
    return [*backlinks, *dict.fromkeys(evidence)]


def divide_places(
    groups: Iterable[CitingRecord], sources: int = SOURCES_PART, places: int = PLACES_PART
) -> Iterator[list[CitingRecord]]:
    """The places of a record in parts of so many records and places at the most.

    The places in one record stay together, unless they are too many for any part.
    """
    groups = list(groups)
    found = dict(groups)
    for part in divide_counts([(source, len(each)) for source, each in groups], sources, places):
        yield [(source, found[source][start:end]) for source, start, end in part]


def divide_counts(
    counts: Iterable[tuple[str, int]], sources: int = SOURCES_PART, places: int = PLACES_PART
) -> list[list[tuple[str, int, int]]]:
    """As `divide_places`, for records of which only the number of places is known: which of these are in each part."""
    parts: list[list[tuple[str, int, int]]] = []
    part: list[tuple[str, int, int]] = []
    filled = 0
    for source, count in counts:
        for start in range(0, count, places):
            size = min(places, count - start)
            if part and (len(part) == sources or filled + size > places):
                parts.append(part)
                part, filled = [], 0
            part.append((source, start, start + size))
            filled += size
    return [*parts, part] if part else parts
