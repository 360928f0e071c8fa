"""The small picture in each row of a timeline: a spine beside the words, and lanes for what lasts past the next event.

A picture stretches with its row, as the rows of a graph of commits do, so all rows together are one drawing however
the words beside them wrap. What needs no more than its own row stands on the spine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from builder.pages.timeline_marks import ABOVE, BELOW, body, certainty, em, head, line, tail, tear
from builder.pages.timeline_rows import Plan, Row, Stretch
from builder.values.edtf import EdtfDate, Point

MARK = 1.375
"""How far down a row its mark is, in em: the middle of the first line of words, as the style sheet sets it."""

TORN = 1.125
"""The same in a row for years left out."""

REACH = 0.3
"""How far a body begins above the middle of the first line."""

EDGE, PITCH = 0.5, 0.875
"""From the edge to the first lane and from the spine to the words; from one lane to the next. The style sheet knows."""

SHORT = 1.875
"""Where a body turns into a tail that needs no more than the row's least height."""

_ARROW = "84%"
"""Where a body that goes on after the last event turns into an arrow."""


def draw(plan: Plan, dates: Sequence[EdtfDate]) -> list[Markup]:
    """A picture for each row, given the dates of the events."""
    spine = EDGE + PITCH * plan.lanes
    parts = [list(_ground(plan, at, row, spine)) for at, row in enumerate(plan.rows)]
    for date, stretch in zip(dates, plan.stretches, strict=True):
        for at, svg in marks(date, stretch, spine - PITCH * stretch.lane):
            parts[at].append(svg)
    for row, pieces in zip(plan.rows, parts, strict=True):
        if row.event is None:
            pieces.append(tear(EDGE - PITCH / 2, em(TORN), plan.lanes + 1))
    start = f'<svg width="{em(spine + EDGE)}" aria-hidden="true" focusable="false">'
    return [Markup(f"{start}{''.join(pieces)}</svg>") for pieces in parts]


def marks(date: EdtfDate, stretch: Stretch, x: float) -> Iterator[tuple[int, str]]:
    """What is drawn of a date, with the number of the row that each piece is drawn in."""
    at, first = em(MARK), stretch.first
    begins = certainty(date.start) if isinstance(date.start, Point) else ""
    begin = at if begins else em(MARK - REACH)
    if not isinstance(date.start, Point):
        yield first, body("range", x, em(MARK - 0.65), em(MARK + REACH)) + tail(date.start, x, em(MARK - 0.65), -1)
        begins = certainty(date.end) if isinstance(date.end, Point) else ""
    elif not date.interval and date.start.day:
        yield first, head(begins, x, at)
    elif date.end == "unknown" or stretch.cut:
        kind = "range" if date.interval else "period"
        yield first, body(kind, x, begin, em(SHORT)) + tail("cut" if stretch.cut else "unknown", x, em(SHORT))
    else:
        yield from _through(date, stretch, x, begin)
    if begins:
        yield first, head(begins, x, at)


def _through(date: EdtfDate, stretch: Stretch, x: float, begin: str) -> Iterator[tuple[int, str]]:
    """A body from the row it begins in to the one it ends in, and its end."""
    kind, end = "range" if date.interval else "period", _ARROW if date.end == "open" else f"{stretch.end}%"
    for row in range(stretch.first, stretch.last + 1):
        yield row, body(kind, x, begin if row == stretch.first else ABOVE, end if row == stretch.last else BELOW)
    if date.end == "open":
        yield stretch.last, tail("open", x, end)
    elif date.interval and isinstance(date.end, Point) and certainty(date.end):
        yield stretch.last, head(certainty(date.end), x, end)


def _ground(plan: Plan, at: int, row: Row, spine: float) -> Iterator[str]:
    """What lies under the marks: the spine from the first event to the last, and a line from a lane to the words."""
    yield line("spine", spine, em(MARK) if at == 0 else ABOVE, em(MARK) if at == len(plan.rows) - 1 else BELOW)
    lane = 0 if row.event is None else plan.stretches[row.event].lane
    if lane:
        yield (
            f'<line class="leader" x1="{em(spine - PITCH * lane)}" y1="{em(MARK)}" x2="{em(spine + EDGE)}" '
            f'y2="{em(MARK)}"/>'
        )
