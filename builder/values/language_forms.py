"""Plural forms and numbers of a language, from Unicode's CLDR, and the direction in which it is written."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal

from builder.values.languages import cldr_locale

_RTL_SCRIPTS = frozenset("adlm arab aran hebr mand mend nkoo rohg samr syrc thaa".split())
_RTL_LANGUAGES = frozenset("ar arc ckb dv fa he iw ji ks lrc mzn nqo pnb prs ps rhg sd syr ug ur yi".split())


@lru_cache(maxsize=256)
def _display_locale(language: str) -> Locale:
    """The locale of a language tag, of its main language, or English where neither is known."""
    return cldr_locale(language) or Locale("en")


@lru_cache(maxsize=256)
def text_direction(language: str) -> str:
    """``rtl`` for a language tag written from right to left, else ``ltr``, as HTML's ``dir`` has it.

    A script in the tag decides. CLDR knows fewer of these languages than there are.
    """
    main, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    return "rtl" if (script in _RTL_SCRIPTS if script else main in _RTL_LANGUAGES) else "ltr"


@lru_cache(maxsize=1024)  # pages say the same few numbers again and again, and CLDR takes long to ask
def plural_form(language: str, number: int) -> str:
    """Return the form of words with a number: ``zero``, ``one``, ``two``, ``few``, ``many`` or ``other``."""
    return str(_display_locale(language).plural_form(number))


@lru_cache(maxsize=1024)
def format_number(language: str, number: float) -> str:
    """A number as the language writes it, thousands apart, with all of its decimals."""
    return format_decimal(number, locale=_display_locale(language), decimal_quantization=False)


def format_fraction(language: str, number: Fraction, places: int) -> str:
    """A number as the language writes it, with at most so many decimal places, rounded half up."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return format_decimal(rounded, format=f"#,##0.{'#' * places}", locale=_display_locale(language))
