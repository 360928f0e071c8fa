"""The sentence around a word: what a backlink shows of the place it comes from."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from builder.meaning.sentence_ends import sentence_ends
from builder.values.document import CLOSE, OPEN, Document

LONGEST_SENTENCE = 320
"""How many characters of a sentence are shown; a longer one is cut around the word."""

_SENTENCE_SEARCH_RANGE = 4 * LONGEST_SENTENCE

_SPACE = re.compile(r"\s+")


class Sentence(NamedTuple):
    """A sentence in three parts: before the word, the word, after it."""

    before: str
    word: str
    after: str

    def __str__(self) -> str:
        return self.before + self.word + self.after


class SentenceFinder:
    """The sentences of a document; those of a block are found once, for all words that are looked up in it."""

    def __init__(self, document: Document, language: str = "en") -> None:
        self.document = document
        self.language = language
        self._ends: dict[int, tuple[list[int], list[int]]] = {}
        """For each block, where its sentences end, and where what follows them begins."""
        self._links = sorted(_links(document))

    def around(self, start: int, end: int) -> Sentence:
        """Return the sentence that contains the stretch."""
        text = self.document.text
        block = self.document.block_at(start)
        low, high = (block.start, block.end) if block else (0, len(text))
        if low not in self._ends:
            found = [end for end in sentence_ends(text, low, high, self.language) if not self._in_link(end[0])]
            self._ends[low] = [stop for stop, _ in found], [following for _, following in found]
        stops, followings = self._ends[low]
        before = bisect_right(followings, start)
        first = followings[before - 1] if before else low
        after = bisect_left(stops, end - 1, lo=before)
        last = followings[after] if after < len(stops) else high
        # Nothing farther away than is shown need be looked at.
        parts = (
            text[max(first, start - _SENTENCE_SEARCH_RANGE) : start],
            text[start:end],
            text[end : min(last, end + _SENTENCE_SEARCH_RANGE)],
        )
        sentence = [_SPACE.sub(" ", part) for part in parts]
        return _shortened(sentence[0].lstrip(), sentence[1], sentence[2].rstrip())

    def _in_link(self, at: int) -> bool:
        """Whether a link holds the character: a name that ends in a full stop ends no sentence."""
        before = bisect_right(self._links, (at, len(self.document.text)))
        return before > 0 and at < self._links[before - 1][1]


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


def _shortened(before: str, word: str, after: str) -> Sentence:
    room = max(60, (LONGEST_SENTENCE - len(word)) // 2)
    if len(before) > room:
        kept = before[-room:]
        before = "…" + (kept.partition(" ")[2] or kept)
    if len(after) > room:
        kept = after[:room]
        after = (kept.rpartition(" ")[0] or kept) + "…"
    return Sentence(before, word, after)
