"""Where a quote can begin and end: not inside a word, a compound with hyphens, or a number.

“500 people” is not a quote from “12 500 people”, “5 degrees” not from “−5 degrees”, “violent” not from “non-violent”.
Names are linked by a rule of their own (`builder.meaning.names`): there, “Russia” can be found in “Russia-China”.
"""

from __future__ import annotations

import re
import unicodedata

import regex

from builder.meaning.characters import folded_character, is_apostrophe, is_double_mark, is_em_dash, is_hyphen
from builder.meaning.folding import Folded, is_inside_word, original_text
from builder.meaning.language_words import has_elision
from builder.meaning.number_words import is_inside_number_words
from builder.meaning.numerals import is_inside_number
from builder.meaning.spacing import FRACTIONS
from builder.values.unspaced_scripts import HANGUL, KATAKANA, is_unspaced
from builder.values.word_characters import is_word_character

_UP_TO_THREE_DIGITS = re.compile(r"(?<![\w.,'])\d{1,3}\Z|(?<=\d[ ',])\d{3}\Z")
_THREE_DIGITS = re.compile(r"\d{3}(?!\d)")
_NUMBER_BEFORE, _NUMBER_AFTER = re.compile(r"(?<![\w.,:/'])\d{1,15}\Z"), re.compile(r"\d{1,15}(?![\d.,:/']\d)")
_FRACTION = re.compile(rf"\d+[/⁄∕]\d|[{FRACTIONS}]")
_HEBREW = regex.compile(r"\p{Hebrew}")
_INSIDE_WORDS = "·‧_@&^*"
_ELIDED = regex.compile(
    r"(?<![\p{L}\p{M}]['-]?)(?i:[cdjlmnstv]|qu|jusqu|lorsqu|puisqu|quoiqu|[ds]?all|dell|nell|dall|coll|dagl|gl|un|quest|quell"
    r"|bell|sant|nessun|alcun|ciascun|tutt|mezz|dov|cos|anch)'(?=(?i:[aeiouyhœæàâáèéêëìíîïòóôùúû])|\p{Lu}{2})"
)
"""Words of French, Italian and Catalan without their last vowel, before another, or before initials (l’FMI).

After a hyphen they are part of the word before it: donar-l’hi, va-t’en, Pont-l’Abbé.
"""
_PREPOSITION = ("D'",)
_SENTENCE_BEGINS = regex.compile(r"(?r)(?:\A|[.!?…:;'(\[-])\s*\Z")
_ENDING = regex.compile(r"'(?:s|[dt][ae]n?|[ny]?[ıiuü]n|[ny][aeıiuü])(?![\p{L}\p{M}'])", regex.IGNORECASE)
"""Endings of a possessive (Kim’s), and of names in Turkish (İstanbul’da)."""
_PER_CENT = "%‰‱٪"
_AFTER_LETTERS = "+#"
"""Signs that belong to the letter before them: C++, A+, C#."""
_MARKS_AFTER_WORDS = ".,;:!?"
_ABBREVIATED = regex.compile(r"(?<=\p{L})\.\Z")
_LINE_END = re.compile(r"\S[^\S\n]*\n\s*")
_ENCLOSED = re.compile(r"(?:\A|\s)-\w[^\n]*?\w-(?!\w)|(?<=\w)- [^\n]*? -(?=\w)")
_LONGEST = 200
"""The most characters on either side by which a stretch is extended to whole words and numbers."""


def cuts_word(folded: Folded, offset: int) -> bool:
    """Whether a quote that begins or ends at an offset of the folded text cuts a word or a number."""
    text = folded.text
    if not 0 < offset < len(text):
        return False
    left, right = text[offset - 1], text[offset]
    if _is_edge_of_plain_word(left, right, text[offset + 1 : offset + 2]):
        return is_inside_number(text, offset) or is_inside_number_words(text, offset)
    return _cuts_word(folded, offset, left, right)


def _is_edge_of_plain_word(left: str, right: str, next_right: str) -> bool:
    """Whether a space, or a mark and a space, part a letter from what is next to it.

    Then nothing but a number of several words can be cut there. Most quotes begin and end so.
    """
    if left == " ":
        return right.isalpha() and not right.isnumeric()
    if not left.isalpha() or left.isnumeric():
        return False
    return right == " " or (right in _MARKS_AFTER_WORDS and next_right in ("", " "))


def _cuts_word(folded: Folded, offset: int, left: str, right: str) -> bool:
    text = folded.text
    return (
        is_inside_word(text, offset)
        or (left.isnumeric() and right.isnumeric())
        or bool(KATAKANA.match(left) and KATAKANA.match(right))
        or (left.isdigit() and right in _PER_CENT)
        or (right.isdigit() and left in _PER_CENT)
        or (left.isalpha() and right in _AFTER_LETTERS)
        or _is_behind_spaced_sign(text, offset)
        or (_is_amount(right) and is_sign_or_point(folded, offset - 1))
        or (
            unicodedata.category(right) == "Sc"
            and _is_amount(text[offset + 1 : offset + 2])
            and left in "-±"
            and is_sign_or_point(folded, offset - 1)
        )
        or is_suspended_hyphen(folded, offset)
        or is_inside_number(text, offset)
        or is_inside_number_words(text, offset)
        or (joins_word(folded, offset) and not _ENDING.match(text, offset))
        or (joins_word(folded, offset - 1) and not _ends_elided(folded, offset))
    )


def _is_behind_spaced_sign(text: str, offset: int) -> bool:
    """Whether a number begins there behind a sign that is written apart from it, as in “≥ 5”, but not “10 + 5”."""
    sign = text[offset - 2 : offset - 1]
    return (
        text[offset - 1] == " "
        and _is_amount(text[offset])
        and unicodedata.category(sign or " ") == "Sm"
        and sign not in "=|"
        and "ARROW" not in unicodedata.name(sign, "")
        and not text[: offset - 2].rstrip()[-1:].isnumeric()
    )


def _ends_elided(folded: Folded, offset: int) -> bool:
    """Whether an elided word ends there with its apostrophe, in a language that has such words.

    An elided word with a capital before another capital, not at the beginning of a sentence, is part of a name:
    L’Oréal. So is D’ anywhere, since prepositions seldom begin a sentence.
    """
    text = folded.text
    if folded.language and not has_elision(folded.language):
        return False
    match = next(
        (each for each in _ELIDED.finditer(text, max(0, offset - 10), offset + 2) if each.end() == offset), None
    )
    if match is None:
        return False
    is_name = match[0][0].isupper() and text[offset].isupper() and not text[offset + 1 : offset + 2].isupper()
    return not is_name or (match[0] not in _PREPOSITION and bool(_SENTENCE_BEGINS.search(text, 0, match.start())))


def is_signed(folded: Folded, at: int) -> bool:
    """Whether the dash at an offset of the folded text is the sign of the number after it."""
    return folded.text[at : at + 1] == "-" and _is_amount(folded.text[at + 1 : at + 2]) and is_sign_or_point(folded, at)


def widen_to_words(folded: Folded, start: int, end: int) -> tuple[int, int]:
    """Return the stretch, extended by the rest of the words and numbers that its ends cut."""
    first, last = start, end
    while cuts_word(folded, first) and start - first < _LONGEST:
        first -= 1
    while cuts_word(folded, last) and last - end < _LONGEST:
        last += 1
    return first, last


def is_sign_or_point(folded: Folded, at: int) -> bool:
    """Whether the character before a number belongs to it: a sign, a comparison, or the point of “.5”."""
    mark, before = folded.text[at], folded.text[at - 1 : at]
    if mark == "±":
        return True
    if before.isalnum():
        return mark == "-" and "−" in original_text(folded, at)
    if mark in ".,":
        return before != mark
    if mark != "-":
        return unicodedata.category(mark) == "Sm" and mark != "|"
    written = _visible_original(folded, at)
    return "−" in written or (written == written.strip() and not _is_em_dash(written))


def _visible_original(folded: Folded, at: int) -> str:
    """Return how a character of the folded text is written in the original, without invisible characters."""
    return "".join(character for character in original_text(folded, at) if folded_character(character))


def _is_amount(character: str) -> bool:
    """Whether a character is a digit or a fraction, which can have a sign before it."""
    return bool(character) and unicodedata.category(character) in ("Nd", "No")


def _is_em_dash(written: str) -> bool:
    return any(is_em_dash(character) for character in written) or "--" in written


def joins_word(folded: Folded, at: int) -> bool:
    """Whether a character that is not a letter joins the characters before and after it to one word or number."""
    text = folded.text
    if not 0 < at < len(text) - 1:
        return False
    mark, before, after = text[at], text[at - 1], text[at + 1]
    if mark == " ":
        return before.isdigit() and after.isnumeric() and _ties_numbers(text, at)
    if mark.isalnum() or not after.isalnum():
        return False
    return _joins(folded, at) if is_word_character(before) else _joins_abbreviation(folded, at)


def _joins_abbreviation(folded: Folded, at: int) -> bool:
    """Whether a hyphen joins a word to an abbreviation with a full stop: U.S.-led."""
    written = _visible_original(folded, at)
    return (
        folded.text[at] == "-"
        and bool(_ABBREVIATED.search(folded.text, max(0, at - 2), at))
        and written == written.strip()
        and _is_one_hyphen(written)
    )


def _joins(folded: Folded, at: int) -> bool:
    """Whether a mark between two letters or digits joins them."""
    mark, before, after = folded.text[at], folded.text[at - 1], folded.text[at + 1]
    numbers = before.isnumeric() and after.isnumeric()
    if mark == "-":
        return _is_hyphen_or_range(folded, at, numbers)
    if numbers:
        return unicodedata.category(mark) in ("Po", "Pc", "Sm", "So", "Sk", "Sc")
    if mark == ":":
        return before.islower() and after.islower()  # Leser:innen; EU:n has an ending
    return mark in _INSIDE_WORDS or _is_letter_of_word(folded, at)


def _is_point_of_word(folded: Folded, at: int) -> bool:
    """Whether a full stop belongs to an abbreviation or an address, rather than that a space was forgotten after it."""
    before, after, written = folded.text[at - 1], folded.text[at + 1], original_text(folded, at)
    return (
        written == written.strip()
        and _is_spaced_script(before)
        and _is_spaced_script(after)
        and not (before.islower() and after.isupper())
    )


def _is_letter_of_word(folded: Folded, at: int) -> bool:
    """Whether a mark between two letters belongs to their word, as in O’Hara, U.S., Hawaiʻi, Знам’янка and צה״ל."""
    text, written = folded.text, original_text(folded, at)
    if text[at] != "'":
        return text[at] == "." and _is_point_of_word(folded, at)
    if any(unicodedata.category(character)[0] == "L" for character in written):
        return True
    if _HEBREW.match(text, at - 1) and is_double_mark(written):
        return not text[at + 2 : at + 3].isalpha()  # gershayim come before the last letter
    mark = _visible_original(folded, at)  # a turned comma between letters is an Uzbek or Hawaiian one
    return (mark == "‘" or is_apostrophe(mark)) and _is_spaced_script(text[at - 1])


def _is_spaced_script(letter: str) -> bool:
    """Whether words in the script of a letter end only at spaces and punctuation. In Korean, endings follow a word."""
    return not (is_unspaced(letter) or HANGUL.match(letter))


def _ties_numbers(text: str, at: int) -> bool:
    """Whether a space is between groups of three digits, or between a whole number and a fraction."""
    if _FRACTION.match(text, at + 1):
        return True
    return bool(_THREE_DIGITS.match(text, at + 1) and _UP_TO_THREE_DIGITS.search(text[max(0, at - 5) : at]))


def _is_hyphen_or_range(folded: Folded, at: int, numbers: bool) -> bool:
    written = _visible_original(folded, at)
    spaced = written != written.strip()
    if not numbers:
        return _is_one_hyphen(written) and (not spaced or _LINE_END.fullmatch(written) is not None)
    return not spaced or (not _is_em_dash(written) and _grows(folded.text, at))


def _is_one_hyphen(written: str) -> bool:
    return len(written.strip()) == 1 and is_hyphen(written.strip())


def is_suspended_hyphen(folded: Folded, offset: int) -> bool:
    """Whether a word is separated from a hyphen for an omitted part: “Nord-” in “Nord- und Südbrücke”.

    A hyphen can also be typed for a dash; these come in pairs, and one can begin a line of dialogue.
    """
    text = folded.text
    if text[offset] == "-" and is_word_character(text[offset - 1]):
        written = _visible_original(folded, offset)
        return (
            _is_one_hyphen(written)
            and not written[0].isspace()
            and (written[-1].isspace() or not text[offset + 1 : offset + 2].isalnum())
            and not _paired(folded, offset)
        )
    if text[offset - 1] == "-" and text[offset].isalpha():
        written = _visible_original(folded, offset - 1)
        return (
            _is_one_hyphen(written)
            and not written[-1].isspace()
            and written[0].isspace()
            and "\n" not in written
            and not _paired(folded, offset - 1)
        )
    return False


def _paired(folded: Folded, at: int) -> bool:
    """Whether a hyphen is the first or the last of two that enclose words, as dashes do."""
    start = folded.original_offset(at)
    around = folded.source[max(0, start - _LONGEST) : start + _LONGEST]
    return any(match.start() <= min(start, _LONGEST) < match.end() for match in _ENCLOSED.finditer(around))


def _grows(text: str, at: int) -> bool:
    """Whether the number after a dash is greater than that before: 18 – 19 is a range, “2023 – 15 died” has none."""
    before, after = _NUMBER_BEFORE.search(text[max(0, at - 20) : at]), _NUMBER_AFTER.match(text, at + 1)
    return before is not None and after is not None and int(before[0]) < int(after[0])
