"""What a legal notice says further: paragraphs beside it that are about the same, and not about the article."""

from __future__ import annotations

from collections.abc import Sequence

from builder.clean.language import count_words
from builder.clean.line_rules import LEGAL, content_words, is_prose

_NEAR = 3
"""How many lines further on the next paragraph of a notice stands, at the most."""
_A_NOTICE = 8
"""How many words a notice has at the least whose words say what it is about."""
_COMMON = 2
"""How many words a paragraph has in common with a notice at the least, to be one with it."""


def mark_notices(texts: Sequence[str], found: list[str]) -> None:
    """Give the paragraphs of a notice its reason to go; not where more would go than stay: then it is the subject."""
    prose = [place for place, text in enumerate(texts) if not found[place] and is_prose(text)]
    taken = _of_notices(texts, found, prose)
    words = sum(count_words(texts[place]) for place in taken)
    if 2 * words < sum(count_words(texts[place]) for place in prose):
        for place in taken:
            found[place] = LEGAL


def _of_notices(texts: Sequence[str], found: Sequence[str], prose: Sequence[int]) -> list[int]:
    """The paragraphs that share more words with a notice near them than with all that stand elsewhere."""
    notices = [place for place, why in enumerate(found) if why == LEGAL and _says_something(texts[place])]
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
