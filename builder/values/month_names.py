"""The names of the months in a language, from Unicode's CLDR."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError


@cache
def month_names(language: str) -> Mapping[str, int]:
    """The months by name, long and short, without case or a full stop; English ones are always among them."""
    found = {
        name.casefold(): number
        for names in (calendar.month_name, calendar.month_abbr)
        for number, name in enumerate(names)
        if name
    }
    try:
        months = Locale.parse(language, sep="-").months
    except (UnknownLocaleError, ValueError):
        return found
    for use in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            found |= {name.casefold().rstrip("."): number for number, name in months[use][width].items()}
    return found
