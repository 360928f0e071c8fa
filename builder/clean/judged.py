"""What of the article that a page's markup showed is none: pleas, teasers, comments, and lines about the article."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import takewhile

from builder.clean.authors import BYLINE, is_byline
from builder.clean.body import limit, mark
from builder.clean.dates import DATE, is_date, stated_date
from builder.clean.language import letters, weight
from builder.clean.lines import (
    ADVERTISEMENT,
    AFTER,
    BEFORE,
    BULLET,
    COMMENT,
    LEGAL,
    MONEY,
    NOTICE,
    REPEATED,
    SIGN_UP,
    TEASER,
    is_prose,
    is_sentence,
    reason,
)
from builder.clean.tail import is_correction
from builder.clean.values import Paragraph

TITLE = "headline (now the title)"

OF_A_LETTER = frozenset({MONEY, SIGN_UP})
OF_ANY_KIND = OF_A_LETTER | {TEASER, COMMENT, ADVERTISEMENT, LEGAL, NOTICE}
"""Reasons for which headings and items go too, where they give them themselves; a button’s word may be an item."""

WORDS_BEFORE, WORDS_BEHIND = 3, 5
"""How many words lines have at the most that are strays before the text and behind it."""
STRAYS = 3
"""How many strays stand at the end at the most: a poem has more lines that are no sentences."""


def judged(
    found: Sequence[Paragraph], title: str, boilerplate: Collection[str]
) -> tuple[list[Paragraph], dict[str, str]]:
    """The paragraphs that stay, and why the others do not, by their letters. ``boilerplate`` is in letters, too."""
    reasons = _reasons(found, title, boilerplate)
    kept = [paragraph for place, paragraph in enumerate(found) if not reasons[place]]
    marked = {letters(paragraph.text): why for paragraph, why in zip(found, reasons, strict=True) if why}
    for _ in range(_tail(kept)):
        marked[letters(kept.pop().text)] = AFTER
    return kept, marked


def _tail(kept: Sequence[Paragraph]) -> int:
    """How many lines at the end are headings of nothing and strays; of a poem's many short lines none is one."""
    tail = list(takewhile(lambda each: each.kind == "heading" or _is_stray(each, WORDS_BEHIND), reversed(kept)))
    if sum(each.kind != "heading" for each in tail) > STRAYS:
        tail = list(takewhile(lambda each: each.kind == "heading", tail))
    return len(tail)


def _is_stray(paragraph: Paragraph, most: int) -> bool:
    """Whether a line is no sentence and so short that, outside of the text, it is a label or a name."""
    text = paragraph.text
    return paragraph.kind == "text" and weight(text) <= most and not (is_sentence(text) or BULLET.match(text))


def _reasons(found: Sequence[Paragraph], title: str, boilerplate: Collection[str]) -> list[str]:
    texts = [paragraph.text for paragraph in found]
    marks = _trusted(texts, mark(texts))
    end = limit(texts, marks)
    start = next((place for place, text in enumerate(texts) if is_prose(text)), 0)
    reasons = []
    for place, paragraph in enumerate(found):
        own, why = letters(paragraph.text), marks[place]
        if place <= start and own == letters(title):
            why = TITLE
        elif own in boilerplate:
            why = REPEATED
        elif place >= end:
            why = why or ("" if is_correction(paragraph.text) else AFTER)
        elif place < start:
            why = why or _about(paragraph.text) or (BEFORE if _is_stray(paragraph, WORDS_BEFORE) else "")
        elif paragraph.kind != "text" and why not in OF_A_LETTER:
            why = why if reason(paragraph.text) in OF_ANY_KIND else ""
        reasons.append(why)
    return reasons


def _trusted(texts: Sequence[str], marks: list[str]) -> list[str]:
    """The marks; only those that lines deserve alone, if the others would take most of what was found."""
    taken = sum(weight(text) for text, why in zip(texts, marks, strict=True) if why and is_prose(text))
    prose = sum(weight(text) for text in texts if is_prose(text))
    return marks if taken * 2 <= prose else [reason(text) for text in texts]


def _about(text: str) -> str:
    """Why a line before the text is about the article, and none of it."""
    if weight(text) <= 14 and is_date(text) and stated_date(text):
        return DATE
    return BYLINE if is_byline(text) else ""
