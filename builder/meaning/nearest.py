"""What an author may have meant: the passage nearest to a quote that no longer stands.

The quote is aligned with the article word by word. What comes out is offered in a message; nothing is anchored by it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from builder.meaning.alignment import alike, apart, ends
from builder.meaning.folding import fold

_WORD = re.compile(r"\w+(?:['.,-]\w+)*")
LEAST_ALONE = 0.3
"""How alike a quote's own words must be in the place that is found."""

LARGEST = 300_000
"""How many pairs of words are compared at the most; beyond it, only the words near a shared rare word are."""


class Near(NamedTuple):
    """A passage like a quote: offsets in the article, and how alike they are (1 is the same)."""

    start: int
    end: int
    score: float


def nearest(text: str, quote: str, prefix: str = "", suffix: str = "") -> list[Near]:
    """The passage of the text that is most like the quote, if it is like enough to be worth showing."""
    return candidates(text, quote, prefix, suffix, most=1)


def candidates(text: str, quote: str, prefix: str = "", suffix: str = "", most: int = 5) -> list[Near]:
    """The passages that are most like a quote, best first, none of which overlap.

    Prefix and suffix are aligned with it as one string: they find a passage whose own words are mostly new. A
    candidate's score is that of the whole, or of the quote alone where that is less; in the latter every word counts.
    """
    before, own, after = _words(prefix), _words(quote), _words(suffix)
    wanted = [*before, *own, *after]
    folded = fold(text)
    matches = list(_WORD.finditer(folded.text))
    if not own or not matches:
        return []
    words = [match[0].casefold() for match in matches]
    low, high = _region(words, wanted)
    found: list[Near] = []
    for first, last, cost in apart(ends(words[low:high], wanted, len(before), len(before) + len(own)), most):
        whole = max(0.0, 1 - cost / len(wanted))
        if whole < least_score(len(" ".join(wanted))):
            continue
        alone = alike(own, words[low + first:low + last])
        if alone < LEAST_ALONE:
            continue
        start, end = _with_marks(folded.text, matches[low + first].start(), matches[low + last - 1].end(), quote)
        found.append(Near(folded.original(start), folded.original(end), min(whole, alone)))
    return sorted(found, key=lambda near: (-near.score, near.start))


def _words(text: str) -> list[str]:
    return [match[0].casefold() for match in _WORD.finditer(fold(text).text)]


def likeness(one: str, other: str) -> float:
    """How alike two texts are as wholes, word by word (1 is the same)."""
    return alike(_words(one), _words(other))


def _with_marks(text: str, start: int, end: int, quote: str) -> tuple[int, int]:
    """The stretch with those marks around it that the quote has around its words as well."""
    folded = fold(quote).text.strip()
    matches = list(_WORD.finditer(folded))
    before, after = folded[:matches[0].start()], folded[matches[-1].end():]
    if before and text.endswith(before, 0, start):
        start -= len(before)
    if after and text.startswith(after, end):
        end += len(after)
    return start, end


def least_score(length: int) -> float:
    """How alike a passage must be to be shown, by the length of the quote in characters.

    Measured on unrelated news text: at 12 characters chance reaches half, at 50 it does not.
    """
    return min(0.7, max(0.5, 0.7 - (length - 12) * 0.2 / 38))


def _region(words: list[str], wanted: list[str]) -> tuple[int, int]:
    if len(words) * len(wanted) <= LARGEST:
        return 0, len(words)
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    shared = [word for word in wanted if word in counts]
    if not shared:
        return 0, LARGEST // len(wanted)
    at = words.index(min(shared, key=lambda word: counts[word]))
    half = LARGEST // len(wanted) // 2
    return max(0, at - half), min(len(words), at + half)
