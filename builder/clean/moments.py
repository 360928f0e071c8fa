"""Dates as programs write them, in the head of a page and in the attributes of its elements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(?P<year>(?:1[5-9]|20)\d\d)([-/.]?)(?P<month>\d\d?)\2(?P<day>\d\d?)"
    r"(?:[T ]\s*(?P<hour>\d\d?):?\d\d(?::?\d\d?(?:[.,:]\d+)?)?\s*"
    r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?(?!\d)"
)
_DAY_FIRST = re.compile(r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>(?:19|20)\d\d)(?!\d)")
_UNIX = re.compile(r"\w{3} (?P<month>\w{3}) (?P<day>\d\d?) \d\d:\d\d:\d\d (?:\w+ )?(?P<year>\d{4})")
"""As the Unix command ``date`` writes it, and Java."""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_GREENWICH = re.compile(r"Z|UTC|GMT|[+-]00:?00")
MORNING, EVENING = 12, 10
"""In Greenwich: before which hour it may be the day before in places to the west, and from which the day after to the
east."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the hour where it is that of Greenwich: readers elsewhere may have had another day."""

    day: date
    hour: int | None = None

    def may_be(self, day: date) -> bool:
        """Whether it was some day at that moment where the page was written."""
        if day == self.day:
            return True
        if self.hour is None:
            return False
        return (day == self.day - timedelta(1) and self.hour < MORNING) or (
            day == self.day + timedelta(1) and self.hour >= EVENING
        )


def moment(text: str) -> Moment | None:
    """What a program wrote as a date: ISO 8601, as in a mail, or as Unix does; nothing for what is none of them."""
    text = text.strip()
    try:
        if (found := _ISO.match(text)) or (found := _DAY_FIRST.match(text)):
            parts = found.groupdict()
            day = date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
            in_greenwich = _GREENWICH.fullmatch(parts.get("zone") or "") is not None
            return Moment(day, int(parts["hour"]) if in_greenwich else None)
        if found := _UNIX.match(text):
            return Moment(date(int(found["year"]), _MONTHS.index(found["month"].lower()) + 1, int(found["day"])))
        sent = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None
    return Moment(sent.date(), sent.hour if sent.tzinfo in (None, UTC) else None)
