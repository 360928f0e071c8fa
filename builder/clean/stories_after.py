"""Find other stories that follow an article without a heading: paragraphs with other subjects, between headlines.

The article ends where most paragraphs after that point have few words in common with those before it. Two more
conditions apply: the paragraphs before it share words with each other, and those after it have headlines and dates
between them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from builder.clean.language import count_words
from builder.clean.line_rules import content_words, is_prose

_ENOUGH = 200
"""The least number of words of prose from which the words of an article are known."""
_OWN = 0.3
"""The least share of words that the paragraphs of an article have in common with each other."""
_FOREIGN = 0.5
"""The most that later paragraphs have in common with the article, as a share of what its own have in common."""
_BETWEEN = 1.2
"""The least number of short lines that are, on average, before each of the later paragraphs."""
_MOST_BETWEEN = 6
"""How many of the short lines between two paragraphs are counted: a menu before an article is not its headlines."""


@dataclass(frozen=True, slots=True)
class _Prose:
    """The paragraphs of a text: their line indexes, and their content words."""

    places: list[int]
    words: list[frozenset[str]]

    def shared_within(self, first: int, end: int) -> float:
        """Return the share of the words of a range of paragraphs that occur in more than one of them."""
        often = Counter(word for words in self.words[first:end] for word in words)
        return sum(each for each in often.values() if each > 1) / max(often.total(), 1)

    def foreign_from(self, at: int) -> float:
        """Return how many words too few the paragraphs from ``at`` on share with those before to be one text.

        The number grows with each paragraph that has another subject, and falls with each that has the same.
        """
        own = self.shared_within(0, at)
        if own < _OWN:
            return 0.0
        before = frozenset().union(*self.words[:at])
        return sum(_FOREIGN * own * len(words) - len(words & before) for words in self.words[at:])


def before_other_stories(texts: Sequence[str], reasons: Sequence[str], first: int, end: int) -> int:
    """Return where the article ends, given that it was found to end at ``end``, without other stories at its end."""
    places = [place for place in range(first, end) if not reasons[place] and is_prose(texts[place])]
    prose = _Prose(places, [content_words(texts[place]) for place in places])
    known = accumulate(count_words(texts[place]) for place in places)
    ends = [
        at
        for at, words in enumerate(known, 1)
        if words >= _ENOUGH and at < len(places) and places[at] - places[at - 1] > 1
    ]
    most, at = max(((prose.foreign_from(each), each) for each in ends), default=(0.0, 0))
    return places[at - 1] + 1 if most > 0 and _are_others(prose, at, end) else end


def _are_others(prose: _Prose, at: int, end: int) -> bool:
    """Whether paragraphs with other subjects have headlines between them like teasers, and no subject in common."""
    count = len(prose.places) - at
    gaps = [behind - before - 1 for before, behind in pairwise([*prose.places[at - 1 :], end])]
    between = sum(min(gap, _MOST_BETWEEN) for gap in gaps)
    return between >= _BETWEEN * count and prose.shared_within(at, len(prose.places)) <= prose.shared_within(0, at)
