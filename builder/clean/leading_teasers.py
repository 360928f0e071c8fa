"""Paragraphs about other things that stand before the article: several teasers, and then the headline."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from builder.clean.language import count_words
from builder.clean.line_rules import content_words, is_headline, is_prose

_MOST_TEASERS = 16
"""Among how many paragraphs the headline is looked for."""
_LEAST_WORDS = 60
"""Words of prose behind a headline without which it does not begin the article."""
_LEAST_OWN_WORDS = 0.5
"""What share of the words of a headline the text behind it has at the least, while that before it has none of them."""
_COMMON = 0.1
"""What share of the words before the headline the text behind it has at the most."""
_APART = 0.25
"""What share of the words of paragraphs that are about other things others of them have too, at the most."""


def skip_leading_teasers(texts: Sequence[str], found: Sequence[str], first: int, end: int) -> int:
    """Where an article begins that was found to begin at ``first``, if what stands there is about other things."""
    prose = [place for place in range(first, end) if not found[place] and is_prose(texts[place])]
    words = {place: content_words(texts[place]) for place in prose}
    for before, after in pairwise(prose[:_MOST_TEASERS]):
        headline = after - 1
        if after - before < 2 or found[headline] or not is_headline(texts[headline]):
            continue
        above, below = [each for each in prose if each < after], [each for each in prose if each >= after]
        if (
            len(above) > 1
            and sum(count_words(texts[each]) for each in below) >= _LEAST_WORDS
            and _begins(
                content_words(texts[headline]), [words[each] for each in above], [words[each] for each in below]
            )
        ):
            return after
    return first


def _begins(headline: frozenset[str], above: Sequence[frozenset[str]], below: Sequence[frozenset[str]]) -> bool:
    """Whether a headline is about the paragraphs below it, and those above it are neither about them nor each other."""
    others, own = frozenset().union(*above), frozenset().union(*below)
    if not headline or headline & others or len(headline & own) < _LEAST_OWN_WORDS * len(headline):
        return False
    shared = sum(len(each & frozenset().union(*above[:place], *above[place + 1 :])) for place, each in enumerate(above))
    return len(others & own) <= _COMMON * len(others) and shared <= _APART * sum(map(len, above))
