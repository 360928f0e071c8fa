"""Quotation marks as each language writes them."""

from __future__ import annotations

import re
from typing import NamedTuple


class Marks(NamedTuple):
    """What opens and closes a quotation, and a quotation within it."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


ENGLISH = Marks("“", "”", "‘", "’")
_GERMAN = Marks("„", "“", "‚", "‘")
_GUILLEMETS = Marks("«", "»", "“", "”")
_POLISH = Marks("„", "”", "«", "»")
_RUSSIAN = Marks("«", "»", "„", "“")
_CORNERS = Marks("「", "」", "『", "』")

MARKS = {
    "de": _GERMAN,
    "cs": _GERMAN,
    "sk": _GERMAN,
    "sl": _GERMAN,
    "bg": _GERMAN,
    "is": _GERMAN,
    "lt": _GERMAN,
    "et": _GERMAN,
    "da": Marks("“", "”", "‘", "’"),
    "nl": ENGLISH,
    "fr": Marks("«\u202f", "\u202f»", "“", "”"),
    "es": _GUILLEMETS,
    "it": _GUILLEMETS,
    "pt": ENGLISH,
    "no": _GUILLEMETS,
    "nb": _GUILLEMETS,
    "nn": _GUILLEMETS,
    "el": _GUILLEMETS,
    "hy": _GUILLEMETS,
    "ru": _RUSSIAN,
    "uk": _RUSSIAN,
    "be": _RUSSIAN,
    "pl": _POLISH,
    "ro": _POLISH,
    "hu": Marks("„", "”", "»", "«"),
    "hr": Marks("„", "“", "‘", "’"),
    "sr": Marks("„", "“", "‘", "’"),
    "sv": Marks("”", "”", "’", "’"),
    "fi": Marks("”", "”", "’", "’"),
    "ja": _CORNERS,
    "zh-hant": _CORNERS,
    "zh-tw": _CORNERS,
}
"""By language tag, from the delimiters of Unicode's CLDR; all others write them as English does."""


_OPENS = re.compile(r'(?<![^\s([{‘“—–-])"(?=\S)')
"""A straight mark that opens a quotation: one that begins a word."""


def marks_of(language: str) -> Marks:
    """The quotation marks of a language tag or of its main language."""
    tag = language.lower()
    return MARKS.get(tag) or MARKS.get(tag.partition("-")[0], ENGLISH)


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
