"""Which characters words are made of."""

from __future__ import annotations

import unicodedata

_LAST_BEFORE_MARKS = "\u02ff"
"""No combining mark is at or before this character: a quick test, since most characters are."""


def is_combining_mark(character: str) -> bool:
    """Whether it is a mark on the character before it, such as an accent (general category M)."""
    return character > _LAST_BEFORE_MARKS and unicodedata.category(character)[0] == "M"


def is_word_character(character: str) -> bool:
    """Whether it is part of a word: a letter, a digit, or a combining mark."""
    return character.isalnum() or is_combining_mark(character)
