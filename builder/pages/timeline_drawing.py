"""The small picture in each row of a timeline: a spine next to the words, and lanes for events that overlap.

A picture stretches with its row, as the rows of a graph of commits do, so all rows together are one drawing however
the words next to them wrap. What needs only its own row is on the spine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from builder.pages.timeline_marks import (
    ABOVE_ROW,
    BELOW_ROW,
    certainty,
    certainty_shape,
    em,
    gap_shape,
    interval_end_shape,
    interval_shape,
    line_shape,
)
from builder.pages.timeline_rows import RowRange, TimelinePlan, TimelineRow
from builder.values.edtf import EdtfDate, Point

_MARK_HEIGHT = 1.375
"""How far down a row its mark is, in em: the middle of the first line of words, as the style sheet sets it."""

_TEAR_HEIGHT = 1.125
"""The same in a row for years left out."""

_LANE_OVERHANG = 0.3
"""How far a body begins above the middle of the first line."""

_LANE_EDGE, _LANE_PITCH = 0.5, 0.875
"""From the edge to the first lane and from the spine to the words; from one lane to the next. The style sheet knows."""

_SHORT_BODY = 1.875
"""Where a body turns into a tail that needs no more than the row's least height."""

_ARROW = "84%"
"""Where a body that continues after the last event becomes an arrow."""


def draw_rows(plan: TimelinePlan, dates: Sequence[EdtfDate]) -> list[Markup]:
    """A picture for each row, given the dates of the events."""
    spine = _LANE_EDGE + _LANE_PITCH * plan.lanes
    parts = [list(_ground(plan, at, row, spine)) for at, row in enumerate(plan.rows)]
    for date, stretch in zip(dates, plan.stretches, strict=True):
        for at, svg in _draw_date(date, stretch, spine - _LANE_PITCH * stretch.lane):
            parts[at].append(svg)
    for row, pieces in zip(plan.rows, parts, strict=True):
        if row.event is None:
            pieces.append(gap_shape(_LANE_EDGE - _LANE_PITCH / 2, em(_TEAR_HEIGHT), plan.lanes + 1))
    start = f'<svg width="{em(spine + _LANE_EDGE)}" aria-hidden="true" focusable="false">'
    return [Markup(f"{start}{''.join(pieces)}</svg>") for pieces in parts]


def _draw_date(date: EdtfDate, stretch: RowRange, x: float) -> Iterator[tuple[int, str]]:
    """What is drawn of a date, with the number of the row that each piece is drawn in."""
    at, first = em(_MARK_HEIGHT), stretch.first
    begins = certainty(date.start) if isinstance(date.start, Point) else ""
    begin = at if begins else em(_MARK_HEIGHT - _LANE_OVERHANG)
    if not isinstance(date.start, Point):
        yield (
            first,
            interval_shape("range", x, em(_MARK_HEIGHT - 0.65), em(_MARK_HEIGHT + _LANE_OVERHANG))
            + interval_end_shape(date.start, x, em(_MARK_HEIGHT - 0.65), -1),
        )
        begins = certainty(date.end) if isinstance(date.end, Point) else ""
    elif not date.is_interval and date.start.day:
        yield first, certainty_shape(begins, x, at)
    elif date.end == "unknown" or stretch.is_cut:
        kind = "range" if date.is_interval else "period"
        yield (
            first,
            interval_shape(kind, x, begin, em(_SHORT_BODY))
            + interval_end_shape("cut" if stretch.is_cut else "unknown", x, em(_SHORT_BODY)),
        )
    else:
        yield from _through(date, stretch, x, begin)
    if begins:
        yield first, certainty_shape(begins, x, at)


def _through(date: EdtfDate, stretch: RowRange, x: float, begin: str) -> Iterator[tuple[int, str]]:
    """A body from the row it begins in to the one it ends in, and its end."""
    kind, end = "range" if date.is_interval else "period", _ARROW if date.end == "open" else f"{stretch.end}%"
    for row in range(stretch.first, stretch.last + 1):
        yield (
            row,
            interval_shape(
                kind, x, begin if row == stretch.first else ABOVE_ROW, end if row == stretch.last else BELOW_ROW
            ),
        )
    if date.end == "open":
        yield stretch.last, interval_end_shape("open", x, end)
    elif date.is_interval and isinstance(date.end, Point) and certainty(date.end):
        yield stretch.last, certainty_shape(certainty(date.end), x, end)


def _ground(plan: TimelinePlan, at: int, row: TimelineRow, spine: float) -> Iterator[str]:
    """What lies under the marks: the spine from the first event to the last, and a line from a lane to the words."""
    yield line_shape(
        "spine",
        spine,
        em(_MARK_HEIGHT) if at == 0 else ABOVE_ROW,
        em(_MARK_HEIGHT) if at == len(plan.rows) - 1 else BELOW_ROW,
    )
    lane = 0 if row.event is None else plan.stretches[row.event].lane
    if lane:
        yield (
            f'<line class="leader" x1="{em(spine - _LANE_PITCH * lane)}" y1="{em(_MARK_HEIGHT)}" '
            f'x2="{em(spine + _LANE_EDGE)}" '
            f'y2="{em(_MARK_HEIGHT)}"/>'
        )
