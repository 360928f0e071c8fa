"""Quotation marks as each language writes them."""

from __future__ import annotations

import re
from typing import NamedTuple

from builder.values.languages import fact


class Marks(NamedTuple):
    """What opens and closes a quotation, and a quotation within it."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


ENGLISH = Marks("“", "”", "‘", "’")

_OPENS = re.compile(r'(?<![^\s([{‘“—–-])"(?=\S)')
"""A straight mark that opens a quotation: one that begins a word."""


def marks_of(language: str) -> Marks:
    """The quotation marks of a language tag or of its main language; English ones where none are known."""
    marks = fact(language, "quotation")
    return Marks(*marks) if marks else ENGLISH


def quoted(text: str, language: str = "en") -> str:
    """The text in the quotation marks of a language, with inner ones for those it has already."""
    marks = marks_of(language)
    # What opens in English closes in German.
    opening, closing = ("„«", "“”»") if "„" in text else ("“«", "”»")
    inner = "".join(
        marks.inner_opening if letter in opening else marks.inner_closing if letter in closing else letter
        for letter in text
    )
    inner = _OPENS.sub(marks.inner_opening, inner).replace('"', marks.inner_closing)
    return f"{marks.opening}{inner}{marks.closing}"
