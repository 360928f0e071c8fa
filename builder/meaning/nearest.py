"""What an author probably meant: the passage nearest to a quote that is not in the article.

First come words that differ only in typography, case, accents or hyphens, or in letters that look alike. Then comes
what aligns with the quote, word by word, and then what is now between its prefix and its suffix. The result is offered
in a message; nothing is anchored by it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from builder.meaning.alignment import is_number, near_ends, without_overlaps, word_likeness
from builder.meaning.article_words import ArticleWords, article_words
from builder.meaning.boundaries import widen_to_words
from builder.meaning.folding import Folded, fold
from builder.meaning.letter_search import find_by_letters, find_by_sight
from builder.meaning.spans import Span
from builder.meaning.word_list import words_of

_LEAST_ALONE = 0.3
"""How alike a quote's own words must be in the place that is found."""

MOST_PAIRS = 150_000
"""How many pairs of words are compared at most; in a longer text, only the words near shared rare words are."""

_MOST_CONTEXT_WORDS = 50
"""How many words of a prefix or a suffix are searched: those next to the quote."""

_MOST_WORDS_BETWEEN_CONTEXT = 4
"""How many words more than the quote can be between its prefix and its suffix."""

_SCORE_BETWEEN_CONTEXT = 0.5
"""The score of a passage that is known by its context alone."""


class NearPassage(NamedTuple):
    """A passage like a quote: offsets in the article, and how alike they are (1 is the same)."""

    start: int
    end: int
    score: float


class _Found(NamedTuple):
    """The same in the folded text."""

    start: int
    end: int
    score: float

    @property
    def span(self) -> Span:
        """Where it is."""
        return Span(self.start, self.end)


def pairs_for_each(quotes: int) -> int:
    """Return how many pairs of words are compared for each of several quotes of one article that are searched.

    For up to five it is as many as for one; beyond, all of them together are compared with no more.
    """
    return min(MOST_PAIRS, 5 * MOST_PAIRS // max(quotes, 1))


def nearest_passage(
    text: str, quote: str, prefix: str = "", suffix: str = "", folded: Folded | None = None, pairs: int = MOST_PAIRS
) -> list[NearPassage]:
    """The passage of the text that is most like the quote, if it is like enough to be worth showing."""
    return nearest_passages(text, quote, prefix, suffix, most=1, folded=folded, pairs=pairs)


def nearest_passages(
    text: str,
    quote: str,
    prefix: str = "",
    suffix: str = "",
    most: int = 5,
    folded: Folded | None = None,
    pairs: int = MOST_PAIRS,
) -> list[NearPassage]:
    """Return the passages that are most like a quote, best first, without overlaps.

    Prefix and suffix are aligned with it as one string, so that a passage with mostly new words is found. A candidate's
    score is that of the whole, or of the quote alone if that is lower; in the latter every word counts. ``folded`` is
    ``fold(text)``, if that is made already. ``pairs`` is how many pairs of words are compared at most.
    """
    folded = folded or fold(text)
    words = article_words(folded.text)
    own, most_own = words_of(fold(quote).text), int((pairs / 4) ** 0.5)
    sought = _Sought(
        words_of(fold(prefix).text)[-_MOST_CONTEXT_WORDS:],
        own[:most_own],
        words_of(fold(suffix).text)[:_MOST_CONTEXT_WORDS] if len(own) <= most_own else [],
        max(len(own) - most_own, 0),
    )
    if not sought.own or not words.words:
        return []
    found = _by_letters(folded, quote, sought)[:most]
    found += _apart(found, sorted(_aligned(words, sought, most, pairs), key=lambda near: (-near.score, near.start)))
    found += _apart(found, _between(words, sought))
    return [_as_near(folded, near, quote) for near in found[:most]]


def text_likeness(one: str, other: str) -> float:
    """How alike two texts are as wholes, word by word (1 is the same)."""
    return word_likeness(words_of(fold(one).text), words_of(fold(other).text))


def _least_score(length: int) -> float:
    """How alike a passage must be to be shown, by the length of the quote in characters.

    Measured on unrelated news text: at 12 characters chance reaches half, at 50 it does not.
    """
    return min(0.7, max(0.5, 0.7 - (length - 12) * 0.2 / 38))


class _Sought(NamedTuple):
    """The words of a quote's prefix, its own, and those of its suffix.

    A long quote is searched by its first words; ``more`` is how many it has after these.
    """

    before: list[str]
    own: list[str]
    after: list[str]
    more: int = 0

    @property
    def all(self) -> list[str]:
        """All of them in their order."""
        return [*self.before, *self.own, *self.after]


def _by_letters(folded: Folded, quote: str, sought: _Sought) -> list[_Found]:
    found = [
        _Found(start, end, max(0.95, word_likeness(sought.own, words_of(folded.text[start:end]))))
        for start, end in [*find_by_letters(folded, quote)] or find_by_sight(folded, quote)
    ]
    return sorted(found, key=lambda near: (-near.score, -_context_fits(folded.text, near, sought), near.start))


def _context_fits(text: str, near: _Found, sought: _Sought) -> int:
    """How many words of prefix and suffix are around a passage."""
    reach = 20 * (len(sought.before) + len(sought.after) + 1)
    before, after = words_of(text[max(0, near.start - reach) : near.start]), words_of(text[near.end : near.end + reach])
    return sum(one == other for one, other in zip(reversed(before), reversed(sought.before), strict=False)) + sum(
        one == other for one, other in zip(after, sought.after, strict=False)
    )


def _aligned(words: ArticleWords, sought: _Sought, most: int, pairs: int) -> list[_Found]:
    wanted = sought.all
    if all(map(is_number, wanted)):
        return []  # a number alone is like any other
    regions = words.regions(wanted, pairs // len(wanted))
    return [found for low, high in regions for found in _aligned_within(words, low, high, sought, most)]


def _aligned_within(words: ArticleWords, low: int, high: int, sought: _Sought, most: int) -> list[_Found]:
    wanted, region, found = sought.all, words.words[low:high], []
    own, least = len(sought.before), _least_score(len(" ".join(wanted)))
    near = near_ends(region, wanted, own, own + len(sought.own), (1 - least) * len(wanted))
    for first, last, cost in without_overlaps(near, most):
        score = max(0.0, 1 - cost / len(wanted))
        alone = word_likeness(sought.own, region[first:last])
        if score >= least and alone >= _LEAST_ALONE:
            final = min(low + last + sought.more, len(words.words)) - 1
            start, end = words.placed[low + first].start, words.placed[final].end
            found.append(_Found(start, end, min(score, alone)))
    return found


def _between(words: ArticleWords, sought: _Sought) -> list[_Found]:
    """What is now between a quote's prefix and its suffix, where those are as they were and the quote was short."""
    if not sought.before or not sought.after or len(sought.before) + len(sought.after) < 2 or len(sought.own) > 6:
        return []
    plain = words.words
    most = len(sought.own) + _MOST_WORDS_BETWEEN_CONTEXT
    found = []
    for at in (before + 1 for before in words.places.get(sought.before[-1], ())):
        if at < len(sought.before) or plain[at - len(sought.before) : at] != sought.before:
            continue
        end = next(
            (
                end
                for end in range(at + 1, min(at + most, len(plain)) + 1)
                if plain[end : end + len(sought.after)] == sought.after
            ),
            None,
        )
        if end is not None and any(map(is_number, plain[at:end])) == any(map(is_number, sought.own)):
            found.append(_Found(words.placed[at].start, words.placed[end - 1].end, _SCORE_BETWEEN_CONTEXT))
    return found


def _apart(chosen: list[_Found], more: list[_Found]) -> list[_Found]:
    """Those that overlap none of the chosen."""
    return [near for near in more if not any(near.span.overlaps(other.span) for other in chosen)]


def _as_near(folded: Folded, near: _Found, quote: str) -> NearPassage:
    """A passage of the original: whole words and numbers, and the marks around them that the quote has as well."""
    start, end = widen_to_words(folded, *_with_marks(folded.text, near.start, near.end, fold(quote).text.strip()))
    return NearPassage(*folded.stretch(start, end), near.score)


def _with_marks(text: str, start: int, end: int, quote: str) -> tuple[int, int]:
    letters = list(re.finditer(r"\w", quote))
    before, after = quote[: letters[0].start()], quote[letters[-1].end() :]
    if before and text.endswith(before, 0, start):
        start -= len(before)
    if after and text.startswith(after, end):
        end += len(after)
    return start, end
