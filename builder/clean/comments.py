"""Find readers' comments without a heading: several lines with the time of each, and buttons to answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.clean import phrases
from builder.clean.language import count_words
from builder.clean.text_dates import is_date_line, parse_stated_date

_LEAST_COMMENTS, _LINES_SEARCHED = 3, 40
"""There are comments if so many signs of them are within so many lines."""
_LINES_OF_ONE = 8
"""The most lines of a comment before its button, from which its beginning is found."""
_WORDS_OF_A_NAME = 4

_ANSWER = phrases.whole_line_pattern("answers")
_CLOCK = re.compile(r"(?<![\d.])\d{1,2}[:.h]\d\d(?![\d.])")


def start_of_comments(texts: Sequence[str], after: int = 0) -> int:
    """Return where the first of several comments begins after a line; the number of lines if there are none."""
    marks = [place for place in range(after, len(texts)) if _ANSWER.match(texts[place]) or _is_minute(texts[place])]
    rows = zip(marks, marks[_LEAST_COMMENTS - 1 :], strict=False)
    return next(
        (_beginning(texts, first, after) for first, last in rows if last - first <= _LINES_SEARCHED), len(texts)
    )


def _is_minute(text: str) -> bool:
    """Whether a line states the day and the minute when a comment was written. Lines of a ticker state no day."""
    return count_words(text) <= 10 and bool(_CLOCK.search(text) and is_date_line(text) and parse_stated_date(text))


def _beginning(texts: Sequence[str], place: int, after: int) -> int:
    """Return the line with the name above a comment, or above the comment before a button to answer."""
    if _ANSWER.match(texts[place]):
        above = range(place - 1, max(place - _LINES_OF_ONE, after), -1)
        place = next((each for each in above if _is_minute(texts[each])), place)
    return place - (place > after and count_words(texts[place - 1]) <= _WORDS_OF_A_NAME)
