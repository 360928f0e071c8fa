"""Other stories that follow an article without a heading that says so: paragraphs about other things, among headlines.

The end is where most paragraphs behind it have few words in common with those before it. It is one only where those
before it share their words with each other, and where those behind it stand among headlines, dates and marks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from builder.clean.language import count_words
from builder.clean.line_rules import content_words, is_prose

_ENOUGH = 200
"""Words of prose that an article has at the least, for its own words to be known."""
_OWN = 0.3
"""What share of their words the paragraphs of an article have in common with others of it, at the least."""
_FOREIGN = 0.5
"""What share of that the paragraphs behind it have in common with it, at the most."""
_BETWEEN = 1.2
"""How many short lines there are at the least, on average, between the paragraphs behind it."""
_MOST_BETWEEN = 4
"""How many of the short lines between two paragraphs are counted: a menu before an article is not its headlines."""


@dataclass(frozen=True, slots=True)
class _Prose:
    """The paragraphs of a text: their places, and the words that say what each is about."""

    places: list[int]
    words: list[frozenset[str]]

    def shared_within(self, first: int, end: int) -> float:
        """What share of the words of some paragraphs others of them have too."""
        often = Counter(word for words in self.words[first:end] for word in words)
        return sum(each for each in often.values() if each > 1) / max(often.total(), 1)

    def foreign_from(self, at: int) -> float:
        """How many words the paragraphs from one on have in common with those before too few to be one text with them.

        It grows with each paragraph that is about other things, and shrinks with each that is about the same.
        """
        own = self.shared_within(0, at)
        if own < _OWN:
            return 0.0
        before = frozenset().union(*self.words[:at])
        return sum(_FOREIGN * own * len(words) - len(words & before) for words in self.words[at:])


def before_other_stories(texts: Sequence[str], found: Sequence[str], first: int, end: int) -> int:
    """Where an article ends that was found to end at ``end``, if what stands there are other stories."""
    places = [place for place in range(first, end) if not found[place] and is_prose(texts[place])]
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
    """Whether paragraphs that are about other things stand as teasers do, and are not about one thing themselves."""
    count = len(prose.places) - at
    gaps = [behind - before - 1 for before, behind in pairwise([*prose.places[at - 1 :], end])]
    between = sum(min(gap, _MOST_BETWEEN) for gap in gaps)
    return between >= _BETWEEN * count and prose.shared_within(at, len(prose.places)) <= prose.shared_within(0, at)
