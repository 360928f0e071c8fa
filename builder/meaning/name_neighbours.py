"""The words right next to a name in a text, as they are written there, and how they are joined to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from builder.meaning import language_words

_WORD_BEFORE = re.compile(r"\w(?:[\w.'-]*\w)?\.?\Z")
_ELISION = re.compile(r"[^\W\d_]+'(?=\w)")
_ADJECTIVE = re.compile(r"[^\W\d_A-ZÄÖÜ][\w-]+(?:e|en|er|es|em)\Z")
_SMALL_ELISION = re.compile(r"(?:[^\W\d_A-Z]{1,2}|[^\W\d_A-Z]+l)'(?=\w)")
_WORD_AFTER = re.compile(r"\w(?:[\w-]*\w)?")
_WORDS_AFTER_A_HYPHEN = re.compile(r"\w(?:[\w'-]*\w)?")
_LETTERS_WITH_STOPS = re.compile(r"(?:[^\W\d_]\.){2}")
_BESIDE = re.compile(r"(?:am|an der|an dem|ob der|aan de|aan den|aan het) (\w+)")
"""Words before the name of the water on which a place is."""
_MORE_WORDS = re.compile(r" ([^\W\d_][\w-]*)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+\Z")
_SENTENCE_START = re.compile(r"""(?:[.!?:;…\0¿¡]|\A| [–—-] )["'“”„«»‹›()\[\] –—-]*\Z""")
_EVEN = (
    dict.fromkeys((0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF))
    | {ord(letter): "'" for letter in "’ʼ‘ʻ＇"}
    | {ord(space): " " for space in "\n\r\t\xa0\u202f\u2009"}
)
"""What is done to the text before a name: apostrophes and spaces made even, invisible marks left out."""
_WINDOW = 80
"""How far back a word is looked for: wide enough for any word, so that a long text is not read again for every name."""


class Neighbour(NamedTuple):
    """A word next to a name: how it is joined to it, and whether a sentence begins with it.

    ``is_known_name`` means that it belongs to another name of the briefing. A word after a name can begin a sentence
    only if the name ends in a full stop. ``further_words`` are the capitalised words that follow it, at most two.
    ``is_led_into`` means that an article or the like is before it (der Präsident Quill), ``is_described`` that an
    adjective is (im alten Hafen Marrow), ``beside_water`` that it says where a place is (Marrow am See).
    """

    word: str
    joint: str
    opens_sentence: bool
    is_known_name: bool = False
    further_words: tuple[str, ...] = ()
    is_led_into: bool = False
    is_described: bool = False
    beside_water: bool = False

    @property
    def is_lowercase(self) -> bool:
        """Whether it is written without a capital."""
        return not _is_capital(self.word[0])


def word_before(text: str, start: int, joint: str, language: str) -> Neighbour | None:
    """The word before the name that begins at ``start``, and is joined to it by a space, an apostrophe or a hyphen."""
    window = text[max(0, start - _WINDOW) : start].translate(_EVEN).rstrip()
    if joint != " ":
        window = window[:-1]
    match = _WORD_BEFORE.search(window, window.rfind(" ") + 1)
    if not match or (joint == "'" and not match[0].isalpha()):
        return None
    begins = match.start() + _elided(match[0], language)
    word = window[begins:]
    if word.endswith("'s"):
        return None
    if word.endswith(".") and not _INITIALS.fullmatch(word) and not language_words.is_qualifier(word, language):
        return None  # an abbreviation, as in “Gen. Kim”, or the end of a sentence
    opens = bool(_SENTENCE_START.search(window[:begins])) if start > _WINDOW or begins else True
    determiners = language_words.determiners(language)
    if not determiners or not window[:begins].endswith(" "):
        return Neighbour(word, joint, opens)
    *_, second, first = ["", "", *(each.strip("([{„“»«'") for each in window[:begins].split())]
    described = bool(_ADJECTIVE.match(first)) and second.casefold() in language_words.ordinary_words(language)
    return Neighbour(word, joint, opens, is_led_into=first.casefold() in determiners, is_described=described)


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence begins at ``start``."""
    return bool(_SENTENCE_START.search(text[max(0, start - _WINDOW) : start].translate(_EVEN))) if start else True


def word_after(text: str, end: int, joint: str, language: str) -> Neighbour | None:
    """The capitalised word after the name that ends at ``end`` in a folded text, joined by a space or hyphen.

    Small words that hyphens join to a capitalised one count as that: Fenton-sur-Mer.
    """
    match = _WORD_AFTER.match(text, end + 1, end + _WINDOW)
    if not match:
        return None
    if not _is_capital(match[0][0]):
        water = _BESIDE.match(text, end + 1, end + _WINDOW) if joint == " " else None
        if water and language_words.is_water(water[1], language):
            return Neighbour(water[1], joint, False, beside_water=True)
        words = _WORDS_AFTER_A_HYPHEN.match(text, end + 1, end + _WINDOW) if joint == "-" else None
        long = words is not None and any(_is_capital(word[0]) for word in re.split("[-']", words[0]) if word)
        return Neighbour(words[0], joint, False) if words and long else None
    if match[0] == "I" or _LETTERS_WITH_STOPS.match(text, end + 1):
        return None  # “Washington D.C.” is Washington
    return Neighbour(match[0], joint, text[end - 1] == ".", further_words=tuple(_capitals(text, match.end())))


def _capitals(text: str, at: int) -> Iterator[str]:
    """The capitalised words that follow, two at most."""
    for _ in range(2):
        match = _MORE_WORDS.match(text, at, at + _WINDOW)
        if not match or not _is_capital(match[1][0]):
            return
        yield match[1]
        at = match.end()


def _elided(word: str, language: str) -> int:
    """How long the elided word is that an apostrophe ties to the next: d’Anatole, L’armée."""
    match = (_ELISION if language_words.has_elision(language) else _SMALL_ELISION).match(word)
    return match.end() if match else 0


def _is_capital(letter: str) -> bool:
    return letter.isupper() or letter.istitle()
