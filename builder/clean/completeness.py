"""Warn if an article is probably incomplete, because much prose of its file was removed."""

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
"""Reasons that only state the position of a line. All others state what the line is."""
_MANY_WORDS, _LOST_SHARE = 150, 1.5
"""There is a warning if at least so many words of prose were removed, and so many times as many as were kept."""
_SHARE_AKIN = 1.0
"""The same if the removed and the kept paragraphs have the same subject."""
_AKIN, _FOREIGN = 0.2, 0.05
"""The share of content words that removed paragraphs have in common with the article: from the first on they are part
of it, below the second they are other stories."""
_ENOUGH = 100
"""So many words must be kept before removed paragraphs can be recognised as other stories."""
_A_LINE = 8
"""The least number of words in a line of prose."""
_NEIGHBOUR_DISTANCE = 1
"""The most other lines between two paragraphs of one article; there are more between comments."""
_LEAST_RUN = 3
"""So many paragraphs must be close together to be counted as a possible article."""


def warn_if_incomplete(cleaned: CleanedArticle) -> CleanedArticle:
    """Return the article, with a warning if too little of its file was kept."""
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
    """Return the removed lines before the readers’ comments."""
    behind = max((place + 1 for place, line in enumerate(dropped) if line.reason == BEFORE_ARTICLE), default=0)
    heading = next((place for place in range(behind, len(dropped)) if dropped[place].reason == COMMENT), len(dropped))
    return dropped[: min(heading, start_of_comments([line.text for line in dropped], behind))]


def _lost(dropped: Sequence[DroppedLine]) -> list[str]:
    """Return the removed paragraphs of which enough are close together."""
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
    """Return the share of the content words of removed paragraphs that the article has too."""
    own = frozenset().union(*map(content_words, kept))
    words = [content_words(text) for text in lost]
    return sum(len(each & own) for each in words) / max(sum(map(len, words)), 1)


def _times(kept: int, shared: float) -> float:
    """Return how many times as many words as were kept must be removed for a warning."""
    if shared >= _AKIN:
        return _SHARE_AKIN
    return math.inf if shared < _FOREIGN and kept >= _ENOUGH else _LOST_SHARE


def _is_text(text: str) -> bool:
    """Whether a line is prose. Lower-case letters are enough to show it, in scripts that have them."""
    return is_prose(text) or (count_words(text) >= _A_LINE and text.lower() != text.upper() and is_running_text(text))
