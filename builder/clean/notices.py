"""Reject the other paragraphs of a legal notice: they are near it and share its subject, not that of the article."""

from __future__ import annotations

from collections.abc import Sequence

from builder.clean.language import count_words
from builder.clean.line_rules import LEGAL, content_words, is_prose

_NEAR = 3
"""The most lines from one paragraph of a notice to the next."""
_A_NOTICE = 8
"""The least number of words of a notice from which its subject is known."""
_COMMON = 2
"""The least number of words that a paragraph of the same notice shares."""


def mark_notices(texts: Sequence[str], reasons: list[str]) -> None:
    """Give the paragraphs of a notice its reason, unless more would be removed than kept: then it is the subject."""
    prose = [place for place, text in enumerate(texts) if not reasons[place] and is_prose(text)]
    taken = _of_notices(texts, reasons, prose)
    words = sum(count_words(texts[place]) for place in taken)
    if 2 * words < sum(count_words(texts[place]) for place in prose):
        for place in taken:
            reasons[place] = LEGAL


def _of_notices(texts: Sequence[str], reasons: Sequence[str], prose: Sequence[int]) -> list[int]:
    """Return the paragraphs that share more words with a notice near them than with all others."""
    notices = [place for place, why in enumerate(reasons) if why == LEGAL and _says_something(texts[place])]
    left, taken = list(prose), []
    while notices:
        notice = notices.pop()
        for place in [each for each in left if abs(each - notice) <= _NEAR]:
            others = (content_words(texts[each]) for each in left if abs(each - notice) > _NEAR)
            own = content_words(texts[place])
            common = own & content_words(texts[notice])
            if len(common) >= _COMMON and len(common) > len(own & frozenset().union(*others)):
                left.remove(place)
                taken.append(place)
                notices.append(place)
    return taken


def _says_something(text: str) -> bool:
    return count_words(text) >= _A_NOTICE and is_prose(text) and not text.startswith("©")
