"""Finding words by their letters and digits alone: without case, accents, punctuation, hyphens and spaces, or by sight.

What is found is offered to an author as the nearest passage, never taken.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from builder.meaning.boundaries import cuts_word
from builder.meaning.confusables import confusable_prototype
from builder.meaning.folding import Folded, fold
from builder.values.word_characters import is_combining_mark, is_word_character

_NAMED_AFTER = re.compile(r"LATIN SMALL (?:LETTER|LIGATURE) (?:DOTLESS )?([A-Z]{1,2})(?: WITH .*)?")

_LEAST_LETTERS = 3
"""How many letters and digits are enough to look for."""


def find_by_letters(folded: Folded, quote: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a folded text with the letters and digits of a quote, as offsets in it."""
    return _stretches(folded, quote, without_accents)


def find_by_sight(folded: Folded, quote: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a folded text with letters and digits that look like those of a quote, as offsets."""
    return _stretches(folded, quote, _by_sight)


def _stretches(folded: Folded, quote: str, plain: Callable[[str], str]) -> Iterator[tuple[int, int]]:
    wanted = "".join(letters for _, letters in _letters(fold(quote).text, plain))
    if len(wanted) < _LEAST_LETTERS:
        return
    places, text = _letters_alone(folded.text, plain)
    at = text.find(wanted)
    while at >= 0:
        start, end = places[at], _end(folded.text, places[at + len(wanted) - 1])
        if not cuts_word(folded, start) and not cuts_word(folded, end):
            yield start, end
        at = text.find(wanted, at + 1)


def is_in_title(quote: str, title: str) -> bool:
    """Whether a title has the words of a quote, in any case and typography."""
    return any(next(found(fold(title), quote), None) is not None for found in (find_by_letters, find_by_sight))


@cache
def without_accents(word: str) -> str:
    """A word in lower case, its letters without accents and strokes: ł is l, œ is oe. Vowel signs and viramas stay."""
    return "".join(
        _plain(character)
        for character in unicodedata.normalize("NFD", word.casefold())
        if unicodedata.combining(character) in (0, 9)
    )


def _plain(letter: str) -> str:
    """The letters that a Latin letter is named after, where it is one that Unicode does not take apart."""
    named = None if letter.isascii() else _NAMED_AFTER.fullmatch(unicodedata.name(letter, ""))
    return named[1].lower() if named else letter


@cache
def _by_sight(character: str) -> str:
    """As `without_accents`, and one for all letters that look alike."""
    return without_accents(confusable_prototype(character))


@lru_cache(maxsize=4)
def _letters_alone(text: str, plain: Callable[[str], str]) -> tuple[Sequence[int], str]:
    """The letters and digits of a text, and where each is: kept for the other quotes of an article."""
    known = {character: plain(character) if is_word_character(character) else "" for character in set(text)}
    pieces = [known[character] for character in text]
    # An array has 8 bytes for each number; a list would have 36.
    return array("L", (at for at, piece in enumerate(pieces) for _ in piece)), "".join(pieces)


def _letters(text: str, plain: Callable[[str], str]) -> Iterator[tuple[int, str]]:
    return ((at, plain(character)) for at, character in enumerate(text) if is_word_character(character))


def _end(text: str, at: int) -> int:
    """Return the offset after a letter and its marks."""
    end = at + 1
    while end < len(text) and is_combining_mark(text[end]):
        end += 1
    return end
