"""Whether two wordings say the same: the same letters and digits in the same order, separated at the same places.

Ignored are what `builder.meaning.folding` folds away, case, white space, and a hyphen at a line end. Which mark
separates or encloses words is ignored too, except a question mark. Whether there is a mark is not ignored, since a
comma, a bracket or a quotation mark can reverse the meaning of a sentence. Only the marks at either end are ignored, as
a quote can leave them out. Numbers are kept whole: what is between two digits counts, and so do signs, units of measure
with their case, apostrophes and hyphens inside words, and every symbol.
"""

from __future__ import annotations

import unicodedata

import regex

from builder.meaning.boundaries import is_sign_or_point, is_suspended_hyphen, joins_word
from builder.meaning.characters import is_question_mark
from builder.meaning.folding import Folded, fold
from builder.meaning.unit_marks import unit_strokes
from builder.values.word_characters import is_word_character

_LINE_WRAP = regex.compile(r"(?<![\p{L}\p{M}])([\p{L}\p{M}]++)[-\u2010]\s+([\p{L}\p{M}]++)")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_NUMBER_OR_WORD = regex.compile(r"\p{N}+|[\p{L}\p{M}]+")
_POINT_OF_INITIAL = regex.compile(r"(?<=(?<![\p{L}\p{M}])\p{L})\.(?=\p{L}(?![\p{L}\p{M}]))")
"""A full stop between two letters that are alone, as in U.S."""
_SET_ASIDE = frozenset(("Pd", "Ps", "Pe", "Pi", "Pf", "Zs"))
_TERMINAL = regex.compile(r"\p{Terminal_Punctuation}")
_UNIT = regex.compile(r"(?<=\p{N} ?)[kKmMgGtTnNμ]?(?i:hz|pa|wh|[mgtsaklwvjnbfh])(?!\p{L})")
"""A symbol of a unit that in the other case is another: mg and Mg, m and M, kb and kB."""

_ENCLOSED, _PARTED = "\ufdd0", "\ufdd1"
"""Noncharacters that represent any single quotation mark, and any other punctuation between words."""


def has_same_letters(old: str, new: str) -> bool:
    """Whether two wordings have the same letters and digits in the same order, in upper or lower case (see the module).

    False if one of them has only marks between words.
    """
    here, there = _readings(old, new), _readings(new, old)
    return any(map(_has_words, here & there))


def has_same_letters_and_words(old: str, new: str) -> bool:
    """Whether the letters of two wordings that say the same are the same words: “a way” is not “away”, nor “US” “us”.

    The words must be separated at the same places and have the same capitals, except for the first letter, which can
    begin a sentence, and for a wording all in capitals, such as a headline.
    """
    capitals = old.isupper() or new.isupper()
    here, there = _divided(old, capitals), _divided(new, capitals)
    return any(one == other for one in here for other in there)


def _divided(text: str, capitals: bool) -> list[list[str]]:
    """Return the words of a text in three readings, because a hyphen before a space can be that of a line end.

    The readings have the words as written, joined without the hyphen, and joined with it.
    """
    divided = []
    for form in (text, _LINE_WRAP.sub(r"\1\2", text), _LINE_WRAP.sub(r"\1-\2", text)):
        words = _NUMBER_OR_WORD.findall(_POINT_OF_INITIAL.sub("", fold(form).text))
        if capitals:
            words = [_small_letters(word) for word in words]
        elif words:
            words[0] = _small(words[0][0]) + words[0][1:]
        divided.append(words)
    return divided


def _has_words(reading: str) -> bool:
    return any(character not in _ENCLOSED + _PARTED for character in reading)


def _readings(text: str, other: str) -> set[str]:
    """Return the readings of a text that are compared. In some, words are joined at a hyphen before a space."""
    words = set(_WORD.findall(_small_letters(fold(other).text)))

    def joined(match: regex.Match[str]) -> str:
        whole = f"{match[1]}{match[2]}"
        return whole if _small_letters(fold(whole).text) in words else str(match[0])

    return {_said(fold(_LINE_WRAP.sub(joined, text))), _said(fold(_LINE_WRAP.sub(r"\1-\2", text))), _said(fold(text))}


def _small_letters(text: str) -> str:
    return "".join(map(_small, text))


def _said(folded: Folded) -> str:
    """Return the letters, digits and marks that count, in lower case except for symbols of units."""
    parts: list[str] = []
    text = folded.text
    units = {at for match in _UNIT.finditer(text) for at in range(*match.span())}
    between: list[str] = []
    for at, character in enumerate(text):
        if is_word_character(character):
            parts += _marks(between) if parts else (mark for mark in between if mark not in (_ENCLOSED, _PARTED))
            between.clear()
            parts.append(character if at in units else _small(character))
        else:
            between.append(_mark(folded, at))
    parts += (mark for mark in between if mark not in (_ENCLOSED, _PARTED))
    return unicodedata.normalize("NFC", "".join(parts))


def _marks(between: list[str]) -> list[str]:
    """Return the marks between two words, those that can have another form once and in one order."""
    forms = {_ENCLOSED, _PARTED}
    return [*(mark for mark in between if mark not in forms), *sorted(forms.intersection(between))]


def _small(character: str) -> str:
    """Return a character in lower case; ß does not become ss, because Maße are not Masse."""
    folded = character.casefold()
    return folded if len(folded) == 1 else character.lower()


def _mark(folded: Folded, at: int) -> str:
    """Return a character other than a letter or digit, if it makes a difference to the meaning."""
    text = folded.text
    character, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if character == "'" and before.isdigit():
        return "'" * (unit_strokes(folded, at) or after.isdigit())
    if (
        _is_between_numbers(text, at)
        or (after.isnumeric() and is_sign_or_point(folded, at))
        or is_question_mark(character, before)
    ):
        return character
    if (
        character == "."
        and before.isalpha()
        and (joins_word(folded, at) or not text[max(0, at - 2) : at - 1].isalnum())
    ):
        return ""  # of an abbreviation: U.S. and US
    if joins_word(folded, at) or (at and is_suspended_hyphen(folded, at)):
        return character
    return _between_words(character, in_word=before.isalnum() and after.isalnum())


def _between_words(character: str, *, in_word: bool) -> str:
    """Return what counts of a mark that joins no words: that it encloses or separates them, or the symbol itself."""
    if character == "'":
        return "'" if in_word else _ENCLOSED
    if character == " ":
        return ""
    return _PARTED if unicodedata.category(character) in _SET_ASIDE or _TERMINAL.match(character) else character


def _is_between_numbers(text: str, at: int) -> bool:
    """Whether the nearest letters or digits on both sides are digits, so that they would be one number without it."""
    before, after = at - 1, at + 1
    while before >= 0 and not text[before].isalnum():
        before -= 1
    while after < len(text) and not text[after].isalnum():
        after += 1
    return before >= 0 and after < len(text) and text[before].isnumeric() and text[after].isnumeric()
