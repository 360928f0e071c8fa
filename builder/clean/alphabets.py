"""Estimate how likely letters are in some language, from the names that Unicode’s CLDR has in each language.

Only non-ASCII characters are scored: ASCII is the same in every encoding.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache

from babel import Locale

_LANGUAGES = (
    "bg ca cs da de el es et fi fr ga he hr hu is it lt lv mk nb nl pl pt ro ru sk sl sq sr sv tr uk vi ar fa th"
).split()
"""The languages of the encodings with one byte for each letter."""
_COMMON_LETTER, _RARE_LETTER = -3.0, -9.0
"""The likelihood, in natural logarithms, of punctuation, and of letters that no known language has."""
_IDEOGRAPHS = (("gb2312", 0xB0, 0xD7), ("euc_jp", 0xB0, 0xCF), ("big5", 0xA4, 0xC6), ("euc_kr", 0xB0, 0xC8))
"""The first bytes of characters in everyday use, in the tables of each standard."""
_EVERYDAY_IDEOGRAPHS = 20_000
"""The number of characters that are examined."""


@cache
def _alphabet(language: str) -> Mapping[str, float]:
    """Return the likelihood of each non-ASCII letter in a language."""
    locale = Locale.parse(language)
    names = (
        *locale.territories.values(),
        *locale.languages.values(),
        *locale.months["format"]["wide"].values(),
        *locale.days["format"]["wide"].values(),
    )
    counts = Counter(mark for name in names for mark in name.lower() if mark > "\x7f" and mark.isalpha())
    total = counts.total() + 1
    return {mark: math.log(count / total) for mark, count in counts.items()}


@cache
def _is_everyday(mark: str) -> bool:
    """Whether a character is Chinese, Japanese or Korean in everyday use."""
    if "\u3041" <= mark <= "\u30ff":
        return True
    for codec, first, last in _IDEOGRAPHS:
        try:
            code = mark.encode(codec)
        except UnicodeEncodeError:
            continue
        if len(code) == 2 and first <= code[0] <= last:
            return True
    return False


def likelihood(text: str, codec: str) -> float:
    """Return how likely a decoded text is, in natural logarithms for each non-ASCII byte; 0 is the best."""
    marks = Counter(mark for mark in text[:_EVERYDAY_IDEOGRAPHS] if mark > "\x7f")
    size = sum(count * len(mark.encode(codec, "replace")) for mark, count in marks.items())
    fixed = {mark: likely for mark in marks if (likely := _of_sign(mark)) is not None}
    base = sum(count * fixed.get(mark, 0.0) for mark, count in marks.items())
    letters = {mark: count for mark, count in marks.items() if mark not in fixed}
    best = (
        max(
            (
                sum(
                    count * _alphabet(language).get(mark.lower(), _RARE_LETTER) - _capitals(mark) * count
                    for mark, count in letters.items()
                )
                for language in _LANGUAGES
            ),
            default=0.0,
        )
        if letters
        else 0.0
    )
    return (base + best - 3.0 * _odd(text[:_EVERYDAY_IDEOGRAPHS])) / max(size, 1)


def _of_sign(mark: str) -> float | None:
    """Return the likelihood of a character that is not a letter of an alphabet; ``None`` for letters."""
    category = unicodedata.category(mark)
    if _is_everyday(mark):
        return -4.5
    if category[0] == "P" or mark in "\u00a0€£§°©®™":
        return _COMMON_LETTER
    if category[0] in "LM" and "HALFWIDTH" not in unicodedata.name(mark, "HALFWIDTH") and mark < "\u2e80":
        return None
    return _RARE_LETTER


def _capitals(mark: str) -> float:
    return 1.5 if mark.isupper() else 0.0


def _odd(text: str) -> int:
    """Count capitals after a small letter, symbols between letters, and letters next to those of another script."""
    return sum(
        1
        for before, mark, behind in zip(text, text[1:], text[2:], strict=False)
        if mark > "\x7f" and (before.isalpha() or behind.isalpha()) and _is_odd(before, mark, behind)
    )


@lru_cache(maxsize=20_000)
def _is_odd(before: str, mark: str, behind: str) -> bool:
    inside = before.isalpha() and behind.isalpha()
    if not mark.isalpha():
        return inside and mark not in "’·"
    latin = unicodedata.name(mark, "").startswith("LATIN")
    beside = any(each.isascii() and each.isalpha() for each in (before, behind))
    return (inside and mark.isupper() and before.islower()) or (beside and not latin and mark < "\u2e80")
