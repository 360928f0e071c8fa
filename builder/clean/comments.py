"""Readers' comments that no heading announces: row upon row of the minute when each was written, and of buttons."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.clean import phrases
from builder.clean.dates import is_date, stated_date
from builder.clean.language import weight

ROWS, WITHIN = 3, 40
"""How many marks of comments stand within how many lines where there are comments."""
LINES_OF_ONE = 8
"""How many lines a comment has at the most before its button, for its beginning to be found from there."""
WORDS_OF_A_NAME = 4

_ANSWER = phrases.whole("answers")
_CLOCK = re.compile(r"(?<![\d.])\d{1,2}[:.h]\d\d(?![\d.])")


def comments_begin(texts: Sequence[str], after: int = 0) -> int:
    """Where the first of several comments begins behind a line; the number of lines where there are none."""
    marks = [place for place in range(after, len(texts)) if _ANSWER.match(texts[place]) or _is_minute(texts[place])]
    rows = zip(marks, marks[ROWS - 1 :], strict=False)
    return next((_beginning(texts, first, after) for first, last in rows if last - first <= WITHIN), len(texts))


def _is_minute(text: str) -> bool:
    """Whether a line says at which minute of which day something was written; those of a ticker name no day."""
    return weight(text) <= 10 and bool(_CLOCK.search(text) and is_date(text) and stated_date(text))


def _beginning(texts: Sequence[str], place: int, after: int) -> int:
    """The line with the name over a comment; of a button to answer, over the comment that stands before it."""
    if _ANSWER.match(texts[place]):
        above = range(place - 1, max(place - LINES_OF_ONE, after), -1)
        place = next((each for each in above if _is_minute(texts[each])), place)
    return place - (place > after and weight(texts[place - 1]) <= WORDS_OF_A_NAME)
