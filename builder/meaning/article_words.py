"""The words of an article with an index, by which the stretches that share rare words with a quote are found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from builder.meaning.word_list import WORD_PATTERN

_MOST_PLACES = 200
"""A word that an article has more often says nothing about where a quote may be."""


class PlacedWord(NamedTuple):
    """A word of the article: where it is in the folded text, and the word without its case."""

    start: int
    end: int
    word: str


class ArticleWords:
    """The words of a folded text in order, and where each of them is."""

    def __init__(self, folded: str) -> None:
        self.placed = [
            PlacedWord(match.start(), match.end(), match[0].casefold()) for match in WORD_PATTERN.finditer(folded)
        ]
        self.words = [placed.word for placed in self.placed]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The positions of each word in `words`."""
        places: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            places.setdefault(word, []).append(at)
        return places

    def regions(self, wanted: Sequence[str], most_words: int) -> list[tuple[int, int]]:
        """Return the stretches in which the wanted words may be, ``most_words`` in all, in order, without overlaps.

        A text that is not longer is one stretch. In a longer one, each rare word says where the wanted words begin if
        it is one of them; the stretches around the beginnings that most of them name are taken.
        """
        if len(self.words) <= most_words:
            return [(0, len(self.words))]
        size = len(wanted)
        votes: Counter[int] = Counter()
        for offset, word in enumerate(wanted):
            places = self.places.get(word, ())
            if len(places) <= _MOST_PLACES:
                for at in places:
                    votes[(at - offset) // size] += _MOST_PLACES // len(places)
        width = 4 * size
        best = sorted(votes, key=lambda begin: (-votes[begin], begin))[: max(most_words // width, 1)]
        if not best:
            return [self._around_rarest(wanted, most_words)]
        half = max(most_words // len(best), width) // 2
        middles = sorted(begin * size + size for begin in best)
        return _joined([(max(0, at - half), min(len(self.words), at + half)) for at in middles])

    def _around_rarest(self, wanted: Sequence[str], most_words: int) -> tuple[int, int]:
        """The stretch around the first place of the wanted word that is rarest; the beginning if there is none."""
        shared = [word for word in wanted if word in self.places]
        if not shared:
            return 0, most_words
        at = min((self.places[word] for word in shared), key=len)[0]
        return max(0, at - most_words // 2), min(len(self.words), at + most_words // 2)


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in stretches:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


@lru_cache(maxsize=4)
def article_words(folded: str) -> ArticleWords:
    """The words of a folded text, kept for the other quotes of its article."""
    return ArticleWords(folded)
