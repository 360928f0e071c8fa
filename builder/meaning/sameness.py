"""Whether two wordings say the same: the same letters and digits in the same order.

Set aside are what `builder.meaning.folding` folds away, case, white space, the marks that part and enclose sentences,
and a hyphen at a line end. Numbers are kept whole: what is between two digits counts, and so do signs, units of
measure, apostrophes and hyphens inside words, question marks and every symbol.
"""

from __future__ import annotations

import unicodedata

import regex

from builder.meaning.boundaries import is_sign_or_point, ties
from builder.meaning.folding import Folded, fold
from builder.meaning.unit_marks import unit_at

_LINE_WRAP = regex.compile(r"(?<=\p{L}\p{M}*)[-\u2010]\s+(?=\p{L})")
_SET_ASIDE = frozenset(("Pd", "Ps", "Pe", "Pi", "Pf", "Zs"))
_TERMINAL = regex.compile(r"\p{Terminal_Punctuation}")


def says_same(old: str, new: str) -> bool:
    """Whether both hold the same letters and digits in the same order (see the module).

    Never where one of them holds none.
    """
    here, there = _readings(old), _readings(new)
    return any(reading.strip() for reading in here & there)


def _readings(text: str) -> set[str]:
    """What a text says: twice where a hyphen before a space may be one of a line end or one of a word."""
    return {_said(fold(_LINE_WRAP.sub(hyphen, text))) for hyphen in ("-", "")}


def _said(folded: Folded) -> str:
    parts: list[str] = []
    text = folded.text
    for at, character in enumerate(text):
        if character.isalnum() or unicodedata.category(character)[0] == "M":
            parts.append(_small(character))
        else:
            parts.append(_mark(folded, at))
    return unicodedata.normalize("NFC", "".join(parts))


def _small(character: str) -> str:
    """The letter without its case; ß is not made ss, since Maße are not Masse."""
    folded = character.casefold()
    return folded if len(folded) == 1 else character.lower()


def _mark(folded: Folded, at: int) -> str:
    """A character that is no letter and no digit, if it makes a difference to what is said."""
    text = folded.text
    character, before, after = text[at], text[at - 1:at], text[at + 1:at + 2]
    if character == "'" and before.isdigit():
        return "'" * (unit_at(folded, at) or after.isdigit())
    if _is_between_numbers(text, at) or ties(folded, at) or (after.isdigit() and is_sign_or_point(folded, at)):
        return character
    if character == "'":
        return "'" if before.isalnum() and after.isalnum() else ""
    if character == " " or unicodedata.category(character) in _SET_ASIDE:
        return ""
    return "" if _TERMINAL.match(character) and "QUESTION" not in unicodedata.name(character, "") else character


def _is_between_numbers(text: str, at: int) -> bool:
    """Whether the nearest letters or digits on both sides are digits, so that without it they were one number."""
    before, after = at - 1, at + 1
    while before >= 0 and not text[before].isalnum():
        before -= 1
    while after < len(text) and not text[after].isalnum():
        after += 1
    return before >= 0 and after < len(text) and text[before].isnumeric() and text[after].isnumeric()
