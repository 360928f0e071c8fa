"""EDTF dates in other formats; if a format cannot express all of a date, it gets less, never more."""

from __future__ import annotations

from builder.data.serialisation import Json
from builder.values.edtf import Day, EdtfDate, Point
from builder.values.interface_words import InterfaceWords, machine_date

_SPRING = 21


def date_to_csl(date: EdtfDate, words: InterfaceWords) -> Json:
    """Return a date as CSL-JSON (schema 1.0.2, ``date-variable``).

    ``circa`` is used for both marks of EDTF, because CSL tests it as “is-uncertain-date”. ``date-parts`` cannot express
    decades and open ends; these become a ``literal`` in words. CSL has no year 0: EDTF's -0043 is 44 BC, and -44 there.
    """
    points = [end for end in (date.start, date.end) if isinstance(end, Point)]
    points = points if date.is_interval else points[:1]
    seasons = [point for point in points if _is_season(point)]
    complete = not date.is_interval or len(points) == 2
    if not complete or not all(map(_is_plain, points)) or (seasons and date.is_interval):
        return {"literal": words.date(date)}
    said: Json = {"date-parts": [_parts(point) for point in points]}
    if seasons:
        said["season"] = (seasons[0].month or _SPRING) - _SPRING + 1
    if any(point.is_approximate or point.is_uncertain for point in points):
        said["circa"] = True
    return said


def _is_plain(point: Point) -> bool:
    return point.spread == 1 and abs(point.year) < 10000


def is_exact_in_csl(date: EdtfDate) -> bool:
    """Whether `date_to_csl` says all of it, so that it can be read back as it was written."""
    points = [end for end in (date.start, date.end) if isinstance(end, Point)]
    marked = {(point.is_approximate, point.is_uncertain) for point in points}
    return (
        len(points) == 2
        and all(map(_is_plain, points))
        and len(marked) == 1
        and (False, True) not in marked
        and (True, True) not in marked
        and not (date.is_interval and any(map(_is_season, points)))
        and not {"X", "T"} & set(date.text)
    )


def _is_season(point: Point) -> bool:
    return (point.month or 0) > 12


def _parts(point: Point) -> list[int]:
    year = point.year if point.year > 0 else point.year - 1
    if point.month is None or _is_season(point):
        return [year]
    return [year, point.month] if point.day is None else [year, point.month, point.day]


def date_to_highwire(date: EdtfDate | None) -> str:
    """A date with slashes, as the Highwire tags have it: a year, with month and day where they are known.

    They know no intervals and no “about”: of an interval the start is given, and marks are left out.
    """
    return machine_date(_point_date(date)).replace("-", "/")


def iso_start(date: EdtfDate | None) -> str:
    """Return the start as an ISO 8601 date in the known precision; an empty string if it is not known."""
    return machine_date(_point_date(date))


def iso_end(date: EdtfDate | None) -> str:
    """The end of an interval as `iso_start` gives its start; empty for a date that is not one."""
    if date is None or not date.is_interval or not isinstance(date.end, Point):
        return ""
    return machine_date(EdtfDate(date.text, date.end, date.end, is_interval=False))


def _point_date(date: EdtfDate | None) -> EdtfDate | None:
    return EdtfDate(date.text, date.start, date.start, is_interval=False) if date else None


def first_day(date: EdtfDate | None) -> str:
    """Return the first possible day as ``YYYY-MM-DD``; the last if no start is known; else an empty string."""
    return iso_day(date.sort_key[0]) if date else ""


def iso_day(day: Day) -> str:
    """A day as ISO 8601 has it; empty outside the years 1 to 9999, open ends included."""
    return "{:04}-{:02}-{:02}".format(*day) if 0 < day[0] < 10000 else ""
