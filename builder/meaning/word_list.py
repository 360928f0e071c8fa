"""The words of a folded text: what is between spaces, or each character in a script that is written without them."""

from __future__ import annotations

import regex

from builder.values.unspaced_scripts import UNSPACED_CHARACTER

_LETTER = rf"(?:(?!{UNSPACED_CHARACTER})[\w\p{{M}}])"
WORD_PATTERN = regex.compile(
    rf"(?V1){UNSPACED_CHARACTER}(?<=[\w\p{{M}}])\p{{M}}*+|{_LETTER}++(?:['.,:/-]{_LETTER}++)*+"
)
"""A word or a number, without the punctuation around it."""

WORD_OR_SIGN_PATTERN = regex.compile(rf"(?V1){UNSPACED_CHARACTER}\p{{M}}*+|(?:(?!{UNSPACED_CHARACTER})[^ ])++")
"""A word with the punctuation around it: all pieces and the spaces between them make the text."""


def words_of(folded: str) -> list[str]:
    """The words of a folded text, without their case."""
    return [match[0].casefold() for match in WORD_PATTERN.finditer(folded)]
