"""The sentence around a word: what a backlink shows of the place it comes from."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from builder.meaning.sentence_ends import SentenceEnds
from builder.values.document import CLOSE, OPEN, Document

LONGEST_SENTENCE = 320
"""How many characters of a sentence are shown; a longer one is cut around the word."""

_SENTENCE_SEARCH_RANGE = 4 * LONGEST_SENTENCE

_MOST_LEFT_OPEN = 64
"""How many marks a block can have before all are decided at once."""

_SPACE = re.compile(r"\s+")


class Sentence(NamedTuple):
    """A sentence in three parts: before the word, the word, after it."""

    before: str
    word: str
    after: str

    def __str__(self) -> str:
        return self.before + self.word + self.after


class _Ends:
    """The ends of the sentences of a block. In most blocks only those around the words that are looked up are decided.

    In a block with many marks all are decided, so that no word has to go past the same ones again.
    """

    def __init__(self, marks: SentenceEnds, links: _Links) -> None:
        self._marks, self._links = marks, links
        self._numbers: Sequence[int] = range(len(marks.stops))
        self._stops, self._followings = marks.stops, marks.followings
        if len(self._stops) > _MOST_LEFT_OPEN:
            self._numbers = [number for number in self._numbers if self._is_end(number)]
            self._stops = [marks.stops[number] for number in self._numbers]
            self._followings = [marks.followings[number] for number in self._numbers]

    def _is_end(self, number: int) -> bool:
        return self._marks.is_end(number) and not self._links.hold(self._marks.stops[number])

    def before(self, start: int, otherwise: int) -> int:
        """Where the sentence begins that has the character at ``start``."""
        at = bisect_right(self._followings, start)
        while at > 0:
            at -= 1
            if self._is_end(self._numbers[at]):
                return self._followings[at]
        return otherwise

    def after(self, start: int, end: int, otherwise: int) -> int:
        """Where the sentence after the stretch begins."""
        first = bisect_right(self._followings, start)
        for at in range(bisect_left(self._stops, end - 1, lo=first), len(self._stops)):
            if self._is_end(self._numbers[at]):
                return self._followings[at]
        return otherwise


class _Links:
    """The links and references of a document: a name that ends in a full stop ends no sentence."""

    def __init__(self, document: Document) -> None:
        self._stretches = sorted(_links(document))
        self._end = len(document.text)

    def hold(self, at: int) -> bool:
        """Whether one of them holds the character."""
        before = bisect_right(self._stretches, (at, self._end))
        return before > 0 and at < self._stretches[before - 1][1]


class SentenceFinder:
    """The sentences of a document; those of a block are found once, for all words that are looked up in it."""

    def __init__(self, document: Document, language: str = "en") -> None:
        self.document = document
        self.language = language
        self._ends: dict[int, _Ends] = {}
        """For each block, by where it begins."""
        self._links = _Links(document)

    def around(self, start: int, end: int) -> Sentence:
        """Return the sentence that contains the stretch."""
        text = self.document.text
        block = self.document.block_at(start)
        low, high = (block.start, block.end) if block else (0, len(text))
        first, last = self._sentence(low, high, start, end)
        # Nothing farther away than is shown need be looked at.
        parts = (
            text[max(first, start - _SENTENCE_SEARCH_RANGE) : start],
            text[start:end],
            text[end : min(last, end + _SENTENCE_SEARCH_RANGE)],
        )
        sentence = [_with_single_spaces(part) for part in parts]
        return _shortened(sentence[0].lstrip(), sentence[1], sentence[2].rstrip())

    def _sentence(self, low: int, high: int, start: int, end: int) -> tuple[int, int]:
        """Where the sentence around a stretch of a block begins, and where the next one does."""
        found = self._ends.get(low)
        if found is None:
            ends = SentenceEnds(self.document.text, low, high, self.language)
            found = self._ends[low] = _Ends(ends, self._links)
        return found.before(start, low), found.after(start, end, high)


def _links(document: Document) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for tag in document.tags:
        if tag.name in ("a", "ref") and tag.kind == OPEN:
            opened.append(tag.at)
        elif tag.name in ("a", "ref") and tag.kind == CLOSE:
            yield opened.pop(), tag.at


def sentence_around(document: Document, start: int, end: int, language: str = "en") -> Sentence:
    """Return the sentence of the document that contains the stretch."""
    return SentenceFinder(document, language).around(start, end)


def _with_single_spaces(text: str) -> str:
    # Of all white space only the space is printable.
    return text if text.isprintable() and "  " not in text else _SPACE.sub(" ", text)


def _shortened(before: str, word: str, after: str) -> Sentence:
    room = max(60, (LONGEST_SENTENCE - len(word)) // 2)
    if len(before) > room:
        kept = before[-room:]
        before = "…" + (kept.partition(" ")[2] or kept)
    if len(after) > room:
        kept = after[:room]
        after = (kept.rpartition(" ")[0] or kept) + "…"
    return Sentence(before, word, after)
