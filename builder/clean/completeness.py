"""What makes it likely that an article was not found whole: much prose of its file is not in it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from builder.clean.comments import start_of_comments
from builder.clean.language import count_words, is_running_text
from builder.clean.line_rules import (
    AFTER_ARTICLE,
    BEFORE_ARTICLE,
    BETWEEN_PARAGRAPHS,
    COMMENT,
    NO_ARTICLE_FOUND,
    content_words,
    is_prose,
)
from builder.clean.values import CleanedArticle, DroppedLine

_UNEXPLAINED = frozenset({BEFORE_ARTICLE, AFTER_ARTICLE, BETWEEN_PARAGRAPHS, NO_ARTICLE_FOUND, "beside the article"})
"""Reasons that say only where a line stood: the others say what it is."""
_MANY_WORDS, _LOST_SHARE = 150, 1.5
"""How many words of prose are lost at the least, and how many times as many as are kept, for a warning."""
_SHARE_AKIN = 1.0
"""The same where what was lost is about what was kept."""
_AKIN, _FOREIGN = 0.2, 0.05
"""What share of their words paragraphs have in common with an article that are of it, and that are other stories."""
_ENOUGH = 100
"""Words that are kept of an article, at the least, for others to be seen to be about other things."""
_A_LINE = 8
"""Words of a line of prose."""
_NEIGHBOUR_DISTANCE = 1
"""How many other lines stand between two paragraphs of one article at the most; between comments there are more."""
_LEAST_RUN = 3
"""How many paragraphs stand together where they may be an article."""


def warn_if_incomplete(cleaned: CleanedArticle) -> CleanedArticle:
    """The article, with a warning if what is left looks too little for its file."""
    texts = [paragraph.text for paragraph in cleaned.paragraphs]
    kept = sum(map(count_words, texts))
    paragraphs = _lost(_before_comments(cleaned.dropped))
    lost = sum(map(count_words, paragraphs))
    if not kept or lost < _MANY_WORDS or lost < _times(kept, _shared(texts, paragraphs)) * kept:
        return cleaned
    warning = (
        f"only {kept} words were kept, and {lost} words of sentences that stand outside were not. Look at the "
        "report, and copy what is missing into the article."
    )
    return replace(cleaned, warnings=(*cleaned.warnings, warning))


def _before_comments(dropped: Sequence[DroppedLine]) -> Sequence[DroppedLine]:
    """The lines that went, up to the readers’ comments."""
    behind = max((place + 1 for place, line in enumerate(dropped) if line.reason == BEFORE_ARTICLE), default=0)
    heading = next((place for place in range(behind, len(dropped)) if dropped[place].reason == COMMENT), len(dropped))
    return dropped[: min(heading, start_of_comments([line.text for line in dropped], behind))]


def _lost(dropped: Sequence[DroppedLine]) -> list[str]:
    """The paragraphs that went, where as many stand together as in an article."""
    lost: list[str] = []
    together: list[str] = []
    apart = 0
    for line in dropped:
        if line.reason in _UNEXPLAINED and _is_text(line.text):
            together, apart = [*together, line.text], 0
            continue
        apart += 1
        if apart > _NEIGHBOUR_DISTANCE:
            lost += together if len(together) >= _LEAST_RUN else []
            together = []
    return lost + (together if len(together) >= _LEAST_RUN else [])


def _shared(kept: Sequence[str], lost: Sequence[str]) -> float:
    """What share of the words of paragraphs that went stand in the article too."""
    own = frozenset().union(*map(content_words, kept))
    words = [content_words(text) for text in lost]
    return sum(len(each & own) for each in words) / max(sum(map(len, words)), 1)


def _times(kept: int, shared: float) -> float:
    """How many times as many words as are kept are lost where an article was not found whole."""
    if shared >= _AKIN:
        return _SHARE_AKIN
    return math.inf if shared < _FOREIGN and kept >= _ENOUGH else _LOST_SHARE


def _is_text(text: str) -> bool:
    """Whether a line is prose, if only by its small letters: there are none in many scripts."""
    return is_prose(text) or (count_words(text) >= _A_LINE and text.lower() != text.upper() and is_running_text(text))
