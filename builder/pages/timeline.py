"""The events as a picture: time runs down, each event a mark with its date and its title beside it.

The picture is narrow on purpose: it is read at its own size on the smallest screen. A list with the same links stands
beside it and is the form for those who do not see it, so the picture is hidden from them and from the tabulator key.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from builder.pages.timeline_layout import ABOVE, LINE, Dated, Fold, Layout, Row, layout
from builder.pages.timeline_marks import HEAD, KINDS, kinds, mark, number, swatch
from builder.pages.views import EventView
from builder.pages.words import Words
from builder.values.edtf import EdtfDate

STRIP = 4
"""How many events stand in one strip."""

DIGIT = 7.8
"""How wide a digit of a year is at most."""

@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend: a shape, and what it means."""

    shape: Markup
    words: str


class _Part(NamedTuple):
    """Something drawn, and how far it reaches down the picture."""

    top: float
    bottom: float
    svg: str


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The picture and its legend, as a template shows them."""

    svg: Markup
    key: tuple[Key, ...]


def timeline_view(events: Iterable[EventView], words: Words) -> TimelineView | None:
    """The picture of a list of events; ``None`` where it is empty."""
    items = [Dated(view.link.words, view.link.href, view.event.date, words.date(view.event.date)) for view in events]
    return TimelineView(timeline_svg(items, words), timeline_key(items, words)) if items else None


def timeline_svg(items: Iterable[Dated], words: Words) -> Markup:
    """The picture of all events in order of time, those of one date as they come; nothing where there are none.

    It is one picture in strips of a few events, with nothing between them: paper may be torn there and nowhere else.
    """
    items = sorted(items, key=lambda item: item.date.order)
    if not items:
        return Markup()
    years = [_year(item.date, words) for item in items]
    plan = layout(items, gutter=max(map(len, years)) * DIGIT + 8)
    parts = [_Part(0, plan.height, f'<path class="axis" d="M{number(plan.axis)} 0V{number(plan.height)}"/>'),
             *(part for row in plan.rows for part in _event(plan, row)), *_years(plan, years),
             *(_break(plan, fold, words) for fold in plan.folds)]
    cuts = [0.0, *(row.y - ABOVE - 1 for row in plan.rows[STRIP::STRIP]), plan.height]
    return Markup("\n".join(_strip(plan, parts, top, bottom) for top, bottom in pairwise(cuts)))


def timeline_key(items: Iterable[Dated], words: Words) -> tuple[Key, ...]:
    """The legend, with those shapes only that are in the picture."""
    used = {kind for item in items for kind in kinds(item.date)}
    return tuple(Key(Markup(swatch(kind)), words(f"timeline.kind.{kind}")) for kind in KINDS if kind in used)


def _strip(plan: Layout, parts: Iterable[_Part], top: float, bottom: float) -> str:
    """A stretch of the picture; what reaches into the next one is drawn in both and cut at their edges."""
    seen = "".join(part.svg for part in parts if part.top < bottom and top < part.bottom)
    box = f"0 {number(top)} {number(plan.width)} {number(bottom - top)}"
    return f'<svg class="timeline-svg" viewBox="{box}" aria-hidden="true" focusable="false">{seen}</svg>'


def _event(plan: Layout, row: Row) -> Iterable[_Part]:
    """The mark of an event and its label, both links to its page."""
    x, left, lines = plan.lane(row), number(plan.labels), len(row.when) + len(row.what)
    link, top = f'<a href="{escape(row.item.href)}" tabindex="-1">', row.y - ABOVE
    label = "".join(f'<text class="{name}" x="{left}" y="{number(row.y + 4 + LINE * at)}">{escape(line)}</text>'
                    for at, (name, line) in enumerate([*(("when", line) for line in row.when),
                                                       *(("what", line) for line in row.what)]))
    hit = (f'<rect class="hit" x="{left}" y="{number(top)}" width="{number(plan.width - plan.labels)}" '
           f'height="{number(LINE * lines + 4)}"/>')
    leader = f'<path class="leader" d="M{number(x + HEAD + 2)} {number(row.y)}H{number(plan.labels - 3)}"/>'
    yield _Part(row.top, row.bottom, f"{link}{mark(row.item.date, x, row.y, row.end)}</a>")
    yield _Part(top, top + LINE * lines + 4, f"{leader}{link}{hit}{label}</a>")


def _year(date: EdtfDate, words: Words) -> str:
    year = date.year or 0
    return str(year) if year > 0 else words("date.before-christ", year=1 - year)


def _years(plan: Layout, years: Sequence[str]) -> Iterable[_Part]:
    """Each year where its first event is, left of the axis."""
    for row, year, before in zip(plan.rows, years, [None, *years], strict=False):
        if year != before:
            yield _Part(row.y - ABOVE, row.y + 5,
                        f'<text class="year" x="{number(plan.axis - 7)}" y="{number(row.y + 4)}">{escape(year)}</text>'
                        f'<path class="axis" d="M{number(plan.axis - 4)} {number(row.y)}h4"/>')


def _break(plan: Layout, fold: Fold, words: Words) -> _Part:
    """A band torn out of the axis and of what lasts through it, with the number of years beside it."""
    left, teeth = plan.axis - 8, int((plan.labels - plan.axis) // 8)
    there, back = "l4-4 4 4" * teeth, "l-4-4-4 4" * teeth
    start = f"M{number(left)} {number(fold.y - 2)}"
    return _Part(fold.y - 8, fold.y + 8,
                 f'<path class="torn" d="{start}{there}v7{back}z"/>'
                 f'<path class="tear" d="{start}{there}M{number(left)} {number(fold.y + 5)}{there}"/>'
                 f'<text class="pass" x="{number(plan.labels)}" y="{number(fold.y + 4)}">'
                 f'{escape(words.count("timeline.fold", fold.years))}</text>')
