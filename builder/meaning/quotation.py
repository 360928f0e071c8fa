"""Quotation marks as each language writes them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from builder.values.languages import fact


class QuotationMarks(NamedTuple):
    """What opens and closes a quotation, and a quotation within it."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


_ENGLISH_MARKS = QuotationMarks("“", "”", "‘", "’")

_MARK = re.compile('["„“”«»]')
"""A mark that `in_quotation_marks` may have to replace."""

_OPENS = re.compile(r'(?<![^\s([{‘“—–-])"(?=\S)')
"""A straight mark that opens a quotation: one that begins a word."""


@lru_cache(maxsize=256)
def quotation_marks(language: str) -> QuotationMarks:
    """The quotation marks of a language tag or of its main language; English ones where none are known."""
    marks = fact(language, "quotation")
    return QuotationMarks(*marks) if marks else _ENGLISH_MARKS


def in_quotation_marks(text: str, language: str = "en") -> str:
    """The text in the quotation marks of a language, with inner ones for those it has already."""
    marks = quotation_marks(language)
    if not _MARK.search(text):
        return f"{marks.opening}{text}{marks.closing}"
    # What opens in English closes in German.
    opening, closing = ("„«", "“”»") if "„" in text else ("“«", "”»")
    inner = "".join(
        marks.inner_opening if letter in opening else marks.inner_closing if letter in closing else letter
        for letter in text
    )
    inner = _OPENS.sub(marks.inner_opening, inner).replace('"', marks.inner_closing)
    return f"{marks.opening}{inner}{marks.closing}"
