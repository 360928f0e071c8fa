"""What makes it likely that an article was not found whole: much prose of its file is not in it."""

from __future__ import annotations

from dataclasses import replace

from builder.clean.language import is_running, weight
from builder.clean.lines import AFTER, ASIDE, BEFORE, NO_ARTICLE
from builder.clean.values import Cleaned

_UNEXPLAINED = frozenset({BEFORE, AFTER, ASIDE, NO_ARTICLE, "beside the article"})
"""Reasons that say only where a line stood: the others say what it is."""
MUCH, SHARE = 200, 3
"""How many words of prose are lost at the least, and how many times as many as are kept, for a warning."""
A_LINE = 8
"""Words of a line of prose."""


def with_doubts(cleaned: Cleaned) -> Cleaned:
    """The article, with a warning if what is left looks too little for its file."""
    kept = sum(weight(paragraph.text) for paragraph in cleaned.paragraphs)
    lost = sum(weight(line.text) for line in cleaned.dropped
               if line.reason in _UNEXPLAINED and weight(line.text) >= A_LINE and is_running(line.text))
    if not kept or lost < MUCH or lost < SHARE * kept:
        return cleaned
    warning = (f"only {kept} words were kept, and {lost} words of sentences that stand outside were not. Look at the "
               "report, and copy what is missing into the article.")
    return replace(cleaned, warnings=(*cleaned.warnings, warning))
