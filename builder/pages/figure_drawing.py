"""The marks of figures on a scale as SVG without styles: the style sheet has the colours by class.

Across, a place is a share of the picture's width; around a place, lengths are pixels, so that marks keep their shape
however wide the picture is. What a mark says is in words next to it, so it is hidden from those who do not see it.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from builder.pages.figure_scale import FigureScale
from builder.values.amounts import Amount

FIGURE_MARKS = ("exact", "about", "range", "about-range", "open", "retracted")
"""All kinds of marks in the order of the legend; each has words under ``figures.mark``."""

_RADIUS = 5
_CAP = 6
"""How far the end of a range reaches up and down."""


def figure_marks(amount: Amount, approx: bool, retracted: bool) -> set[str]:
    """Which of the kinds can be seen in a figure's mark."""
    about = "about-range" if approx else "range"
    shown = {about} if amount.is_range else {"about" if approx else "exact"}
    return shown | ({"open"} if None in (amount.low, amount.high) else set()) | ({"retracted"} if retracted else set())


def draw_figure(amount: Amount, approx: bool, retracted: bool, scale: FigureScale) -> Markup:
    """A figure on the scale, with the scale's ticks as lines behind it."""
    shapes = [*_grid(scale), *_shape(amount, approx, scale)]
    if retracted:
        ends = [scale.at(end) for end in amount.ends]
        shapes.append(_at(sum(ends) / len(ends), '<path class="cross" d="M-7-7L7 7M-7 7L7-7"/>'))
    return _picture("strip", "".join(shapes))


def draw_legend_mark(kind: str) -> Markup:
    """A mark of one kind for the legend, as a picture of its own."""
    amount = {"exact": Amount(5, 5), "about": Amount(5, 5), "open": Amount(2, None), "retracted": Amount(5, 5)}
    scale = FigureScale(0, 10, ())
    shapes = _shape(amount.get(kind, Amount(2, 8)), kind.startswith("about"), scale)
    cross = _at(50, '<path class="cross" d="M-7-7L7 7M-7 7L7-7"/>') if kind == "retracted" else ""
    return _picture("figure-swatch", "".join(shapes) + cross)


def _picture(name: str, inner: str) -> Markup:
    # Books are XML, in which the picture must name its namespace (EPUB 3.3, sec-svg).
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" aria-hidden="true" focusable="false">{inner}</svg>'
    )


def _grid(scale: FigureScale) -> Iterator[str]:
    for tick in scale.ticks:
        x = _percent(scale.at(tick))
        yield f'<line class="grid" x1="{x}" y1="0" x2="{x}" y2="100%"/>'


def _shape(amount: Amount, approx: bool, scale: FigureScale) -> Iterator[str]:
    low = 0.0 if amount.low is None else scale.at(amount.low)
    high = 100.0 if amount.high is None else scale.at(amount.high)
    about = " about" if approx else ""
    if not amount.is_range:
        yield _at(low, f'<circle class="dot{about}" r="{_RADIUS}"/>')
        return
    yield f'<line class="span{about}" x1="{_percent(low)}" y1="50%" x2="{_percent(high)}" y2="50%"/>'
    yield _at(low, _cap(amount.low is None, -1))
    yield _at(high, _cap(amount.high is None, 1))


def _cap(is_open: bool, side: int) -> str:
    """The end of a range: a line across it, or an arrow if it is open."""
    if is_open:
        return f'<path class="arrow" d="M{side} 0L{-7 * side}-5V5z"/>'
    return f'<path class="cap" d="M0-{_CAP}V{_CAP}"/>'


def _at(x: float, shape: str) -> str:
    """A shape around (0, 0), in pixels, put at its place in the middle of the height."""
    return f'<svg x="{_percent(x)}" y="50%" overflow="visible">{shape}</svg>'


def _percent(x: float) -> str:
    return f"{x:.2f}".rstrip("0").removesuffix(".") + "%"
