"""The events as a picture: time runs down, each event a mark with its date and its title beside it.

Time is not to scale. A year without events would leave a screen empty and a day with four would be a single dot, so
each event gets the height that its words need, the order and the overlap of dates are kept, and years in which nothing
begins or ends are folded with a break that says how many they are. The picture is narrow on purpose: it is read at
its own size on the smallest screen. A list with the same links stands beside it and is the accessible form.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from builder.pages.timeline_marks import HEAD, KINDS, STUB, kinds, mark, number, swatch
from builder.pages.words import Words
from builder.values.edtf import Day, EdtfDate, Point

WIDTH = 288.0
"""The units across, which is the width in pixels that a screen of 320 leaves for the text."""

LINE, ABOVE, BETWEEN = 15.0, 10.0, 12.0
"""The height of a line of words, how far it reaches above a mark's centre, and what separates two labels."""

WHEN, WHAT = 11.0, 12.5
"""The sizes of the words of dates and titles, as the style sheet sets them."""

PITCH, NARROWEST = 15.0, 140.0
"""From one lane to the next, and the least room for words: with more lanes the picture gets wider."""

YEAR = 372
"""The days of a year of twelve months of 31, which is exact enough to tell how long a stretch is."""

PER_DAY, LEAST, FOLD_AFTER, FOLD = 0.03, 7.0, 5 * YEAR, 34.0
"""Units for a day, the least between two dates, the days after which a stretch is folded, and a fold's height."""


@dataclass(frozen=True, slots=True)
class Dated:
    """What the picture shows of an event: its title, the address of its page, and its date, also in words."""

    title: str
    href: str
    date: EdtfDate
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """An event in its place. ``y`` is the middle of its date's first line, ``end`` where its last day is.

    ``top`` and ``bottom`` are how far its mark reaches in its lane.
    """

    item: Dated
    when: tuple[str, ...]
    what: tuple[str, ...]
    y: float
    end: float
    lane: int = 0

    @property
    def top(self) -> float:
        return self.y - (HEAD if isinstance(self.item.date.start, Point) else STUB)

    @property
    def bottom(self) -> float:
        return self.end + HEAD


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch of whole years left out, and the middle of the break."""

    y: float
    years: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands. ``axis`` and ``labels`` are their distances from the left."""

    rows: tuple[Row, ...]
    folds: tuple[Fold, ...]
    width: float
    height: float
    axis: float
    labels: float

    def lane(self, row: Row) -> float:
        """The middle of a row's mark from the left."""
        return self.axis + PITCH * (row.lane + 1)


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend: a shape, and what it means."""

    shape: Markup
    words: str


def timeline_svg(items: Iterable[Dated], words: Words) -> Markup:
    """The picture of all events in order of time; nothing where there are none."""
    items = sorted(items, key=lambda item: (item.date.order, item.title, item.href))
    if not items:
        return Markup()
    years = [_year(item.date, words) for item in items]
    plan = layout(items, gutter=max(map(len, years)) * 6.8 + 8)
    parts = [f'<path class="axis" d="M{number(plan.axis)} 0V{number(plan.height)}"/>',
             *(_event(plan, row) for row in plan.rows), *_years(plan, years),
             *(_break(plan, fold, words) for fold in plan.folds)]
    box = f"0 0 {number(plan.width)} {number(plan.height)}"
    return Markup(f'<svg class="timeline-svg" viewBox="{box}" aria-hidden="true" focusable="false">'
                  f'{"".join(parts)}</svg>')


def timeline_key(items: Iterable[Dated], words: Words) -> tuple[Key, ...]:
    """The legend, with those shapes only that are in the picture."""
    used = {kind for item in items for kind in kinds(item.date)}
    return tuple(Key(Markup(swatch(kind)), words(f"timeline.kind.{kind}")) for kind in KINDS if kind in used)


def layout(items: Sequence[Dated], gutter: float) -> Layout:
    """Place events that are in order. The room for words depends on how many lanes there are, and the other way round.

    A try with too few lanes is repeated with as many as it needed; there are never more lanes than events.
    """
    lanes = 1
    while True:
        labels = gutter + PITCH * (lanes + 1) - 1
        plan = _try(items, gutter, labels, max(WIDTH - labels, NARROWEST))
        needed = max(row.lane for row in plan.rows) + 1
        if needed <= lanes:
            return plan
        lanes = needed


def _try(items: Sequence[Dated], axis: float, labels: float, room: float) -> Layout:
    rows = [Row(item, wrap(item.words, room, WHEN), wrap(item.title, room, WHAT), 0, 0) for item in items]
    starts, dates, folds, height = _place(rows)
    placed = [Row(row.item, row.when, row.what, y, _last(row.item.date, y, dates, height))
              for row, y in zip(rows, starts, strict=True)]
    height = max([height, *(row.bottom for row in placed)])
    return Layout(tuple(_in_lanes(placed)), tuple(folds), labels + room, height, axis, labels)


def _place(rows: Sequence[Row]) -> tuple[list[float], dict[int, float], list[Fold], float]:
    """Where each row and each date stands, the folds, and the height of it all. Later dates are never further up."""
    beginning: dict[int, list[Row]] = {}
    for row in rows:
        beginning.setdefault(_start(row.item.date), []).append(row)
    times = sorted({*beginning, *(_end(row.item.date) for row in rows)})
    starts: list[float] = []
    dates: dict[int, float] = {}
    folds: list[Fold] = []
    y, free, before = ABOVE, ABOVE, times[0]
    for time in times:
        if time - before > FOLD_AFTER:
            folds.append(Fold(max(y, free) + 15, (time - before) // YEAR))
            y = free = max(y, free) + FOLD
        elif time > before:
            y += max(LEAST, (time - before) * PER_DAY)
        here = beginning.get(time, [])
        y = dates[time] = max(y, free) if here else y
        free = _stack(here, y, starts) if here else free
        before = time
    return starts, dates, folds, max(y, free - BETWEEN)


def _stack(rows: Iterable[Row], y: float, starts: list[float]) -> float:
    """Put the rows of one day below each other; where the next may stand."""
    for row in rows:
        y += 0 if isinstance(row.item.date.start, Point) else STUB
        starts.append(y)
        y += LINE * (len(row.when) + len(row.what)) + BETWEEN
    return y


def _in_lanes(rows: Iterable[Row]) -> Iterable[Row]:
    """Each mark to the right of all that last to its row: so none meets another, nor the line to another's label."""
    reached: list[float] = []
    for row in rows:
        lane = max((n for n, bottom in enumerate(reached) if bottom + 2 > row.top), default=-1) + 1
        reached[lane:lane + 1] = [row.bottom]
        yield Row(row.item, row.when, row.what, row.y, row.end, lane)


def _start(date: EdtfDate) -> int:
    """When an event is told: as it begins, or as it ends where nobody says when it began."""
    return _days(date.earliest if isinstance(date.start, Point) else date.latest)


def _end(date: EdtfDate) -> int:
    """The day after an event's last; its start, where it is a single day or has no last."""
    single = not date.interval and isinstance(date.start, Point) and date.start.day
    lasts = isinstance(date.start, Point) and isinstance(date.end, Point) and not single
    return _days(date.latest) + 1 if lasts else _start(date)


def _days(day: Day) -> int:
    year, month, number = day
    return year * YEAR + month * 31 + number


def _last(date: EdtfDate, y: float, dates: dict[int, float], height: float) -> float:
    """How far down a mark reaches: an open one to the end of the picture, one that lasts so far that it shows."""
    if not isinstance(date.start, Point):
        return y
    if not isinstance(date.end, Point):
        return max(height - HEAD, y + STUB) if date.end == "open" else y + STUB
    return y if _end(date) == _start(date) else max(dates[_end(date)], y + 2 * HEAD + 2)


def wrap(text: str, room: float, size: float) -> tuple[str, ...]:
    """A text in lines that fit, by a cautious guess at the width of letters: no font is known when a site is built."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".lstrip()
        if _width(joined) * size <= room:
            lines[-1] = joined
            continue
        lines.append("")
        for letter in word:
            if _width(lines[-1] + letter) * size > room:
                lines.append("")
            lines[-1] += letter
    return tuple(line for line in lines if line)


def _width(text: str) -> float:
    """About how wide a text is, in its own size; wider rather than narrower than most fonts have it."""
    return sum(1.05 if unicodedata.east_asian_width(letter) in "WF" else 0.34 if letter in "iljtfrI.,:;’‘'|! "
               else 0.88 if letter in "mwMW—…" else 0.72 if letter.isupper() else 0.58 for letter in text)


def _event(plan: Layout, row: Row) -> str:
    x, left = plan.lane(row), number(plan.labels)
    words = [("when", line) for line in row.when] + [("what", line) for line in row.what]
    label = "".join(f'<text class="{name}" x="{left}" y="{number(row.y + 4 + LINE * at)}">{escape(line)}</text>'
                    for at, (name, line) in enumerate(words))
    hit = (f'<rect class="hit" x="{left}" y="{number(row.y - ABOVE)}" width="{number(plan.width - plan.labels)}" '
           f'height="{number(LINE * len(words) + 4)}"/>')
    leader = f'<path class="leader" d="M{number(x + HEAD + 2)} {number(row.y)}H{number(plan.labels - 3)}"/>'
    return (f'<a href="{escape(row.item.href)}" tabindex="-1">{hit}{leader}'
            f'{mark(row.item.date, x, row.y, row.end)}{label}</a>')


def _year(date: EdtfDate, words: Words) -> str:
    year = date.year or 0
    return str(year) if year > 0 else words("date.before-christ", year=1 - year)


def _years(plan: Layout, years: Sequence[str]) -> Iterable[str]:
    """Each year where its first event is, left of the axis."""
    for number_, (row, year) in enumerate(zip(plan.rows, years, strict=True)):
        if not number_ or years[number_ - 1] != year:
            yield (f'<text class="year" x="{number(plan.axis - 7)}" y="{number(row.y + 4)}">{escape(year)}</text>'
                   f'<path class="axis" d="M{number(plan.axis - 4)} {number(row.y)}h4"/>')


def _break(plan: Layout, fold: Fold, words: Words) -> str:
    """A band torn out of the axis and of what lasts through it, with the number of years beside it."""
    left, teeth = plan.axis - 8, int((plan.labels - plan.axis) // 8)
    there, back = "l4-4 4 4" * teeth, "l-4-4-4 4" * teeth
    start = f"M{number(left)} {number(fold.y - 2)}"
    return (f'<path class="torn" d="{start}{there}v7{back}z"/>'
            f'<path class="tear" d="{start}{there}M{number(left)} {number(fold.y + 5)}{there}"/>'
            f'<text class="pass" x="{number(plan.labels)}" y="{number(fold.y + 4)}">'
            f'{escape(words.count("timeline.fold", fold.years))}</text>')
