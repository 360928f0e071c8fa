"""Which rows a timeline has, and through which of them each event lasts. Nothing here knows how it is drawn.

Time is not to scale. A year without events would leave a screen empty and a day with four would be a single dot, so
each event has one row with its words, the order and the overlap of dates are kept, and years in which nothing begins
or ends are left out in a row of their own.
"""

from __future__ import annotations

from bisect import bisect, insort
from collections.abc import Iterator, Sequence
from itertools import pairwise

from builder.values.edtf import Day, EdtfDate, Point
from builder.values.value_class import value_class

_DAYS_OF_A_YEAR = 372
"""The days of a year of twelve months of 31, which is exact enough for the length of a stretch."""

_LONGEST_GAP = 5 * _DAYS_OF_A_YEAR
"""After so many days in which nothing begins or ends, years are left out."""

GAP_STEPS = (_DAYS_OF_A_YEAR // 4, _DAYS_OF_A_YEAR, 2 * _DAYS_OF_A_YEAR)
"""The numbers of days from which the distance to the next event grows by a step."""

MOST_LANES = 6
"""How many lanes the picture can have: more would leave no room for words on a small screen."""

_END_HUNDREDTHS = (60, 90)
"""Between which hundredths of a row something ends in it: below the row's own mark, above the next row."""


@value_class
class TimelineRow:
    """An event by its number, or else a number of years left out.

    ``gap_step`` is how far off the next event is, 0 to 3.
    """

    event: int | None
    years_left_out: int = 0
    gap_step: int = 0


@value_class
class RowRange:
    """The rows from an event's first day to its last, and at which hundredth of the last row's height it ends.

    ``lane`` is 0 for the spine: for events that need only their own row, or for which no lane was free. Lanes count
    from the spine outwards.
    """

    first: int
    last: int
    end: int
    lane: int = 0

    @property
    def is_cut(self) -> bool:
        """Whether it lasts longer than there is a lane for."""
        return self.last > self.first and not self.lane


@value_class
class TimelinePlan:
    """The rows, the stretch of each event by its number, and how many lanes are used."""

    rows: tuple[TimelineRow, ...]
    stretches: tuple[RowRange, ...]
    lanes: int


def plan_timeline(dates: Sequence[EdtfDate]) -> TimelinePlan:
    """The rows for the dates of events that are in order."""
    rows, ends = _rows(dates)
    first = {row.event: at for at, row in enumerate(rows)}
    spans = [
        (first[number], _last(date, first[number], ends.get(number), len(rows) - 1))
        for number, date in enumerate(dates)
    ]
    lanes = _assign_lanes(spans)
    stretches = tuple(
        RowRange(start, last, ends.get(number, (last, _END_HUNDREDTHS[1]))[1], lanes[number])
        for number, (start, last) in enumerate(spans)
    )
    return TimelinePlan(_with_waits(rows, dates), stretches, max(lanes, default=0))


def _assign_lanes(spans: Sequence[tuple[int, int]]) -> list[int]:
    """A lane for each span of rows that has more than one, such that no two in a lane share a row; 0 for the others.

    The longest are furthest out, so that the line from a shorter one to its words crosses as few as can be. The
    shortest go without if there are more than ``MOST_LANES`` at the same time.
    """
    taken: list[list[tuple[int, int]]] = [[] for _ in range(MOST_LANES)]
    inwards: dict[int, int] = {}
    longer = [number for number, (first, last) in enumerate(spans) if last > first]
    for number in sorted(longer, key=lambda number: spans[number][0] - spans[number][1]):
        lane = next((lane for lane, others in enumerate(taken) if _free(others, spans[number])), None)
        if lane is not None:
            insort(taken[lane], spans[number])
            inwards[number] = lane
    lanes = [0] * len(spans)
    for group in _touching(spans, sorted(inwards)):
        used = max(inwards[number] for number in group) + 1
        for number in group:
            lanes[number] = used - inwards[number]
    return lanes


def _free(others: Sequence[tuple[int, int]], span: tuple[int, int]) -> bool:
    """Whether a span shares no row with others, which are in order."""
    at = bisect(others, span)
    return (at == 0 or others[at - 1][1] < span[0]) and (at == len(others) or span[1] < others[at][0])


def _touching(spans: Sequence[tuple[int, int]], numbers: Sequence[int]) -> Iterator[list[int]]:
    """Spans in order of their first row, grouped so that no row is shared by two groups."""
    group: list[int] = []
    reached = -1
    for number in numbers:
        if group and spans[number][0] > reached:
            yield group
            group = []
        group.append(number)
        reached = max(reached, spans[number][1])
    if group:
        yield group


def _rows(dates: Sequence[EdtfDate]) -> tuple[list[TimelineRow], dict[int, tuple[int, int]]]:
    """The rows in order, and for each event that ends the row and the hundredth of its height where it does."""
    beginning: dict[int, list[int]] = {}
    ending: dict[int, list[int]] = {}
    for number, date in enumerate(dates):
        beginning.setdefault(_start(date), []).append(number)
        if _ends(date):
            ending.setdefault(_days(date.latest) + 1, []).append(number)
    rows: list[TimelineRow] = []
    moments: dict[int, list[list[int]]] = {}
    before, latest = min(beginning, default=0), max(beginning, default=0)
    for time in sorted({*beginning, *ending}):
        if time - before > _LONGEST_GAP and time <= latest:  # where no event is left to come, nothing is waited for
            rows.append(TimelineRow(None, (time - before) // _DAYS_OF_A_YEAR))
        if time in ending:
            moments.setdefault(len(rows) - 1, []).append(ending[time])
        rows += (TimelineRow(number) for number in beginning.get(time, ()))
        before = time
    return rows, {
        number: (row, _END_HUNDREDTHS[0] + (_END_HUNDREDTHS[1] - _END_HUNDREDTHS[0]) * nth // (len(groups) + 1))
        for row, groups in moments.items()
        for nth, group in enumerate(groups, 1)
        for number in group
    }


def _last(date: EdtfDate, first: int, end: tuple[int, int] | None, bottom: int) -> int:
    if end:
        return end[0]
    return bottom if date.end == "open" else first


def _with_waits(rows: Sequence[TimelineRow], dates: Sequence[EdtfDate]) -> tuple[TimelineRow, ...]:
    def wait(row: TimelineRow, after: TimelineRow) -> int:
        if row.event is None or after.event is None:
            return 0
        days = _start(dates[after.event]) - _start(dates[row.event])
        return sum(days >= step for step in GAP_STEPS)

    return (
        *(TimelineRow(row.event, row.years_left_out, wait(row, after)) for row, after in pairwise(rows)),
        *rows[-1:],
    )


def _start(date: EdtfDate) -> int:
    """Return when an event is listed: at its beginning, or at its end if its beginning is unknown."""
    return _days(date.earliest if isinstance(date.start, Point) else date.latest)


def _ends(date: EdtfDate) -> bool:
    """Whether there is a last day to be shown that is not also the first."""
    single = not date.is_interval and isinstance(date.start, Point) and date.start.day
    return isinstance(date.start, Point) and isinstance(date.end, Point) and not single


def _days(day: Day) -> int:
    year, month, number = day
    return year * _DAYS_OF_A_YEAR + month * 31 + number
