"""Alignment of words with words, which can begin and end anywhere in a longer text.

Sellers, “The theory and computation of evolutionary distances” (1980), with a lower cost for each further insertion
(Gotoh, “An improved algorithm for matching biological sequences”, 1982).
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from builder.meaning.alignment_costs import stretches
from builder.meaning.confusables import confusable_prototype
from builder.meaning.letter_search import without_accents
from builder.meaning.number_words import are_numbers
from builder.meaning.spans import Span

_LONGEST_WORD = 40
"""Longer words are the same or not; what is between is not worth its time."""

_INSERTION_COST = 0.1
"""What each further word of an inserted phrase costs in finding the place; the first costs as much as another change.

An editor inserts phrases. Measured on news with a phrase of two to five words inserted and up to a quarter of the words
changed, 75 of 80 quotes of 8 to 14 words are found, against 52 where each word costs the same; in other articles none.
"""


_ACCENT_COST = 0.1
"""What it costs to have another accent."""

_NUMBER_COST = 0.2
"""What it costs at the least to have another number."""

_NUMBER_WORD = 0.4
"""The cost of another number in words, if it is not known how near the two are."""


class Alignment(NamedTuple):
    """One way to align: its cost, the words aligned with the quote, and where the whole begins and ends."""

    cost: float
    first: int
    last: int
    begin: int
    end: int
    same: int

    @property
    def whole(self) -> Span:
        """The words from the first to the last that is aligned."""
        return Span(self.begin, self.end)


def near_ends(words: list[str], wanted: list[str], first: int, last: int, bound: float) -> list[Alignment]:
    """Return what `align_words` does, only for costs up to ``bound``; more expensive ones can be among them."""
    return [
        end._replace(first=end.first + low, last=end.last + low, begin=end.begin + low, end=end.end + low)
        for low, high in stretches(words, wanted, bound, _difference, _INSERTION_COST)
        for end in align_words(words[low:high], wanted, first, last)
    ]


_Way = tuple[float, int, int, int, int]
"""An alignment so far: its cost, how many words are the same, where it begins, where the quote begins and ends."""

_NEVER: _Way = (float("inf"), 0, 0, 0, 0)


def align_words(words: list[str], wanted: list[str], first: int, last: int) -> list[Alignment]:
    """For each place in ``words``, the alignment of ``wanted`` that ends there at the least cost.

    ``wanted[first:last]`` is the quote; the words before and after it are its context.
    """
    row: list[_Way] = [(float(n), 0, 0, 0, 0) for n in range(len(wanted) + 1)]
    inserted = [_NEVER] * (len(wanted) + 1)
    found: list[Alignment] = []
    for j, word in enumerate(words, 1):
        before, row[0] = row[0], (0.0, 0, j, j, j)
        for i, want in enumerate(wanted, 1):
            difference = _difference(word, want)
            changed = (before[0] + difference, before[1] + (not difference), *before[2:])
            dropped = (row[i - 1][0] + 1, *row[i - 1][1:])
            more = _cheaper((row[i][0] + 1, *row[i][1:]), (inserted[i][0] + _INSERTION_COST, *inserted[i][1:]))
            before, inserted[i] = row[i], _placed(more, j, i <= first, i < last)
            # Of equal costs, the exchange of a word is taken; nothing is inserted after the whole.
            best = _cheaper(changed, dropped) if i == len(wanted) else _cheaper(_cheaper(changed, dropped), inserted[i])
            row[i] = best if best is inserted[i] else _placed(best, j, i <= first, i <= last)
        _add(found, row[-1], j)
    return found


def _cheaper(one: _Way, other: _Way) -> _Way:
    """The cheaper way; among equals that which keeps more words as they were, else the first."""
    return other if other[0] < one[0] or (other[0] == one[0] and other[1] > one[1]) else one


def _placed(way: _Way, j: int, before: bool, within: bool) -> _Way:
    """The way, with the quote beginning behind the word, or reaching it."""
    if before:
        return (*way[:3], j, j)
    return (*way[:4], j) if within else way


def _add(found: list[Alignment], way: _Way, j: int) -> None:
    """Add an alignment that ends with a word; of two ends at the same cost the later one shows what a word became."""
    cost, same, begin, first, last = way
    if found and found[-1].end == j - 1 and found[-1].cost == cost and found[-1].begin == begin:
        found.pop()
    found.append(Alignment(cost, first, last, begin, j, same))


def without_overlaps(found: list[Alignment], most: int) -> list[tuple[int, int, float]]:
    """Return the cheapest alignments without overlaps: first, one past last, cost."""
    chosen: list[Alignment] = []
    for end in sorted(found, key=lambda end: (end.cost, -end.same, end.end)):
        if len(chosen) == most:
            break
        if end.first < end.last and not any(end.whole.overlaps(other.whole) for other in chosen):
            chosen.append(end)
    return [(end.first, end.last, end.cost) for end in chosen]


def word_likeness(wanted: list[str], words: list[str]) -> float:
    """How alike two lists of words are as wholes."""
    costs = [float(n) for n in range(len(words) + 1)]
    for want in wanted:
        before, costs[0] = costs[0], costs[0] + 1
        for j, word in enumerate(words, 1):
            before, costs[j] = costs[j], min(before + _difference(want, word), costs[j] + 1, costs[j - 1] + 1)
    return max(0.0, 1 - costs[-1] / max(len(wanted), len(words), 1))


@lru_cache(maxsize=1 << 14)
def _difference(one: str, other: str) -> float:
    """0 for the same word, 1 for another, something between for a spelling or an inflection of it, or a near number."""
    if one == other:
        return 0.0
    apart = _numbers_apart(one, other)
    if apart is not None:
        return apart
    if without_accents(one) == without_accents(other) or _look_alike(one, other):
        return _ACCENT_COST
    if one[:1] != other[:1] or min(len(one), len(other)) < 4 or max(len(one), len(other)) > _LONGEST_WORD:
        return 1.0
    return 1 - SequenceMatcher(None, one, other, autojunk=False).ratio()


def _numbers_apart(one: str, other: str) -> float | None:
    """Return how much two numbers differ, in digits, with what is counted, or in words; ``None`` for other words."""
    if is_number(one) and is_number(other):
        return _apart_by(_value(one), _value(other))
    counts = _COUNT.fullmatch(one), _COUNT.fullmatch(other)
    if counts[0] and counts[1] and counts[0][2] == counts[1][2]:
        return _apart_by(_value(counts[0][1]), _value(counts[1][1]))
    return _NUMBER_WORD if are_numbers(one, other) else None


def _look_alike(one: str, other: str) -> bool:
    """Whether two words look the same; words of ASCII letters alone never do, except with digits among them."""
    if len(one) != len(other) or all(word.isascii() and word.isalpha() for word in (one, other)):
        return False
    return all(a == b or confusable_prototype(a) == confusable_prototype(b) for a, b in zip(one, other, strict=True))


def is_number(word: str) -> bool:
    """Whether a word is a number in digits."""
    return bool(_NUMBER.fullmatch(word))


def _value(number: str) -> float:
    return float("".join(character for character in number if character.isdigit())[:300])


def _apart_by(one: float, other: float) -> float:
    """How much two numbers differ as words: news edits a count to one near it, and a far one is another count."""
    return min(0.8, _NUMBER_COST + 0.6 * abs(one - other) / max(one, other, 1.0))


_COUNT = re.compile(r"(\d+(?:[.,]\d+)*)([^\W\d]+)")
"""A number with what is counted, in scripts that put no space between: 25명."""

_NUMBER = re.compile(r"\d+(?:[.,'/:-]\d+)*")
