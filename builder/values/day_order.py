"""Whether a date in figures alone, 04/05/2024, has its day or its month first."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError


@cache
def day_is_first(tag: str) -> bool | None:
    """Whether the day is before the month in the short dates of a language and country, as the CLDR has them.

    ``None`` if the year is first, the tag is not known, or it is English without a country: English has both orders.
    """
    if not tag or tag.lower() == "en":
        return None
    try:
        short = str(Locale.parse(tag, sep="-").date_formats["short"].pattern)
    except (UnknownLocaleError, ValueError):
        return None
    order = [letter for letter in short if letter in "dMy"]
    return None if order[0] == "y" else order.index("d") < order.index("M")
