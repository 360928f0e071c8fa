"""Dates as EDTF writes them, levels 0 and 1.

The Extended Date/Time Format is ISO 8601-2:2019, annex A; https://www.loc.gov/standards/datetime/ has the
text. A date knows its earliest and its latest day, so that uncertain, unspecified and open dates sort.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Literal

Day = tuple[int, int, int]
"""Year, month, day. Not ``datetime.date``, which knows no year before 1 or after 9999."""

EVER_BEFORE: Day = (-(10**100), 1, 1)
EVER_AFTER: Day = (10**100, 12, 31)
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
"""The first and the last month of the seasons of meteorology; winter is that which begins in the year, and so lasts
until the second month of the next."""

_POINT = re.compile(
    r"(?:Y(?P<long>-?[1-9]\d{4,})"
    r"|(?P<year>-?\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?P<time>T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-][01]\d(?::[0-5]\d)?)?)?)"
    r"(?P<mark>[?~%]?)\Z",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Point:
    """One end of an interval, or a date that is not one.

    ``month`` is 21 to 24 for spring to winter; ``None`` for a part that is not given or not specified.
    ``spread`` is the number of years that an unspecified year such as ``201X`` covers.
    """

    year: int
    month: int | None
    day: int | None
    spread: int
    is_uncertain: bool
    is_approximate: bool
    earliest: Day
    latest: Day


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date, or an interval with ends that can be open (``..``) or unknown (empty)."""

    text: str
    start: Point | Literal["open", "unknown"]
    end: Point | Literal["open", "unknown"]
    is_interval: bool

    @property
    def earliest(self) -> Day:
        """The first day that the date may mean."""
        return self.start.earliest if isinstance(self.start, Point) else EVER_BEFORE

    @property
    def latest(self) -> Day:
        """The last day that the date may mean."""
        return self.end.latest if isinstance(self.end, Point) else EVER_AFTER

    @property
    def sort_key(self) -> tuple[Day, Day]:
        """The key by which dates are sorted: the first possible day; an open or unknown start counts by its end."""
        start = self.earliest if isinstance(self.start, Point) else self.latest
        return (start, self.latest)

    @property
    def year(self) -> int | None:
        """The year under which a list shows the date."""
        for point in (self.start, self.end):
            if isinstance(point, Point):
                return point.year
        return None


def parse_edtf_or_none(text: str) -> EdtfDate | None:
    """Return the date that a text is, or ``None``: an edition can have a date or a name."""
    try:
        return parse_edtf(text)
    except ValueError:
        return None


def parse_edtf(text: str) -> EdtfDate:
    """Read a date.

    Raises:
        ValueError: with a sentence for the author, when the text is no EDTF date of level 0 or 1.
    """
    parts = text.split("/")
    if len(parts) == 1:
        point = _point(text)
        return EdtfDate(text, point, point, is_interval=False)
    if len(parts) != 2:
        raise ValueError("a date is written as 2024, 2024-07 or 2024-07-19")
    start, end = (_end(part) for part in parts)
    if isinstance(start, str) and isinstance(end, str):
        raise ValueError("an interval needs a date at one end at least")
    date = EdtfDate(text, start, end, is_interval=True)
    if date.earliest > date.latest:
        raise ValueError("the interval ends before it begins")
    return date


def _end(text: str) -> Point | Literal["open", "unknown"]:
    if text == "..":
        return "open"
    if "T" in text:
        raise ValueError("the ends of an interval take no time of day")
    return _point(text) if text else "unknown"


def _point(text: str) -> Point:
    match = _POINT.match(text)
    if not match:
        raise ValueError("a date is written as 2024, 2024-07 or 2024-07-19")
    year_text = match["long"] or match["year"]
    year = int(year_text.replace("X", "0"))
    spread = 10 ** year_text.count("X")
    month, day = _number(match["month"]), _number(match["day"])
    if spread > 1 and match["month"]:
        raise ValueError("a year with X in it takes no month")
    if match["month"] == "XX" and match["day"] not in (None, "XX"):
        raise ValueError("a day needs its month")
    if match["time"] and day is None:
        raise ValueError("a time of day needs a whole date before it")
    _check(year, month, day, match["day"])
    mark = match["mark"]
    earliest, latest = _range(year, month, day, spread)
    return Point(year, month, day, spread, mark in "?%" and mark != "", mark in "~%" and mark != "", earliest, latest)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits and digits != "XX" else None


def _check(year: int, month: int | None, day: int | None, day_text: str | None) -> None:
    if month is not None and not (1 <= month <= 12 or month in _SEASON_MONTHS):
        raise ValueError(f"there is no month {month:02}")
    if month in _SEASON_MONTHS and day_text is not None:
        raise ValueError("a season takes no day")
    if day is not None and month is not None and not 1 <= day <= _last_day(year, month):
        raise ValueError(f"that month has no day {day:02}")


def _range(year: int, month: int | None, day: int | None, spread: int) -> tuple[Day, Day]:
    if month is None:
        return (year, 1, 1), (year + spread - 1, 12, 31)
    first, last = _SEASON_MONTHS.get(month, (month, month))
    if day is None:
        end_year, end_month = (year + 1, last - 12) if last > 12 else (year, last)
        return (year, first, 1), (end_year, end_month, _last_day(end_year, end_month))
    return (year, month, day), (year, month, day)


def _last_day(year: int, month: int) -> int:
    # The Gregorian calendar repeats every 400 years; monthrange itself ends at year 9999.
    return monthrange(2000 + year % 400, month)[1]
