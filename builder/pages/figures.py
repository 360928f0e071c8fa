"""Makes the views of the figures on a claim (`builder.pages.figure_views`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from builder.meaning.figures import Figure, FigureSet, by_origin, claim_figures
from builder.pages.figure_drawing import FIGURE_MARKS, draw_figure, draw_legend_mark, figure_marks
from builder.pages.figure_scale import FigureScale, make_scale
from builder.pages.figure_views import FigureGroupView, FiguresView, FigureView, TickView
from builder.pages.view_models import NO_ATTRIBUTES, LegendItem
from builder.pages.views import Views
from builder.values.interface_words import InterfaceWords
from builder.values.records import Claim, Position

_MOST_CHARACTERS = 20
"""How many characters the numbers of a scale may have together so that there is room for all."""


def figures_views(views: Views, claim: Claim, shown: Collection[int]) -> tuple[FiguresView, ...]:
    """The figures on a claim, a view for each unit.

    ``shown`` are the numbers of the positions that the page shows; the scale and the range are those of all.
    """
    made = (
        _figures(views, number, figures, shown) for number, figures in enumerate(claim_figures(views.site, claim), 1)
    )
    return tuple(view for view in made if view.groups)


def position_amount(words: InterfaceWords, position: Position) -> str:
    """The figure of a position in words; an empty string if it gives none."""
    return words.amount(position.value, position.unit, position.approx) if position.value else ""


def _figures(views: Views, number: int, figures: FigureSet, shown: Collection[int]) -> FiguresView:
    words = views.words
    ends = [end for figure in figures.figures for end in figure.amount.ends]
    amounts = [figure.amount for figure in figures.figures]
    scale = (
        make_scale(ends, any(each.low is None for each in amounts), any(each.high is None for each in amounts))
        if len(amounts) > 1
        else None
    )
    here = [figure for figure in figures.figures if figure.number in shown]
    groups = tuple(
        FigureGroupView(
            tuple(views.link(name) for name in sorted(origins)), tuple(_row(views, figure, scale) for figure in group)
        )
        for origins, group in by_origin(here)
    )
    return FiguresView(
        number,
        figures.unit,
        groups,
        tuple(_axis(words, scale)) if scale else (),
        _legend(words, here) if scale else (),
        _range(words, figures),
        _about_scale(words, scale),
    )


def _row(views: Views, figure: Figure, scale: FigureScale | None) -> FigureView:
    position = figure.position
    known = [ref for ref in position.evidence if ref.target in views.registry.notes]
    return FigureView(
        views.link(position.who.target),
        position.stance,
        views.words.amount(figure.amount, approx=position.approx),
        draw_figure(figure.amount, position.approx, figure.is_retracted, scale) if scale else NO_ATTRIBUTES,
        views.date(position.as_of),
        views.date(position.date),
        views.evidence(known, position.via),
    )


def _axis(words: InterfaceWords, scale: FigureScale) -> Iterator[TickView]:
    """Yield the numbers of the scale; where there is no room for all, those that are left are as far apart."""
    labels = [words.number(tick) for tick in scale.ticks]
    last = len(labels) - 1
    is_long = sum(map(len, labels)) > _MOST_CHARACTERS
    for at, label in enumerate(labels):
        between = at not in (0, last) and bool(at % 2 or last % 2)
        if not (between and is_long):
            yield TickView(label, between)


def _legend(words: InterfaceWords, figures: Iterable[Figure]) -> tuple[LegendItem, ...]:
    """Return the legend of the marks that are drawn; dots alone need none."""
    used = set[str]().union(
        *(figure_marks(figure.amount, figure.position.approx, figure.is_retracted) for figure in figures)
    )
    if used <= {"exact"}:
        return ()
    return tuple(
        LegendItem(draw_legend_mark(kind), words(f"figures.mark.{kind}")) for kind in FIGURE_MARKS if kind in used
    )


def _range(words: InterfaceWords, figures: FigureSet) -> str:
    """Return the range in a sentence that decides nothing; what was taken back is counted apart."""
    held, low, high = len(figures.held), figures.low, figures.high
    taken_back = len(figures.figures) - held
    said = []
    if low is not None and high is not None:
        counted = words.count("figures.figures", held)
        origins = words.count(
            "origins.at-least" if figures.have_shared_origins else "origins.origins", figures.independent
        )
        if held == 1:
            said.append(words("figures.single"))
        elif low == high:
            said.append(words("figures.same", figures=counted, origins=origins))
        else:
            said.append(
                words(
                    "figures.range",
                    figures=counted,
                    origins=origins,
                    low=_end(words, low, "or-less" if figures.is_open_below else ""),
                    high=_end(words, high, "or-more" if figures.is_open_above else ""),
                )
            )
    if taken_back:
        said.append(words.count("figures.retracted", taken_back))
    return " ".join(said)


def _end(words: InterfaceWords, number: float, beyond: str) -> str:
    said = words.number(number)
    return words(f"figures.{beyond}", number=said) if beyond else said


def _about_scale(words: InterfaceWords, scale: FigureScale | None) -> str:
    if scale is None:
        return ""
    return words("figures.logarithmic") if scale.is_logarithmic else words("figures.cut") if scale.is_cut else ""
