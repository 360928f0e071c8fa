"""Skip paragraphs with other subjects before the article: several teasers, and then the headline."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from builder.clean.language import count_words
from builder.clean.line_rules import content_words, is_headline, is_prose

_MOST_TEASERS = 16
"""The headline is searched for among so many paragraphs."""
_LEAST_WORDS = 60
"""The least number of words of prose after the headline of an article."""
_LEAST_OWN_WORDS = 0.5
"""The least share of the words of a headline that the text after it has; the text before it has none of them."""
_COMMON = 0.1
"""The most words before the headline that the text after it has too, as a share."""
_APART = 0.25
"""The most words that paragraphs with other subjects have in common with each other, as a share."""


def skip_leading_teasers(texts: Sequence[str], reasons: Sequence[str], first: int, end: int) -> int:
    """Return where the article begins, given that it was found to begin at ``first``, which can be a teaser."""
    prose = [place for place in range(first, end) if not reasons[place] and is_prose(texts[place])]
    words = {place: content_words(texts[place]) for place in prose}
    for before, after in pairwise(prose[:_MOST_TEASERS]):
        headline = after - 1
        if after - before < 2 or reasons[headline] or not is_headline(texts[headline]):
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
    """Whether a headline shares words with the paragraphs below, and those above share few with them or each other."""
    others, own = frozenset().union(*above), frozenset().union(*below)
    if not headline or headline & others or len(headline & own) < _LEAST_OWN_WORDS * len(headline):
        return False
    shared = sum(len(each & frozenset().union(*above[:place], *above[place + 1 :])) for place, each in enumerate(above))
    return len(others & own) <= _COMMON * len(others) and shared <= _APART * sum(map(len, above))
