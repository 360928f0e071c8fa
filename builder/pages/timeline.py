"""The events as a list drawn as a timeline: time runs down, and each event has a mark of its date next to its words.

The words are HTML, so they wrap, grow and print by themselves and everybody can read them; the marks say again what
the dates say in words, so they are hidden from those who do not see them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from builder.pages.record_views import EventView
from builder.pages.timeline_drawing import draw_rows
from builder.pages.timeline_marks import DATE_KINDS, date_kinds, legend_shape
from builder.pages.timeline_rows import RowRange, TimelinePlan, plan_timeline
from builder.pages.view_models import LegendItem
from builder.values.edtf import EdtfDate, Point
from builder.values.interface_words import InterfaceWords
from builder.values.value_class import value_class


@value_class
class RowView:
    """An event, or words for omitted years, and the picture next to it."""

    lanes: Markup
    """The picture next to the words."""
    event: EventView | None
    """The event of the row."""
    passing: str
    """Words for the years left out, where the row is no event's."""
    year: str
    """The year; empty where it is that of the event above."""
    wait: int
    """How far off the next event is, 0 to 3."""


@value_class
class TimelineView:
    """Events as a list with a picture next to it."""

    rows: tuple[RowView, ...]
    """The rows in order of time."""
    lanes: int
    """How many lanes the picture has in addition to its spine, 0 to 6."""
    key: tuple[LegendItem, ...]
    """The legend."""


@value_class
class DrawnTimeline:
    """The picture of a whole timeline, of which a page can show a stretch: what lasts goes on from part to part."""

    dates: Sequence[EdtfDate]
    plan: TimelinePlan
    lanes: Sequence[Markup]
    order: Sequence[int]
    """The numbers of the events in the order of their rows."""
    row_of: Mapping[int, int]
    """The row of each event by its number."""


def draw_timeline(dates: Sequence[EdtfDate]) -> DrawnTimeline:
    """The picture for the dates of all events, in order of time."""
    plan = plan_timeline(dates)
    row_of = {row.event: at for at, row in enumerate(plan.rows) if row.event is not None}
    return DrawnTimeline(dates, plan, draw_rows(plan, dates), tuple(row_of), row_of)


def timeline_view(
    events: Iterable[EventView], words: InterfaceWords, drawn: DrawnTimeline | None = None, first: int = 0
) -> TimelineView | None:
    """Events in order of time, those of one date as they come; ``None`` where there are none.

    Without ``drawn`` these are all events. With it they are some of its events, in the order of its rows, and ``first``
    is how many come before them.
    """
    events = list(events) if drawn else sorted(events, key=lambda view: view.event.date.sort_key)
    if not events:
        return None
    numbers = drawn.order[first : first + len(events)] if drawn else range(len(events))
    drawn = drawn or draw_timeline([view.event.date for view in events])
    views = dict(zip(numbers, events, strict=True))
    years = [year_words(view.event.date, words) for view in events]
    shown = {
        number: year if year != before else ""
        for number, year, before in zip(numbers, years, ["", *years], strict=False)
    }
    begin, end = min(map(drawn.row_of.__getitem__, numbers)), max(map(drawn.row_of.__getitem__, numbers)) + 1
    if begin and drawn.plan.rows[begin - 1].event is None:
        begin -= 1
    rows = (
        RowView(lanes, None, words.count("timeline.pause", row.years_left_out), "", 0)
        if row.event is None
        else RowView(lanes, views[row.event], "", shown[row.event], row.gap_step)
        for row, lanes in zip(drawn.plan.rows[begin:end], drawn.lanes[begin:end], strict=True)
    )
    dates = (drawn.dates[number] for number in numbers)
    legend = _timeline_legend(dates, (drawn.plan.stretches[number] for number in numbers), words)
    return TimelineView(tuple(rows), drawn.plan.lanes, legend)


def _timeline_legend(
    dates: Iterable[EdtfDate], stretches: Iterable[RowRange], words: InterfaceWords
) -> tuple[LegendItem, ...]:
    """The legend, with those shapes only that are in the picture."""
    used = {kind for date in dates for kind in date_kinds(date)}
    if any(stretch.is_cut for stretch in stretches):
        used.add("cut")
    return tuple(
        LegendItem(Markup(legend_shape(kind)), words(f"timeline.kind.{kind}")) for kind in DATE_KINDS if kind in used
    )


def year_words(date: EdtfDate, words: InterfaceWords) -> str:
    """Return the year under which a date is listed, or the decade or century if it has no year."""
    point = next(end for end in (date.start, date.end) if isinstance(end, Point))
    if point.spread == 1:
        return words.year(point.year)
    return words(
        "timeline.decade" if point.spread == 10 else "timeline.century",
        year=point.year,
        last=point.year + point.spread - 1,
    )
