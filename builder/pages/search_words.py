"""Words as search compares them, each with the words as readers see them.

Pagefind takes what is between two spaces for one word, ignores accents and capitals, reduces a word to its stem and
finds every word that begins with what was asked; of a word with punctuation inside (“l'accord”, “F-16”) it finds the
parts as well. What it does not do is done here, on the texts that it is given, and again, in
``themes/default/assets/search-words.js``, on what a reader asks:

- typography is folded as it is for quotes (`builder.meaning.folding`), and compatibility forms are their letters;
- a Latin letter that has no accent to set aside (ł, ø, æ, ß) is the letters that it is written with in ASCII;
- a number is one word however its groups and its decimals are written, and no part of it is found as another number
  (500 in 12 500), in whatever digits; a sign behind a letter (C#, C++) belongs to its name;
- an emoji is a word, named by its code;
- Hebrew and Arabic write the article, "and" and prepositions as the beginning of the next word: an apostrophe behind
  the first of them makes the rest a part that Pagefind finds too;
- where words follow each other without spaces, each character is given together with the next one, so that a word of
  any length is found in the middle of a sentence. So is Korean, whose particles join its words. The pair is written in
  digits, which no stemmer, no segmentation of words and no removal of accents changes. It begins with a letter
  that no folded text has: where a word is not in the index, Pagefind finds the longest word that is its beginning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from builder.meaning.folding import fold
from builder.values.romanisation import romanised
from builder.values.unspaced_scripts import SPACELESS_SCRIPTS, UNSPACED_SCRIPTS

WORD_JOINER = "\u2060"
"""Ends a piece of a shown text that no space follows (WORD JOINER)."""
INVISIBLE_SEPARATOR = "\u2063"
"""Begins a piece that is searched and not shown (INVISIBLE SEPARATOR)."""
_BLOCK_SEPARATOR = "\xa0·"
"""Follows a block that ends without a mark, such as a heading, where another block follows."""

_MODIFIERS = "\u02b9-\u02d1\u02ec-\u02ff\ua78b\ua78c"
"""Letters by category that are written like an apostrophe or an accent (Hawaiʻi)."""

_LETTER = rf"(?V1)[[[{UNSPACED_SCRIPTS}]&&[\p{{L}}\p{{N}}]]--[{_MODIFIERS}]]"
_HAS_LETTER = regex.compile(_LETTER)
_PARTS = regex.compile(rf"({_LETTER})[\p{{M}}\p{{Cf}}\u1160-\u11ff\uff9e\uff9f]*|(?:(?!{_LETTER}).)+")
_NO_LETTERS = regex.compile(r"[^\p{L}\p{N}]+")
_LINE_END = regex.compile(
    rf"(?<=[{SPACELESS_SCRIPTS}\uff00-\uff0f])[ \t]*\n[ \t]*(?=[{SPACELESS_SCRIPTS}\uff00-\uff0f])"
)
_WORD = re.compile(r"[^\w\s]*\d{1,3}(?:[^\S\n]\d{3})+(?!\w)\S*|\S+")
_OPEN_END = regex.compile(r"[\p{L}\p{M}\p{N}][\p{Pe}\p{Pf}\p{Quotation_Mark}]*$")
_SPACE = re.compile(r"\s")
_MODIFIER = re.compile(f"[{_MODIFIERS}]")
_SIGNS = re.compile(r"(?<=[^\W\d_])[#+]{1,2}(?![^\W\d_])")
_SIGN_NAMES = {"#": "sharp", "+": "plus"}
_NUMBER = re.compile(
    r"(?<!\d)(?<!\d['.,\u066b\u066c])(\d{1,3}(?:['.,\u066c]\d{3})+|\d+)(?:[.,\u066b](\d+))?"
    r"(?!['.,\u066b\u066c]?\d)"
)
_GROUPING = re.compile("['.,\u066c]")
_DECIMALS = "d"
_LAST_LETTER = 0x2B0
_OTHER_DIGITS = re.compile(r"[^\D0-9]")
_EMOJI = regex.compile(r"\p{Emoji_Presentation}")
_PROCLITIC = regex.compile(
    r"(?<![\p{L}\p{M}]'?)"
    r"(?:[בהוכלמש]\p{M}*(?=(?:[\u05d0-\u05ea]\p{M}*){3})|(?:ا\p{M}*ل|ل\p{M}*ل|[وفبلك])\p{M}*(?=(?:[\u0621-\u064a]\p{M}*){3}))"
)
"""The first proclitic of a Hebrew or Arabic word: at least three letters, possibly a word, must be left."""
_PAIR = "\u211a"
_NO_LETTER = "\0"
_AT_THE_END = {"ς": "σ", "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ"}
"""Letters that are written otherwise at the end of a word."""
_NOTHING = "_"
"""The key of what has no letters, and of a text without words: Pagefind leaves out a record that has none."""


class SearchWord(NamedTuple):
    """What Pagefind takes for one word: its key, and how it is shown. Neither holds a space."""

    key: str
    display: str


def search_words(text: str) -> Iterator[SearchWord]:
    """The words of a text in order; white space in it counts as one space, and a line end in Chinese as none."""
    for found in _WORD.findall(_LINE_END.sub("", text.replace(WORD_JOINER, "").replace(INVISIBLE_SEPARATOR, ""))):
        word = found if found.isascii() else unicodedata.normalize("NFC", found)
        if word.isascii() or not _HAS_LETTER.search(word):
            yield _spaced(word)
        else:
            yield from _unspaced(word)


@lru_cache(maxsize=1 << 17)
def _spaced(word: str) -> SearchWord:
    """A word of a script with spaces; a number can have some inside."""
    return SearchWord(_key(_SPACE.sub(",", word)), _SPACE.sub("\xa0", word))


def search_words_of_blocks(blocks: Iterable[tuple[str, str]]) -> list[SearchWord]:
    """Return the words of blocks, block by block; after each, the words of its second text, which are not shown."""
    done: list[SearchWord] = []
    last = -1
    for text, also in blocks:
        block = list(search_words(text))
        if block and last >= 0:
            done[last] = done[last]._replace(display=_ended(done[last].display))
        done += block
        last = len(done) - 1 if block else last
        done += (SearchWord(piece.key, INVISIBLE_SEPARATOR + piece.display) for piece in search_words(also))
    return done or [SearchWord(_NOTHING, INVISIBLE_SEPARATOR)]


def search_keys(text: str) -> str:
    """A text as Pagefind is given it."""
    return " ".join(piece.key for piece in search_words(text))


def _key(word: str) -> str:
    # Pagefind counts no word that is empty, and takes one that begins with three underscores for a mark of its own.
    return search_form(word).removeprefix("__") or _NOTHING


@lru_cache(maxsize=1 << 17)
def search_form(word: str) -> str:
    """One word as it is compared: in its own capitals and accents, with its punctuation in ASCII."""
    foreign = not word.isascii()
    if foreign:
        letters = unicodedata.normalize("NFKD", fold(_MODIFIER.sub("'", word)).text)
        # An accent alone decomposes to a space with the accent.
        word = _SPACE.sub("", unicodedata.normalize("NFC", "".join(map(_plain, letters))))
        word = _OTHER_DIGITS.sub(lambda digit: str(unicodedata.digit(digit[0])), word)
    named = _SIGNS.sub(lambda match: "".join(_SIGN_NAMES[sign] for sign in match[0]), word)
    counted = _NUMBER.sub(_number, named)
    return _PROCLITIC.sub(r"\g<0>'", _EMOJI.sub(_emoji, counted)) if foreign else counted


def _emoji(match: regex.Match[str]) -> str:
    return f"'u{ord(match[0]):x}'"


def _number(match: re.Match[str]) -> str:
    whole, decimals = match.groups()
    return _GROUPING.sub("", whole) + (_DECIMALS + decimals if decimals else "")


@cache
def plain_letters() -> dict[str, str]:
    """Small Latin letters that do not decompose into a letter and an accent, and their spelling in ASCII."""
    letters = (chr(code) for code in range(0x80, _LAST_LETTER))
    return {
        letter: romanised(letter)
        for letter in letters
        if unicodedata.category(letter) == "Ll"
        and unicodedata.name(letter).startswith("LATIN")
        and unicodedata.normalize("NFKD", letter) == letter
        and romanised(letter).isalpha()
    }


@cache
def _plain(letter: str) -> str:
    if letter in _AT_THE_END:
        return _AT_THE_END[letter]
    small = letter.lower()
    plain = plain_letters().get(small)
    return letter if plain is None else plain if small == letter else plain.capitalize()


def _ended(shown: str) -> str:
    return shown + _BLOCK_SEPARATOR if _OPEN_END.search(shown) else shown


class _Unit(NamedTuple):
    shown: str
    letter: str
    joins: bool
    """Whether nothing is between it and the next one."""


def _unspaced(word: str) -> Iterator[SearchWord]:
    """The pieces of a word that holds letters of scripts without spaces."""
    units = _units(word)
    last = len(units) - 1
    for place, unit in enumerate(units):
        shown = unit.shown + (WORD_JOINER if place < last else "")
        after = units[place + 1].letter if unit.joins and place < last else ""
        yield SearchWord(_pair(unit.letter + (after or _NO_LETTER)) if unit.letter else _key(unit.shown), shown)


def _pair(letters: str) -> str:
    return _PAIR + "".join(f"{ord(letter):06}" for letter in letters)


def _units(word: str) -> list[_Unit]:
    """A word cut into single letters of scripts without spaces and what is between those; marks go with a letter."""
    units: list[_Unit] = []
    opening = ""
    for part in _PARTS.finditer(word):
        letter = _NO_LETTERS.sub("", search_form(part[0])) if part[1] else ""
        if letter or _NO_LETTERS.sub("", part[0]):
            units.append(_Unit(opening + part[0], letter, True))
            opening = ""
        elif units:
            units[-1] = units[-1]._replace(shown=units[-1].shown + part[0], joins=False)
        else:
            opening = part[0]
    return units
