"""Which spaces of a text count, and which dashes are signs of numbers.

This depends on neighbours, so it is decided on two texts of the same length: the original, and one in which each
character is exchanged as `builder.meaning.characters` says. The latter is returned, still of that length, with a
noncharacter in place of each space that does not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set

import regex

from builder.meaning.characters import EXPANDED, IGNORED, SIGN, is_clause_end, is_em_dash
from builder.values.unspaced_scripts import FIRST_UNSPACED, MAY_BE_UNSPACED, is_unspaced
from builder.values.word_characters import is_combining_mark

BLANK = f"[ {IGNORED}]"
FRACTIONS = "¼-¾⅐-⅞↉"
"""The characters that are fractions, as ranges of a class."""

_OPENING, _CLOSING = "«‘‛“‟‹⸂⸄⸉⸌⸜⸠", "»’”›⸃⸅⸊⸍⸝⸡"
"""The characters of the categories Pi and Pf."""
_LOW = "‚„"
_SPACED_MARK = re.compile(rf"[{_OPENING}{_LOW}]\s|\s[{_CLOSING}]")
_BLANKS = re.compile(f"{BLANK}+")
_MARK_AFTER = rf"(?=[^\w {IGNORED}'\".-])"
_SPACE_BEFORE_MARK = re.compile(rf" {_MARK_AFTER}")
_BLANKS_BEFORE_MARK = re.compile(rf"(?<!{BLANK}){BLANK}++{_MARK_AFTER}")
_FARTHEST = 64
"""How many characters back the base of a mark is searched; a text has fewer marks in a row."""

_LETTER = rf"[\w\p{{M}}{EXPANDED}]"
_PER_CENT = "%‰‱٪"
_AFTER_DIGIT = regex.compile(rf"(?<=\d){BLANK}++(?=[{_PER_CENT}](?!{_LETTER}))")
_SIGNED = re.compile(rf"(?<={BLANK})-(?={IGNORED}*+([^\w\s{IGNORED}]?)\.?[\d{FRACTIONS}])")
_MINUS = re.compile(rf"−\s+(?=[\d{FRACTIONS}])")
_WAVE = regex.compile(
    rf"(?<={_LETTER}{IGNORED}*)~(?={IGNORED}*{_LETTER})"
    rf"|(?<= {IGNORED}*)~(?={IGNORED}* {BLANK}*{_LETTER})"
)


def with_significant_spaces(even: str, text: str, kinds: Set[str]) -> str:
    """The exchanged text with nothing for each space that does not count, and `SIGN` for each dash that is a sign.

    ``kinds`` are the characters that the text has.
    """
    if not text.isascii():
        if ("' " in even or " '" in even or IGNORED in even) and (IGNORED in even or _SPACED_MARK.search(text)):
            even = _inside_marks(even, text)
        if max(kinds) >= FIRST_UNSPACED and MAY_BE_UNSPACED.search("".join(kinds)):
            even = _BLANKS.sub(
                lambda match: _nothing(match) if _is_beside_unspaced(match, even, text) else match[0], even
            )
        if "−" in text:
            even = _beside_minus(even, text)
    # Most texts have no two spaces in a row, and are searched faster without a thought of them.
    before_mark = _BLANKS_BEFORE_MARK if "  " in even or IGNORED in even else _SPACE_BEFORE_MARK
    even = before_mark.sub(lambda match: _nothing(match) if _ends_clause(even, match.end()) else match[0], even)
    if any(sign in even for sign in _PER_CENT):
        even = _AFTER_DIGIT.sub(_nothing, even)
    if "~" in even:
        even = _WAVE.sub("-", even)
    if " -" in even or f"{IGNORED}-" in even:
        even = _SIGNED.sub(lambda match: SIGN if _is_sign(match, even, text) else "-", even)
    return even


def _nothing(match: re.Match[str] | regex.Match[str]) -> str:
    return IGNORED * len(match[0])


def _inside_marks(even: str, text: str) -> str:
    """Without the space behind « and before », where these open and close: in German they are the other way round."""

    def judged(match: re.Match[str]) -> str:
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        opens = before and before in _OPENING + _LOW and _may_open(_neighbour(even, match.start() - 1, -1))
        closes = after and after in _CLOSING and _may_close(_neighbour(even, match.end(), 1))
        return _nothing(match) if opens or closes else match[0]

    return _BLANKS.sub(judged, even)


def _neighbour(even: str, at: int, step: int) -> str:
    """The next character before or after one that is not invisible; none at the edge of the text."""
    at += step
    while 0 <= at < len(even) and even[at] == IGNORED:
        at += step
    return even[at] if 0 <= at < len(even) else ""


def _may_open(before: str) -> bool:
    return before in " '([{"  # nothing at all is in it as well


def _may_close(after: str) -> bool:
    return after in " ')]}-,.;:!?"


def _ends_clause(even: str, at: int) -> bool:
    """Whether a punctuation mark is there that ends a clause, rather than one that begins a word, as in “:p”."""
    if not is_clause_end(even[at]):
        return False
    while at < len(even) and (even[at] == IGNORED or unicodedata.category(even[at])[0] in "PS"):
        at += 1
    return not (even[at : at + 1].isalnum() or even[at : at + 1] == EXPANDED)


def _is_beside_unspaced(match: re.Match[str], even: str, text: str) -> bool:
    # Marks belong to the character they are on, even across an ignored space; quotation marks belong to any script.
    before, after = match.start() - 1, match.end()
    first, last = max(0, match.start() - _FARTHEST), min(len(even), match.end() + _FARTHEST)
    while before >= first and (even[before] in f"{IGNORED} '" or is_combining_mark(even[before])):
        before -= 1
    while after < last and even[after] in f"{IGNORED} '":
        after += 1
    return (before >= 0 and is_unspaced(text[before])) or (
        after < len(even) and is_unspaced(text[after]) and not is_combining_mark(even[after])
    )


def _beside_minus(even: str, text: str) -> str:
    """A minus that is written apart from its number, where it takes nothing away from another number."""
    parts: list[str] = []
    done = 0
    for match in _MINUS.finditer(text):
        if not even[max(0, match.start() - _FARTHEST) : match.start()].rstrip(f" {IGNORED}")[-1:].isdigit():
            parts += (even[done : match.start() + 1], IGNORED * (len(match[0]) - 1))
            done = match.end()
    return "".join((*parts, even[done:]))


def _is_sign(match: re.Match[str], even: str, text: str) -> bool:
    at = match.start()
    while at and even[at - 1] in f" {IGNORED}":
        at -= 1
    return (
        even[at - 1 : at] != "-"
        and not is_em_dash(text[match.start()])
        and (not match[1] or match[1] == "." or unicodedata.category(match[1]) == "Sc")
    )
