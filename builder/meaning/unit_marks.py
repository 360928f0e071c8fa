"""Marks after a number: minutes and seconds, feet and inches, for which a single and a double mark are two units.

Folding makes all quotation marks one, and a mark after a digit can close a quotation, which is written with a single
mark in some places and with a double one in others. So these marks are compared again, in the originals, where a match
was found.
"""

from __future__ import annotations

import unicodedata

from builder.meaning.characters import count_strokes, is_quotation_mark
from builder.meaning.folding import Folded, original_text

_REACH = 400
"""How many characters before a mark the opening of a quotation is looked for."""


def has_same_units(one: Folded, other: Folded, at: int) -> bool:
    """Whether one folded text has the same units of measure as another from ``at`` on; their words are the same."""
    return "'" not in one.text or all(
        _agree(one, other, offset, at + offset)
        for offset in range(1, len(one.text))
        if one.text[offset] == "'" and one.text[offset - 1].isdigit()
    )


def unit_strokes(folded: Folded, at: int) -> int:
    """Return how many strokes the mark after a number has if it is a unit; 0 if it closes a quotation."""
    width, prime = _strokes(folded, at)
    return width if prime or not _is_quotation_open(folded.text, at) else 0


def _agree(one: Folded, other: Folded, here: int, there: int) -> bool:
    (width, prime), (wide, primed) = _strokes(one, here), _strokes(other, there)
    return width == wide or not (prime or primed or not _is_quotation_open(other.text, there))


def _strokes(folded: Folded, at: int) -> tuple[int, bool]:
    """Return how many strokes a mark has in the original, and whether it can only be a prime."""
    written = [mark for mark in original_text(folded, at) if is_quotation_mark(mark)]
    return sum(map(count_strokes, written)), any(unicodedata.name(mark, "").endswith("PRIME") for mark in written)


def _is_quotation_open(text: str, at: int) -> bool:
    """Whether a quotation was opened before a mark and not closed: by one that begins a word, none ending one since."""
    for before in range(at - 1, max(-1, at - _REACH), -1):
        if text[before] == "'" and not text[before - 1 : before].isalnum():
            return text[before + 1] != " "
        if text[before] == "'" and not text[before + 1].isalnum():
            return False
    return False
