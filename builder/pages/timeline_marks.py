"""The shapes of dates in a timeline: what kind of date it is can be seen without colour.

A date has a body (a day, some time within a period, a range, a range without an end) and, where its author marked
it so, a head that says how sure it is. The kinds are those of EDTF levels 0 and 1, ISO 8601-2:2019, annex A.
Colours come from the style sheet by class: the content security policy of the pages allows no other style.
"""

from __future__ import annotations

from builder.values.edtf import EdtfDate, Point, parse_edtf

HEAD = 6.5
"""How far a head reaches from its centre, in units of the picture, of which 16 are 1rem on the smallest screen."""

STUB, TAIL = 22.0, 10.0
"""How far a range goes on towards an end that it does not have, and how much of that is its arrow or its dots."""

_EXAMPLES = {"day": "2024-07-19", "period": "2024-07", "range": "2024-07-18/2024-07-19", "approximate": "2024-07-19~",
             "uncertain": "2024-07-19?", "both": "2024-07-19%", "open": "2024-07-19/..", "unknown": "2024-07-19/"}

KINDS = tuple(_EXAMPLES)
"""All kinds of dates in the order of the legend; each has words under ``timeline.kind``."""


def kinds(date: EdtfDate) -> set[str]:
    """Which of the kinds can be seen in a date's mark."""
    if date.interval:
        found = {end if isinstance(end, str) else certainty(end) for end in (date.start, date.end)}
        return found - {""} | (set() if found & {"open", "unknown"} else {"range"})
    assert isinstance(date.start, Point)
    sure = certainty(date.start)
    return {sure or "day"} if date.start.day else {"period", sure} - {""}


def certainty(point: Point) -> str:
    """What the author says of a date: nothing, ``approximate`` (``~``), ``uncertain`` (``?``) or ``both`` (``%``)."""
    if point.approximate:
        return "both" if point.uncertain else "approximate"
    return "uncertain" if point.uncertain else ""


def mark(date: EdtfDate, x: float, y: float, end: float) -> str:
    """The shape of a date whose label stands at ``y`` and whose last day is at ``end``, around ``x``."""
    start = date.start
    if not date.interval and isinstance(start, Point):
        head = _head(start, x, y)
        if start.day:
            return head or _dot("day", x, y, 4.5)
        return bar("period", x, y if head else y - HEAD, end) + head
    if not isinstance(start, Point):
        body = bar("range", x, y - STUB + TAIL, y + HEAD) + _tail(start, x, y - STUB, -1)
        return body + (_head(date.end, x, y) if isinstance(date.end, Point) else "")
    if isinstance(date.end, Point):
        return bar("range", x, y - HEAD, end) + _head(start, x, y) + _head(date.end, x, end)
    return bar("range", x, y - HEAD, end - TAIL) + _tail(date.end, x, end, 1) + _head(start, x, y)


def swatch(kind: str) -> str:
    """A mark of one kind for the legend, as a picture of its own."""
    date = parse_edtf(_EXAMPLES[kind])
    long = date.interval or "period" in kinds(date)
    y, end = (8.0, 18.0 if kind in ("range", "period") else 22.0) if long else (12.0, 12.0)
    shape = mark(date, 12, y, end)
    return f'<svg class="swatch" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{shape}</svg>'


def bar(name: str, x: float, top: float, bottom: float) -> str:
    """A body that lasts: solid for a range, hollow for some time within a period."""
    half = 4.5 if name == "period" else 3.0
    return (f'<rect class="{name}" x="{number(x - half)}" y="{number(top)}" width="{number(2 * half)}" '
            f'height="{number(bottom - top)}" rx="1.5"/>')


def number(value: float) -> str:
    """A coordinate in tenths, which is finer than a screen shows, without a needless ``.0``."""
    return f"{value:.1f}".removesuffix(".0")


def _dot(name: str, x: float, y: float, radius: float) -> str:
    return f'<circle class="{name}" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"/>'


def _head(point: Point, x: float, y: float) -> str:
    sure = certainty(point)
    if not sure:
        return ""
    diamond = f'<path class="{sure}" d="M{number(x)} {number(y - HEAD)}l{HEAD} {HEAD}-{HEAD} {HEAD}-{HEAD}-{HEAD}z"/>'
    shape = _dot(sure, x, y, HEAD - 0.5) if sure == "uncertain" else diamond
    question = f'<text class="question" x="{number(x)}" y="{number(y + 3.2)}">?</text>'
    return shape + (question if point.uncertain else "")


def _tail(end: str, x: float, y: float, down: int) -> str:
    """An arrow where a range is open, dots where nobody knows its end; ``y`` is the tip."""
    if end == "open":
        return f'<path class="open" d="M{number(x)} {number(y)}l-6 {-TAIL * down:g}h12z"/>'
    return "".join(_dot("unknown", x, y - step * down, 1.3) for step in (1.5, 5.0, 8.5))
