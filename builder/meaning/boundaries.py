"""Where a quote may begin and end: not inside a word, a compound with hyphens, or a number.

“500 people” is not what “12 500 people” says, nor “5 degrees” what “−5 degrees” says, nor “violent” what “non-violent”
says. Names are linked by a rule of their own (`builder.meaning.names`): there, “Russia” may be found in “Russia-China”.
"""

from __future__ import annotations

import re
import unicodedata

import regex

from builder.meaning.characters import is_apostrophe, is_double, is_em_dash, is_hyphen
from builder.meaning.folding import Folded, inside_word, written_at
from builder.values.unspaced import is_unspaced

_UP_TO_THREE_DIGITS = re.compile(r"(?<![\w.,'])\d{1,3}\Z|(?<=\d[ ',])\d{3}\Z")
_THREE_DIGITS = re.compile(r"\d{3}(?!\d)")
_NUMBER_BEFORE, _NUMBER_AFTER = re.compile(r"(?<![\w.,:/'])\d{1,15}\Z"), re.compile(r"\d{1,15}(?![\d.,:/']\d)")
_FRACTION = re.compile(r"\d+[/⁄∕]\d|[¼-¾⅐-⅞↉]")
_KATAKANA = regex.compile(r"[\p{Katakana}ー]")
_OF_OTHER_WAYS = regex.compile(r"[\p{Latin}\p{Hangul}]")
_HEBREW = regex.compile(r"\p{Hebrew}")
_MIDDLE_DOTS = "·‧"
_PER_CENT = "%‰‱٪"
_LONGEST = 200
"""How many characters a word or number is followed at the most, to be shown whole."""


def cuts(folded: Folded, offset: int) -> bool:
    """Whether a quote that begins or ends at an offset of the folded text cuts a word or a number."""
    text = folded.text
    if not 0 < offset < len(text):
        return False
    left, right = text[offset - 1], text[offset]
    return (inside_word(text, offset) or (left.isnumeric() and right.isnumeric())
            or bool(_KATAKANA.match(left) and _KATAKANA.match(right))
            or (left.isdigit() and right in _PER_CENT)
            or (right.isdigit() and is_sign_or_point(folded, offset - 1))
            or (unicodedata.category(right) == "Sc" and text[offset + 1:offset + 2].isdigit()
                and left in "-±" and is_sign_or_point(folded, offset - 1))
            or ties(folded, offset) or ties(folded, offset - 1))


def is_signed(folded: Folded, at: int) -> bool:
    """Whether the number at an offset of the folded text, or the dash before one, has a sign that belongs to it."""
    return folded.text[at:at + 1] == "-" and folded.text[at + 1:at + 2].isdigit() and is_sign_or_point(folded, at)


def whole(folded: Folded, start: int, end: int) -> tuple[int, int]:
    """The stretch, with the rest of the words and numbers that its ends cut."""
    first, last = start, end
    while cuts(folded, first) and start - first < _LONGEST:
        first -= 1
    while cuts(folded, last) and last - end < _LONGEST:
        last += 1
    return first, last


def is_sign_or_point(folded: Folded, at: int) -> bool:
    """Whether the character before a number belongs to it: a minus, plus-minus, or the point of “.5”."""
    mark, before = folded.text[at], folded.text[at - 1:at]
    if mark == "±":
        return True
    if mark == ".":
        return not before.isalnum() and before != "."
    if mark != "-":
        return False
    written = written_at(folded, at)
    return "−" in written or (not before.isalnum() and written == written.strip() and not _is_em_dash(written))


def _is_em_dash(written: str) -> bool:
    return any(is_em_dash(character) for character in written) or "--" in written


def ties(folded: Folded, at: int) -> bool:
    """Whether a character that is no letter makes one word or number of what is on its two sides."""
    text = folded.text
    if not 0 < at < len(text) - 1:
        return False
    mark, before, after = text[at], text[at - 1], text[at + 1]
    if mark == " ":
        return before.isdigit() and after.isnumeric() and _ties_numbers(text, at)
    if mark.isalnum() or not (_bears_word(before) and after.isalnum()):
        return False
    numbers = before.isnumeric() and after.isnumeric()
    if mark == "-":
        return _is_hyphen_or_range(folded, at, numbers)
    if numbers:
        return unicodedata.category(mark) in ("Po", "Pc", "Sm", "So", "Sk", "Sc")
    return mark in _MIDDLE_DOTS or mark == "_" or (mark == "'" and _is_letter_of_word(folded, at))


def _is_letter_of_word(folded: Folded, at: int) -> bool:
    """Whether a mark between two letters belongs to their word, as in Hawaiʻi, Знам’янка and צה״ל.

    In Latin script it may as well part an article from its noun (l’OTAN) or a name from its ending (Kim’s).
    """
    text, written = folded.text, written_at(folded, at)
    if any(unicodedata.category(character)[0] == "L" for character in written):
        return True
    if _HEBREW.match(text, at - 1) and is_double(written):
        return not text[at + 2:at + 3].isalpha()  # gershayim come before the last letter
    return is_apostrophe(written) and not (_OF_OTHER_WAYS.match(text, at - 1) or is_unspaced(text[at - 1]))


def _bears_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def _ties_numbers(text: str, at: int) -> bool:
    """A space between groups of three digits, or between a whole number and a fraction."""
    if _FRACTION.match(text, at + 1):
        return True
    return bool(_THREE_DIGITS.match(text, at + 1) and _UP_TO_THREE_DIGITS.search(text[max(0, at - 5):at]))


def _is_hyphen_or_range(folded: Folded, at: int, numbers: bool) -> bool:
    written = written_at(folded, at)
    spaced = written != written.strip()
    if not numbers:
        return not spaced and is_hyphen(written[:1]) and len(written) == 1
    return not spaced or (not _is_em_dash(written) and _grows(folded.text, at))


def _grows(text: str, at: int) -> bool:
    """Whether the number after a dash is greater than that before: 18 – 19 is a range, in “2023 – 15 died” is none."""
    before, after = _NUMBER_BEFORE.search(text[max(0, at - 20):at]), _NUMBER_AFTER.match(text, at + 1)
    return before is not None and after is not None and int(before[0]) < int(after[0])
