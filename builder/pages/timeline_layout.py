"""Where everything stands in the picture of a timeline, in its own units: at its own size 16 are 1rem.

Time is not to scale. A year without events would leave a screen empty and a day with four would be a single dot, so
each event gets the height that its words need, the order and the overlap of dates are kept, and years in which nothing
begins or ends are folded.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder.pages.timeline_marks import HEAD, STUB
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
        if here:
            free = _stack(here, y, starts)
            y = starts[-1]  # what is later than this day is below all that begins on it
        before = time
    return starts, dates, folds, max(y + ABOVE, free - BETWEEN)


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
    return sum(1.05 if unicodedata.east_asian_width(letter) in "WF" else 0.34 if letter in "iljI.,:;’‘'|! "
               else 0.42 if letter in "tfr" else 1.0 if letter in "mwMW—…" else 0.75 if letter.isupper() else 0.63
               for letter in text)
