"""The letters of a text as they are compared, and the offset of each.

Case, typography, hyphens and white space are ignored. What belongs to a number never is: any mark between two digits, a
sign before them, a unit or a currency. Whether two wordings say the same is decided by `builder.meaning.same_wording`;
this module is for the words around them, of which only a part may be known.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile

from builder.meaning.boundaries import cuts_word
from builder.meaning.characters import is_question_mark
from builder.meaning.folding import Folded, fold
from builder.meaning.letter_search import find_by_letters
from builder.meaning.matches import span_of
from builder.meaning.same_wording import has_same_letters, has_same_letters_and_words
from builder.meaning.spans import Span
from builder.values.word_characters import is_word_character

SENTENCE_MARKS = ".!?…‽؟۔।"
"""Marks that may end a sentence if a space follows."""

WIDE_SENTENCE_MARKS = "。！？｡"
"""Marks that end a sentence whatever follows."""

_ENDS = frozenset(".!?…;:")
"""What ends a sentence, or a part that might be one, where a capital follows."""

_NUMERIC = frozenset({"ES", "ET"})
"""The bidirectional classes of signs that belong to a number: +, %, °, currencies (Unicode Standard Annex 9, 3.2)."""


@dataclass(frozen=True, slots=True)
class PositionedLetters:
    """The letters of a text, and the offset of each in its folded form."""

    text: str
    at: tuple[int, ...]


def positioned_letters(folded: str) -> PositionedLetters:
    """The letters of a folded text."""
    kept: list[str] = []
    at: list[int] = []
    for offset, piece in _pieces(folded):
        kept.append(piece)
        at += [offset] * len(piece)
    return PositionedLetters("".join(kept), tuple(at))


def letters_of(text: str) -> str:
    """Return the letters of a text that is not folded yet."""
    return positioned_letters(fold(text).text).text


def _pieces(folded: str) -> Iterator[tuple[int, str]]:
    """What counts, in order, with its offset; between two digits that is everything."""
    digit = -1
    waiting: list[tuple[int, str]] = []
    for offset, character in enumerate(folded):
        if _is_mark(character):
            waiting.append((offset, character))
            continue
        if digit >= 0 and character.isdigit() and waiting:
            yield waiting[0][0], "".join(each for _, each in waiting)
        else:
            yield from _signs(waiting, character.isdigit())
        waiting.clear()
        yield offset, _plain(character)
        digit = offset if character.isdigit() else -1
    yield from _signs(waiting, before_digit=False)


def _signs(between: list[tuple[int, str]], before_digit: bool) -> Iterator[tuple[int, str]]:
    """Yield the signs that count next to letters: of a number, of money or mathematics, and question marks."""
    for number, (offset, character) in enumerate(between):
        if character == "-":
            # A dash within a word, as in “F-16”, joins it; before a separate number it is the number's sign.
            if before_digit and number == len(between) - 1 and (number or not offset):
                yield offset, character
        elif _counts(character):
            yield offset, character


@lru_cache(maxsize=1 << 12)
def _counts(character: str) -> bool:
    category = unicodedata.category(character)
    return (
        category in ("Sc", "Sm", "So")
        or unicodedata.bidirectional(character) in _NUMERIC
        or is_question_mark(character)
    )


@lru_cache(maxsize=1 << 14)
def _plain(character: str) -> str:
    """Return a letter without its case and width; a superscript or broken digit is not the digits it is made of."""
    category = unicodedata.category(character)
    plain = unicodedata.normalize("NFKC", character) if category[0] == "L" or category == "Nd" else character
    return unicodedata.normalize("NFC", plain.casefold())


def is_word_boundary(folded: Folded, said: PositionedLetters, at: int) -> bool:
    """Whether no word, and no number with its signs, holds both a letter and the one before it."""
    return not 0 < at < len(said.text) or not (
        said.at[at - 1] == said.at[at] or cuts_word(folded, said.at[at - 1] + 1) or cuts_word(folded, said.at[at])
    )


def is_same_statement(old: str, new: str) -> bool:
    """Whether two wordings say the same in the same words, and their sentences end at the same words."""
    if not (has_same_letters(old, new) and has_same_letters_and_words(old, new)):
        return False
    before, after = fold(old).text, fold(new).text
    said, now = positioned_letters(before), positioned_letters(after)
    return len(said.text) != len(now.text) or not any(
        one != other and before[a].isupper() != after[b].isupper()
        for a, b, one, other in zip(said.at, now.at, _ended(before, said), _ended(after, now), strict=True)
    )


def _ended(folded: str, said: PositionedLetters) -> Iterator[bool]:
    """For each letter, whether a sentence could have ended before it."""
    last = 0
    for at in said.at:
        yield any(mark in _ENDS for mark in folded[last:at]) and folded[at - 1 : at] == " "
        last = at


def find_same_wording(words: str, text: str, folded: Folded) -> list[Span]:
    """The stretches of a text that say the same as the words; ``folded`` is ``fold(text)``."""
    quote = fold(words).text.strip()
    before = "".join(takewhile(_is_mark, quote))
    after = quote[len(quote) - len(list(takewhile(_is_mark, reversed(quote)))) :]
    found = [_with_marks(before, after, text, span_of(folded, *place)) for place in find_by_letters(folded, words)]
    return [
        span
        for span in found
        if is_same_statement(words, text[span.start : span.end]) and not (after and _is_asked(text, span))
    ]


def _is_mark(character: str) -> bool:
    return not is_word_character(character)


def _is_asked(text: str, span: Span) -> bool:
    """Whether a question mark ends a sentence that was quoted to its end, with another mark."""
    marks = "".join(takewhile(lambda character: _is_mark(character) and not character.isspace(), text[span.end :]))
    return any(is_question_mark(mark, before) for before, mark in pairwise(text[span.end - 1 : span.end] + marks))


def _with_marks(before: str, after: str, text: str, span: Span) -> Span:
    """The stretch with those marks around it that the words have around their letters."""
    start, end = span.start - len(before), span.end + len(after)
    return Span(
        start if start >= 0 and fold(text[start : span.start]).text == before else span.start,
        end if fold(text[span.end : end]).text == after else span.end,
    )
