"""Dates as people write them, to be offered as EDTF. Only what can be meant in one way: 03/12/2032 cannot."""

from __future__ import annotations

import re

from builder.values.edtf import date_or_none
from builder.values.month_names import month_names

_NAME = r"(?P<month>[^\W\d_]+)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
_LAST = r"(?:\s?[-–/]\s?(?P<last>\d{1,2})\.?)?"
_OF = r"(?:de |d’|d')?"
_FORMS = tuple(
    re.compile(rf"{form}\Z")
    for form in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?",
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})",
        rf"(?:le )?{_DAY}{_LAST}\s+{_OF}{_NAME},?\s+{_OF}(?P<year>\d{{4}})",
        rf"{_NAME}\s+{_DAY}{_LAST},?\s+(?P<year>\d{{4}})",
        rf"{_NAME}\s+{_OF}(?P<year>\d{{4}})",
    )
)


def as_edtf(text: str, language: str = "en") -> str:
    """The date, or the days from one to another in a month, as EDTF; empty where it is no date or could be several.

    Names of months are read in English and in ``language``.
    """
    for form in _FORMS:
        match = form.match(" ".join(text.split()))
        parts = match.groupdict() if match else {}
        name = parts.get("month", "")
        month = month_names(language).get(name.casefold()) or name
        if match and str(month).isdigit():
            days = [
                f"{parts['year']}-{int(month):02}" + (f"-{int(day):02}" if day else "")
                for day in (parts.get("day"), parts.get("last"))
            ]
            date = "/".join(days) if parts.get("last") else days[0]
            return date if date_or_none(date) else ""
    return ""
