"""The events as a list drawn as a timeline: time runs down, and beside the words of each event is a mark of its date.

The words are HTML, so they wrap, grow and print by themselves and everybody can read them; the marks say again what
the dates say in words, so they are hidden from those who do not see them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from builder.pages.shown_records import EventView
from builder.pages.timeline_drawing import draw
from builder.pages.timeline_marks import KINDS, kinds, swatch
from builder.pages.timeline_rows import Plan, plan
from builder.pages.words import Words
from builder.values.edtf import EdtfDate, Point


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend: a shape, and what it means."""

    shape: Markup
    """The shape, drawn."""
    words: str
    """What it means."""


@dataclass(frozen=True, slots=True)
class RowView:
    """An event, or else words for the years left out, and the picture beside it."""

    lanes: Markup
    """The picture beside the words."""
    event: EventView | None
    """The event of the row."""
    passing: str
    """Words for the years left out, where the row is no event's."""
    year: str
    """The year; empty where it is that of the event above."""
    wait: int
    """How far off the next event is, 0 to 3."""


@dataclass(frozen=True, slots=True)
class TimelineView:
    """Events as a list with a picture beside it."""

    rows: tuple[RowView, ...]
    """The rows in order of time."""
    lanes: int
    """How many lanes the picture has beside its spine, 0 to 6."""
    key: tuple[Key, ...]
    """The legend."""


def timeline_view(events: Iterable[EventView], words: Words) -> TimelineView | None:
    """All events in order of time, those of one date as they come; ``None`` where there are none."""
    events = sorted(events, key=lambda view: view.event.date.order)
    if not events:
        return None
    dates = [view.event.date for view in events]
    planned = plan(dates)
    years = [year_words(date, words) for date in dates]
    shown = [year if year != before else "" for year, before in zip(years, ["", *years], strict=False)]
    rows = (
        RowView(lanes, None, words.count("timeline.pause", row.years), "", 0)
        if row.event is None
        else RowView(lanes, events[row.event], "", shown[row.event], row.wait)
        for row, lanes in zip(planned.rows, draw(planned, dates), strict=True)
    )
    return TimelineView(tuple(rows), planned.lanes, timeline_key(planned, dates, words))


def timeline_key(planned: Plan, dates: Iterable[EdtfDate], words: Words) -> tuple[Key, ...]:
    """The legend, with those shapes only that are in the picture."""
    used = {kind for date in dates for kind in kinds(date)}
    if any(stretch.cut for stretch in planned.stretches):
        used.add("cut")
    return tuple(Key(Markup(swatch(kind)), words(f"timeline.kind.{kind}")) for kind in KINDS if kind in used)


def year_words(date: EdtfDate, words: Words) -> str:
    """The year that a date stands under, or the decade or century where it names no year."""
    point = next(end for end in (date.start, date.end) if isinstance(end, Point))
    if point.spread == 1:
        return words.year(point.year)
    return words(
        "timeline.decade" if point.spread == 10 else "timeline.century",
        year=point.year,
        last=point.year + point.spread - 1,
    )
