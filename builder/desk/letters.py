"""What a text says letter by letter, and where each letter stands.

Two wordings say the same if their letters and digits are the same in the same order once case, typography, hyphenation
and white space are set aside. What belongs to a number is never set aside: whatever parts two digits, a sign before
them, a unit or a currency. A question mark makes another statement of the same letters, so it counts as one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from builder.meaning.anchor import Span, span_of
from builder.meaning.folding import Folded, fold, inside_word

_ENDS = frozenset(".!?…;:")
"""What ends a sentence, or a part that might be one, where a capital follows."""

_NUMERIC = frozenset({"ES", "ET"})
"""The bidirectional classes of signs that belong to a number: +, %, °, currencies (Unicode Standard Annex 9, 3.2)."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a text, and the offset in its folded form at which each stands."""

    text: str
    at: tuple[int, ...]


def letters(folded: str) -> Letters:
    """The letters of a folded text."""
    kept: list[str] = []
    at: list[int] = []
    for offset, piece in _pieces(folded):
        kept.append(piece)
        at += [offset] * len(piece)
    return Letters("".join(kept), tuple(at))


def _pieces(folded: str) -> Iterator[tuple[int, str]]:
    """What counts, in order, with its offset; between two digits that is everything."""
    digit = -1
    waiting: list[tuple[int, str]] = []
    for offset, character in enumerate(folded):
        if not (character.isalnum() or unicodedata.category(character)[0] == "M"):
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
    """Those signs that count beside letters: of a number, of money or mathematics, and question marks."""
    for number, (offset, character) in enumerate(between):
        if character == "-":
            # A dash within a word, as in “F-16”, joins it; before a number that stands alone it is its sign.
            if before_digit and number == len(between) - 1 and (number or not offset):
                yield offset, character
        elif _counts(character):
            yield offset, character


@lru_cache(maxsize=1 << 12)
def _counts(character: str) -> bool:
    category = unicodedata.category(character)
    return (category in ("Sc", "Sm", "So") or unicodedata.bidirectional(character) in _NUMERIC
            or "QUESTION MARK" in unicodedata.name(character, ""))


@lru_cache(maxsize=1 << 14)
def _plain(character: str) -> str:
    """A letter without its case and its width; a raised or broken digit is none of the digits it is made of."""
    category = unicodedata.category(character)
    plain = unicodedata.normalize("NFKC", character) if category[0] == "L" or category == "Nd" else character
    return unicodedata.normalize("NFC", plain.casefold())


def says_same(old: str, new: str) -> bool:
    """Whether two wordings say the same letter by letter (see the module), in the same sentences."""
    before, after = fold(old).text, fold(new).text
    said, now = letters(before), letters(after)
    return said.text == now.text and not any(
        one != other and before[a].isupper() != after[b].isupper()
        for a, b, one, other in zip(said.at, now.at, _ended(before, said), _ended(after, now), strict=True))


def _ended(folded: str, said: Letters) -> Iterator[bool]:
    """For each letter, whether a sentence may have ended before it."""
    last = 0
    for at in said.at:
        yield any(mark in _ENDS for mark in folded[last:at]) and folded[at - 1:at] == " "
        last = at


def where_said(words: str, text: str, folded: Folded, said: Letters) -> list[Span]:
    """The stretches of a text that say the same as the words, from whole word to whole word.

    ``folded`` is ``fold(text)``, ``said`` the letters of that.
    """
    quote = fold(words).text.strip()
    wanted = letters(quote)
    before, after = (quote[:wanted.at[0]], quote[wanted.at[-1] + 1:]) if wanted.at else ("", "")
    found = []
    at = said.text.find(wanted.text) if wanted.text else -1
    while at >= 0:
        end = at + len(wanted.text)
        if _is_whole(folded.text, said, at, end, bool(after)):
            found.append(_with_marks(before, after, text, span_of(text, folded, said.at[at], said.at[end - 1] + 1)))
        at = said.text.find(wanted.text, at + 1)
    return [span for span in found if says_same(words, text[span.start:span.end])]


def _is_whole(folded: str, said: Letters, at: int, end: int, to_its_end: bool) -> bool:
    """Whether whole words and numbers stand there; of a sentence quoted ``to_its_end`` a question mark is a part."""
    if not (parted(folded, said, at) and parted(folded, said, end)):
        return False
    past = said.at[end - 1] + 1
    asked = to_its_end and end < len(said.text) and not said.text[end].isalnum()
    return not (asked and not any(map(str.isspace, folded[past:said.at[end]])))


def parted(folded: str, said: Letters, at: int) -> bool:
    """Whether no word, and no number with its signs, holds both a letter and the one before it."""
    if not 0 < at < len(said.text):
        return True
    left, right = said.at[at - 1], said.at[at]
    if left == right or inside_word(folded, left + 1) or inside_word(folded, right):
        return False
    one, other = said.text[at - 1], said.text[at]
    return right - left > 1 or not ((one.isdigit() and not other.isalnum()) or (other.isdigit() and not one.isalnum()))


def _with_marks(before: str, after: str, text: str, span: Span) -> Span:
    """The stretch with those marks around it that the words have around their letters."""
    start, end = span.start - len(before), span.end + len(after)
    return Span(start if start >= 0 and fold(text[start:span.start]).text == before else span.start,
                end if fold(text[span.end:end]).text == after else span.end)
