"""What makes it likely that an article was not found whole: much prose of its file is not in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.clean.comments import comments_begin
from builder.clean.language import is_running, weight
from builder.clean.lines import AFTER, ASIDE, BEFORE, COMMENT, NO_ARTICLE, is_prose
from builder.clean.values import Cleaned, Dropped

_UNEXPLAINED = frozenset({BEFORE, AFTER, ASIDE, NO_ARTICLE, "beside the article"})
"""Reasons that say only where a line stood: the others say what it is."""
MUCH, SHARE = 150, 1.5
"""How many words of prose are lost at the least, and how many times as many as are kept, for a warning."""


A_LINE = 8
"""Words of a line of prose."""
NEAR = 1
"""How many other lines stand between two paragraphs of one article at the most; between comments there are more."""
RUN = 3
"""How many paragraphs stand together where they may be an article."""


def with_doubts(cleaned: Cleaned) -> Cleaned:
    """The article, with a warning if what is left looks too little for its file."""
    kept = sum(weight(paragraph.text) for paragraph in cleaned.paragraphs)
    lost = _lost(_before_comments(cleaned.dropped))
    if not kept or lost < MUCH or lost < SHARE * kept:
        return cleaned
    warning = (
        f"only {kept} words were kept, and {lost} words of sentences that stand outside were not. Look at the "
        "report, and copy what is missing into the article."
    )
    return replace(cleaned, warnings=(*cleaned.warnings, warning))


def _before_comments(dropped: Sequence[Dropped]) -> Sequence[Dropped]:
    """The lines that went, up to the readers’ comments."""
    behind = max((place + 1 for place, line in enumerate(dropped) if line.reason == BEFORE), default=0)
    heading = next((place for place in range(behind, len(dropped)) if dropped[place].reason == COMMENT), len(dropped))
    return dropped[: min(heading, comments_begin([line.text for line in dropped], behind))]


def _lost(dropped: Sequence[Dropped]) -> int:
    """How many words stand in paragraphs that went, as many together as in an article."""
    lost = together = words = apart = 0
    for line in (*dropped, None):
        if line and line.reason in _UNEXPLAINED and _is_text(line.text):
            together, words, apart = together + 1, words + weight(line.text), 0
            continue
        apart += 1
        if apart > NEAR or line is None:
            lost += words if together >= RUN else 0
            together = words = 0
    return lost


def _is_text(text: str) -> bool:
    """Whether a line is prose, if only by its small letters: there are none in many scripts."""
    return is_prose(text) or (weight(text) >= A_LINE and text.lower() != text.upper() and is_running(text))
