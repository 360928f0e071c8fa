"""Read dates that programs write, in the head of a page and in the attributes of its elements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime

from builder.clean.text_dates import Reading
from builder.values.month_names import month_names

_ISO = re.compile(
    r"(?P<year>(?:1[5-9]|20)\d\d)([-/.]?)(?P<month>\d\d?)\2(?P<day>\d\d?)"
    r"(?:[T ]\s*(?P<hour>\d\d?):?\d\d(?::?\d\d?(?:[.,:]\d+)?)?\s*"
    r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?(?!\d)"
)
_UNIX = re.compile(r"\w{3} (?P<month>\w{3}) (?P<day>\d\d?) \d\d:\d\d:\d\d (?:\w+ )?(?P<year>\d{4})")
"""As the Unix command ``date`` writes it, and Java."""
_SECONDS = re.compile(r"(?P<seconds>1\d{9})(?:\d{3})?")
"""Since 1970, from 2001 to 2033, with thousandths or without."""
_OFFSET = re.compile(r"\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)\Z")
_GREENWICH = re.compile(r"Z|UTC|GMT|[+-]00:?00")
_MORNING, _EVENING = 12, 10
"""Hours in Greenwich: before the first it can be the day before elsewhere, from the second the day after."""


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A day, and the hour if it is in the time of Greenwich: elsewhere it can have been another day."""

    day: date
    hour: int | None = None
    in_zone: date | None = None
    """The day in the time zone of the page, if that is known and the time is that of Greenwich."""

    @property
    def likely_day(self) -> date:
        """The day on which it most likely was where the page was written."""
        return self.in_zone or self.day

    def at_zone(self, offset: timedelta) -> Timestamp:
        """Return the time with its day in a time zone, given as the offset from Greenwich."""
        if self.hour is None:
            return self
        return replace(self, in_zone=(datetime.combine(self.day, time(self.hour)) + offset).date())

    def may_be_on(self, day: date) -> bool:
        """Whether it can have been that day where the page was written."""
        if day == self.day:
            return True
        if self.hour is None:
            return False
        return (day == self.day - timedelta(1) and self.hour < _MORNING) or (
            day == self.day + timedelta(1) and self.hour >= _EVENING
        )


def zone_of_values(values: Iterable[str]) -> timedelta | None:
    """Return the only offset from Greenwich in some values, other than none; ``None`` if there is not exactly one."""
    found = {match.groups() for value in values if (match := _OFFSET.search(value.strip()))}
    offsets = {
        (timedelta(hours=int(hours), minutes=int(minutes))) * (-1 if sign == "-" else 1)
        for sign, hours, minutes in found
    } - {timedelta()}
    return offsets.pop() if len(offsets) == 1 else None


def parse_timestamp(text: str, reading: Reading | None = None) -> Timestamp | None:
    """Return the date in a value: ISO 8601, as in a mail, as Unix writes it, or in words; ``None`` for other values.

    Args:
        text: the value.
        reading: how the dates of its page are read, for dates in words or with numbers in an ambiguous order.
    """
    text = text.strip()
    try:
        if found := _ISO.match(text):
            day = date(int(found["year"]), int(found["month"]), int(found["day"]))
            in_greenwich = _GREENWICH.fullmatch(found["zone"] or "") is not None
            return Timestamp(day, int(found["hour"]) if in_greenwich else None)
        if found := _UNIX.match(text):
            return Timestamp(date(int(found["year"]), month_names("en")[found["month"].lower()], int(found["day"])))
        if found := _SECONDS.fullmatch(text):
            at = datetime.fromtimestamp(int(found["seconds"]), UTC)
            return Timestamp(at.date(), at.hour)
    except (ValueError, KeyError):
        return None
    try:
        sent = parsedate_to_datetime(text)
        return Timestamp(sent.date(), sent.hour if sent.tzinfo in (None, UTC) else None)
    except (ValueError, IndexError, TypeError):
        return _in_words(text, reading or Reading())


def _in_words(text: str, reading: Reading) -> Timestamp | None:
    written = reading.first(text)
    return Timestamp(date.fromisoformat(written)) if len(written) == len("2024-05-04") else None
