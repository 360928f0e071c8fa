"""Remove from the article found by markup what is not article: requests, teasers, comments, lines about the article."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import takewhile

from builder.clean.article_body import latest_end, reject_lines
from builder.clean.article_end import is_correction
from builder.clean.authors import BYLINE_LINE, is_byline
from builder.clean.language import count_words, letter_key
from builder.clean.line_rules import (
    ADVERTISEMENT,
    AFTER_ARTICLE,
    BEFORE_ARTICLE,
    BULLET_PATTERN,
    COMMENT,
    LEGAL,
    MONEY,
    NOTICE,
    REPEATED_IN_FILES,
    SIGN_UP,
    TEASER,
    is_prose,
    is_sentence,
    rejection_reason,
)
from builder.clean.text_dates import DATE_LINE, is_date_line, parse_stated_date
from builder.clean.values import Paragraph

TITLE_LINE = "headline (now the title)"

_LETTER_REASONS = frozenset({MONEY, SIGN_UP})
_BOILERPLATE_REASONS = _LETTER_REASONS | {TEASER, COMMENT, ADVERTISEMENT, LEGAL, NOTICE}
"""Reasons for which headings and items are removed too. An item can be the same word as a button."""

_WORDS_BEFORE, _WORDS_BEHIND = 3, 5
"""The most words of stray lines before and after the text."""
_MOST_STRAYS = 3
"""The most stray lines at the end: a poem has more lines that are not sentences."""


def remove_boilerplate(
    found: Sequence[Paragraph], title: str, boilerplate: Collection[str]
) -> tuple[list[Paragraph], dict[str, str]]:
    """Return the kept paragraphs, and the reasons of the others by letter key. ``boilerplate`` has letter keys too."""
    reasons = _reasons(found, title, boilerplate)
    kept = [paragraph for place, paragraph in enumerate(found) if not reasons[place]]
    marked = {letter_key(paragraph.text): why for paragraph, why in zip(found, reasons, strict=True) if why}
    for _ in range(_tail(kept)):
        marked[letter_key(kept.pop().text)] = AFTER_ARTICLE
    return kept, marked


def _tail(kept: Sequence[Paragraph]) -> int:
    """Return how many lines at the end are stray lines, and headings without text; 0 for the short lines of a poem."""
    tail = list(takewhile(lambda each: each.kind == "heading" or _is_stray(each, _WORDS_BEHIND), reversed(kept)))
    if sum(each.kind != "heading" for each in tail) > _MOST_STRAYS:
        tail = list(takewhile(lambda each: each.kind == "heading", tail))
    return len(tail)


def _is_stray(paragraph: Paragraph, most: int) -> bool:
    """Whether a line is not a sentence and so short that, outside the text, it is a label or a name."""
    text = paragraph.text
    return (
        paragraph.kind == "text" and count_words(text) <= most and not (is_sentence(text) or BULLET_PATTERN.match(text))
    )


def _reasons(found: Sequence[Paragraph], title: str, boilerplate: Collection[str]) -> list[str]:
    texts = [paragraph.text for paragraph in found]
    marks = _trusted(texts, reject_lines(texts))
    end = latest_end(texts, marks)
    start = next((place for place, text in enumerate(texts) if is_prose(text)), 0)
    reasons = []
    for place, paragraph in enumerate(found):
        own, why = letter_key(paragraph.text), marks[place]
        if place <= start and own == letter_key(title):
            why = TITLE_LINE
        elif own in boilerplate:
            why = REPEATED_IN_FILES
        elif place >= end:
            why = why or ("" if is_correction(paragraph.text) else AFTER_ARTICLE)
        elif place < start:
            why = why or _about(paragraph.text) or (BEFORE_ARTICLE if _is_stray(paragraph, _WORDS_BEFORE) else "")
        elif paragraph.kind != "text" and why not in _LETTER_REASONS:
            why = why if rejection_reason(paragraph.text) in _BOILERPLATE_REASONS else ""
        reasons.append(why)
    return reasons


def _trusted(texts: Sequence[str], marks: list[str]) -> list[str]:
    """Return the reasons; only those from the line itself, if all reasons together would remove most of the text."""
    taken = sum(count_words(text) for text, why in zip(texts, marks, strict=True) if why and is_prose(text))
    prose = sum(count_words(text) for text in texts if is_prose(text))
    return marks if taken * 2 <= prose else [rejection_reason(text) for text in texts]


def _about(text: str) -> str:
    """Return why a line before the text is about the article and not part of it."""
    if count_words(text) <= 14 and is_date_line(text) and parse_stated_date(text):
        return DATE_LINE
    return BYLINE_LINE if is_byline(text) else ""
