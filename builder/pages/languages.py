"""What a language does beyond its words: plural forms, numbers, the direction of writing.

The rules are those of Unicode's CLDR, which Babel carries.
"""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal


@lru_cache(maxsize=256)
def locale_of(language: str) -> Locale:
    """The locale of a language tag, of its main language, or English where neither is known."""
    parts = language.replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:length]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def direction(language: str) -> str:
    """``rtl`` for a language written from right to left, else ``ltr``, as HTML's ``dir`` has it."""
    return str(locale_of(language).text_direction)


def plural_form(language: str, number: int) -> str:
    """Which form words take beside a number: ``zero``, ``one``, ``two``, ``few``, ``many`` or ``other``."""
    return str(locale_of(language).plural_form(number))


def number_in(language: str, number: int) -> str:
    """A whole number as the language writes it, thousands apart."""
    return format_decimal(number, locale=locale_of(language))
