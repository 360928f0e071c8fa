"""Dates as people write them, to be offered as EDTF. Only what can be meant in one way: 03/12/2032 cannot."""

from __future__ import annotations

import calendar
import re

from builder.values.edtf import date_or_none

_MONTHS = {name.casefold(): number for names in (calendar.month_name, calendar.month_abbr)
           for number, name in enumerate(names) if name}
_NAME = r"(?P<month>[A-Za-z]+)\.?"
_FORMS = tuple(re.compile(rf"{form}\Z") for form in (
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?",
    r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_NAME},?\s+(?P<year>\d{{4}})",
    rf"{_NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
    rf"{_NAME}\s+(?P<year>\d{{4}})"))


def as_edtf(text: str) -> str:
    """The date as EDTF; empty where it is no date or could be several. Names of months are read in English."""
    for form in _FORMS:
        match = form.match(" ".join(text.split()))
        parts = match.groupdict() if match else {}
        month = _MONTHS.get(parts.get("month", "").casefold()) or parts.get("month", "")
        if match and str(month).isdigit():
            day = f"-{int(parts['day']):02}" if parts.get("day") else ""
            date = f"{parts['year']}-{int(month):02}{day}"
            return date if date_or_none(date) else ""
    return ""
