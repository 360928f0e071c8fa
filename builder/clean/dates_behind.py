"""Find the date of an article far from its headline: next to its author, or to a word such as “published”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.clean.language import count_words
from builder.clean.phrases import alternatives_pattern, whole_line_pattern
from builder.clean.text_dates import Reading, is_date_of_change, is_published

_A_SENTENCE, _A_NAME, _A_LINE = 60, 5, 14
"""How many words a sentence has at the most that says when something was published, what is before the date in a line
that says who wrote something, and such a line."""
_FARTHEST = 25
"""How many lines behind the end of an article its date is at the most."""
_A_TITLE = 3
"""How many words a headline has at least by which a line elsewhere can name the article."""
_BY = re.compile(rf"\W*{alternatives_pattern('by')}\b", re.IGNORECASE)
_COMMENTS = whole_line_pattern("comments")


def date_behind(texts: Sequence[str], headline: int, end: int, reading: Reading) -> str:
    """Return the one day that lines give as that of the article, as ISO 8601; empty if there are several or none.

    Several are those of other stories, or of comments.
    """
    stated = {
        place: day
        for place, text in enumerate(texts)
        if (day := _day(text, texts[headline], place - headline, reading, is_behind=place >= end))
    }
    comments = next((place for place in range(end, len(texts)) if _COMMENTS.match(texts[place])), len(texts))
    near = [place for place in stated if place < min(end + _FARTHEST, comments)]
    return stated[near[0]] if near and len(set(stated.values())) == 1 else ""


def _day(text: str, title: str, below: int, reading: Reading, *, is_behind: bool) -> str:
    """The day that a line states that is so many lines ``below`` the headline; within the article under a name only."""
    if text.startswith("©") or count_words(text) > _A_SENTENCE or is_date_of_change(text):
        return ""
    date = next((each for each in reading.dates(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", each.edtf)), None)
    if date is None:
        return ""
    if below < 0:
        fits = is_published(text) and count_words(title) >= _A_TITLE and text.startswith(title)
    else:
        fits = _is_signed(text, text[: date.start]) or (is_behind and is_published(text))
    return date.edtf if fits else ""


def _is_signed(text: str, before: str) -> bool:
    """Whether a line says who wrote something, and then when."""
    return bool(_BY.match(text)) and count_words(before) <= _A_NAME and count_words(text) <= _A_LINE
