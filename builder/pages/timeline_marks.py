"""The shapes of dates in a timeline: what kind of date it is can be seen without colour.

A date has a body (a day, some time within a period, a range, a range without an end) and, where its author marked
it so, a head that says how sure it is. The kinds are those of EDTF levels 0 and 1, ISO 8601-2:2019, annex A.

Across, everything is measured in em from the edge of the picture. Down, a place is a length or a share of the
picture's height, as SVG writes them, because a picture is as high as the words next to it. Colours come from the style
sheet by class: the content security policy of the pages allows no other style.
"""

from __future__ import annotations

from builder.values.edtf import EdtfDate, Point

DATE_KINDS = ("day", "period", "range", "approximate", "uncertain", "both", "open", "unknown", "cut")
"""All kinds of marks in the order of the legend; each has words under ``timeline.kind``.

The last is no kind of date: it is a body that there was no room to draw to its end.
"""

ABOVE_ROW, BELOW_ROW = "-1", "100%"
"""Where a body comes from the row above, and goes on into the one below; the rows overlap by a pixel, for a seam would
show where their edges fall between two pixels of the screen."""

_RADIUS = 6.5
"""How far a head reaches from its centre in sixteenths of an em."""


def date_kinds(date: EdtfDate) -> set[str]:
    """Which of the kinds can be seen in a date's mark."""
    if date.is_interval:
        found = {end if isinstance(end, str) else certainty(end) for end in (date.start, date.end)}
        return found - {""} | (set() if found & {"open", "unknown"} else {"range"})
    assert isinstance(date.start, Point)
    sure = certainty(date.start)
    return {sure or "day"} if date.start.day else {"period", sure} - {""}


def certainty(point: Point) -> str:
    """What the author says of a date: nothing, ``approximate`` (``~``), ``uncertain`` (``?``) or ``both`` (``%``)."""
    if point.is_approximate:
        return "both" if point.is_uncertain else "approximate"
    return "uncertain" if point.is_uncertain else ""


def interval_shape(kind: str, x: float, top: str, bottom: str) -> str:
    """Draw an interval: solid for a range; hollow with closed ends for some time within a period."""
    if kind == "range":
        return line_shape("range", x, top, bottom)
    rails = "".join(line_shape("period", x + side, top, bottom) for side in (-0.25, 0.25))
    ends = "".join(
        f'<line class="period" x1="{em(x - 0.3)}" y1="{y}" x2="{em(x + 0.3)}" y2="{y}"/>'
        for y in (top, bottom)
        if y not in (ABOVE_ROW, BELOW_ROW)
    )
    return line_shape("hollow", x, top, bottom) + rails + ends


def certainty_shape(sure: str, x: float, y: str) -> str:
    """Draw how certain a day is, as given by ``certainty``: a filled dot if it is certain."""
    if not sure:
        return f'<circle class="day" cx="{em(x)}" cy="{y}" r=".28em"/>'
    outline = (
        f'<circle class="{sure}" r="{_RADIUS - 0.5}"/>'
        if sure == "uncertain"
        else f'<path class="{sure}" d="M0-{_RADIUS}l{_RADIUS} {_RADIUS}-{_RADIUS} {_RADIUS}-{_RADIUS}-{_RADIUS}z"/>'
    )
    question = '<path class="question" d="M-1.9-1.6a1.9 1.9 0 1 1 2.9 1.6C.3.5 0 .8 0 1.4M0 3.5v.1"/>'
    return _glyph(x, y, outline + (question if sure != "approximate" else ""))


def interval_end_shape(end: str, x: float, y: str, down: int = 1) -> str:
    """What a body turns into at ``y``, downwards or upwards (-1).

    An arrow where a range is open, dots if its end is unknown, a ragged edge where it is ``cut``.
    """
    if end == "open":
        return _glyph(x, y, f'<path class="open" d="M-3 {-down}h6v{down}h3L0 {10 * down}-6 0h3z"/>')
    if end == "unknown":
        dots = "".join(f'<circle class="unknown" cy="{step * down}" r="1.4"/>' for step in (2.5, 6.5, 10.5))
        return _glyph(x, y, f'<path class="hollow" d="M0 0v{12 * down}"/>{dots}')
    return _glyph(x, y, '<path class="cut" d="M-6 2l3 3 3-3 3 3 3-3"/>')


def gap_shape(x: float, y: str, lanes: int) -> str:
    """A band torn out of the spine and of all lanes, from ``x`` on."""
    teeth = "l3.5-4 3.5 4" * (2 * lanes)
    back = "l-3.5-4-3.5 4" * (2 * lanes)
    return _glyph(x, y, f'<path class="torn" d="M0-2{teeth}v7{back}z"/><path class="tear" d="M0-2{teeth}M0 5{teeth}"/>')


def legend_shape(kind: str) -> str:
    """A mark of one kind for the legend, as a picture of its own."""
    x = 0.75
    if kind in ("day", "approximate", "uncertain", "both"):
        shape = certainty_shape(kind.removeprefix("day"), x, "50%")
    elif kind in ("period", "range"):
        shape = interval_shape(kind, x, "14%", "86%")
    else:
        shape = interval_shape("range", x, "10%", "44%") + interval_end_shape(kind, x, "44%")
    return f'<svg class="swatch" aria-hidden="true" focusable="false">{shape}</svg>'


def line_shape(name: str, x: float, top: str, bottom: str) -> str:
    """A line straight down."""
    return f'<line class="{name}" x1="{em(x)}" y1="{top}" x2="{em(x)}" y2="{bottom}"/>'


def em(length: float) -> str:
    """A length for SVG."""
    return f"{length:.4f}".rstrip("0").removesuffix(".") + "em"


def _glyph(x: float, y: str, shape: str) -> str:
    """A shape around (0, 0), in sixteenths of an em, put at its place."""
    return f'<svg x="{em(x - 0.5)}" y="{y}" width="1em" height="1em" viewBox="-8 0 16 16">{shape}</svg>'
