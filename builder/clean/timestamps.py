"""Dates as programs write them, in the head of a page and in the attributes of its elements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
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
_GREENWICH = re.compile(r"Z|UTC|GMT|[+-]00:?00")
_MORNING, _EVENING = 12, 10
"""In Greenwich: before which hour it may be the day before in places to the west, and from which the day after to the
east."""


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A day, and the hour where it is that of Greenwich: readers elsewhere may have had another day."""

    day: date
    hour: int | None = None

    def may_be_on(self, day: date) -> bool:
        """Whether it was some day at that moment where the page was written."""
        if day == self.day:
            return True
        if self.hour is None:
            return False
        return (day == self.day - timedelta(1) and self.hour < _MORNING) or (
            day == self.day + timedelta(1) and self.hour >= _EVENING
        )


def parse_timestamp(text: str, reading: Reading | None = None) -> Timestamp | None:
    """What a program wrote as a date: ISO 8601, as in a mail, as Unix does, or in words; nothing for none of them.

    Args:
        text: the value.
        reading: how dates of its page are read, where it has words or figures in no order that is plain.
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
