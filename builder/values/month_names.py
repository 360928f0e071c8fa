"""The names of the months in a language, or in several, from Unicode's CLDR."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from builder.values.languages import cldr_locale

_PREPOSITION = re.compile(r"(?:de |d’|d')(?=\w)")
"""What CLDR has before the names of months in Catalan: the forms of dates allow for it."""


@cache
def month_names(language: str) -> Mapping[str, int]:
    """The months by name, long and short, without case or a full stop; English ones are always among them."""
    found = {
        name.casefold(): number
        for names in (calendar.month_name, calendar.month_abbr)
        for number, name in enumerate(names)
        if name
    }
    known = cldr_locale(language)
    if known is None:
        return found
    months = known.months
    for use in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            found |= {
                _PREPOSITION.sub("", name.casefold().rstrip(".")): number
                for number, name in months[use][width].items()
                if name[:1].isalpha()
            }
    return found


@cache
def month_names_of(languages: tuple[str, ...]) -> Mapping[str, int]:
    """The months by every name that means one month only in some languages: *listopad* is two."""
    meanings: dict[str, set[int]] = defaultdict(set)
    for language in languages:
        for name, number in month_names(language).items():
            meanings[name].add(number)
    return {name: min(numbers) for name, numbers in meanings.items() if len(numbers) == 1}
