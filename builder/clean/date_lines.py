"""Find the dates in lines near the head of an article and after its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from builder.clean.language import count_words
from builder.clean.line_rules import is_caption, is_prose
from builder.clean.phrases import alternatives_pattern
from builder.clean.text_dates import (
    Reading,
    is_date_line,
    is_date_of_change,
    is_only_date,
    is_published,
    is_today,
    labels_change,
    text_before_date,
)
from builder.values.written_dates import WrittenDate

FULL_DATE_FORM = "2024-05-04"
"""A date with all its parts, for its length."""
LINES_ABOVE_HEADLINE = 4
"""The most lines between a date and the headline below it; a date higher up is the day of reading."""
_BEHIND = 6
"""The most lines between the end of an article and its date."""
LABELLED, BELOW, ABOVE, CHANGED = range(4)
"""The ranks of dates: labelled as published; below the headline; above the headline; labelled as changed."""
_A_LABEL = 3
"""The most words of a label for the date on the next line: “Published on”."""
_A_SHORT_LINE, _A_LINE, _LONGEST, _A_SENTENCE = 6, 14, 20, 60
"""The most words of a line that is only there for its date, of one with “published”, of one with an author and a date,
and of one after the article with “published”."""
_BY = re.compile(rf"\W*{alternatives_pattern('by')}\b", re.IGNORECASE)
_PIECE = re.compile(r"\s[|·•/–—]\s")
"""What is between the pieces of a line about an article: “Jo Doe | 4 May 2024”."""
_OPENS = re.compile(r"\s*(?:\([^)]{1,40}\)|/[^/]{1,30}/)?\s*(?:[-–—|]|[:.]\s|[„“«\"])")
"""What follows the date that opens a paragraph: “4 May 2024 – The council …”, “LONDON, May 4, 2024 (Agency) — …”."""
_IN_BRACKETS = re.compile(r"(?<=\w)\s*[(（][^()（）]*\Z")
_OUT_OF_BRACKETS = re.compile(r"[^()（）]*[)）]\s*\w")
"""The label in brackets before a date, with words before them, and what follows the date, with words after them."""
_QUOTED_POST = re.compile(r"[(（]@\w+[)）]\W*\Z")
"""What signs a post of a social network in an article: “— Jo Doe (@jodoe) 4 May 2024”."""
_CLOCK = re.compile(r"\W{0,3}\d{1,2}[:.h]\d\d\b")
_PLACE = re.compile(r"(?:[^\W\d_a-z][\w.’'-]*,?(?:\s+|\Z)|[^\W\d_]{2,3}\s+|[(–-]\s*){1,6}\Z")


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date in a line near the head or the end of an article, and how likely it is the article’s."""

    rank: int
    date: str
    """As ISO 8601; an empty string if it can be either of ``readings``."""
    place: int
    is_alone: bool
    """Whether the line is only there for the date."""
    is_behind: bool = False
    """Whether it is after the end of the article."""
    readings: tuple[str, ...] = field(default=())


def find_publication_date(
    texts: Sequence[str], first: int, end: int, headline: int = 0, reading: Reading | None = None
) -> tuple[str, list[int]]:
    """Return the date of the article, and the indexes of lines that are only there for dates.

    Args:
        texts: the lines.
        first: where the article's text begins.
        end: where it ends.
        headline: where its headline is.
        reading: how its dates are read.
    """
    found = [each for each in date_lines(texts, first, end, headline, reading or Reading()) if each.date]
    near = [each for each in found if each.rank == LABELLED or each.place >= headline - LINES_ABOVE_HEADLINE]
    best = min(near, key=lambda each: each.rank + 2 * (len(each.date) < len(FULL_DATE_FORM)), default=None)
    return best.date if best else "", [each.place for each in found if each.is_alone]


def date_lines(texts: Sequence[str], first: int, end: int, headline: int, reading: Reading) -> Iterator[DateLine]:
    """Yield the dates in lines near the head of an article and after its end."""
    early = _third_prose(texts, first, end)
    for place in (*range(early), *range(max(end, early), min(end + _BEHIND, len(texts)))):
        label = texts[place - 1] if place and count_words(texts[place - 1]) <= _A_LABEL else ""
        if found := _date_line(texts[place], label, place - headline, reading, is_behind=place >= end):
            yield replace(found, place=place)


def _date_line(text: str, label: str, below: int, reading: Reading, *, is_behind: bool) -> DateLine | None:
    """Return the date in a line that is so many lines ``below`` the headline; ``label`` is the line before it."""
    stated = _first(text, reading)
    if stated is None or text.startswith("©") or is_today(text) or _is_of_words_before(text, stated):
        return None
    if _QUOTED_POST.search(text, 0, stated.start):
        return None
    alone = is_date_line(text)
    labelled = is_published(text) or (alone and is_published(label))
    changed = not labelled and (is_date_of_change(text) or (alone and labels_change(label)))
    if is_behind:
        fits = (labelled or changed) and count_words(text) <= _A_SENTENCE
    elif not is_only_date(text) and (is_prose(text) or count_words(text) > _LONGEST):
        fits, labelled, changed, alone = below >= 0 and _opens(text, stated.start, stated.end), False, False, False
    else:
        fits = (
            (labelled and count_words(text) <= _A_LINE)
            or alone
            or _of_byline(text, below)
            or _is_beside(text, stated, below)
        )
    if not fits:
        return None
    rank = LABELLED if labelled else CHANGED if changed else ABOVE if below < 0 else BELOW
    return DateLine(rank, stated.edtf, 0, alone or count_words(text) <= _A_SHORT_LINE, is_behind, stated.readings)


def _first(text: str, reading: Reading) -> WrittenDate | None:
    """Return the date after “published”, or else the first date; ranges of days are ignored."""
    found = list(reading.dates(text))
    starts = [0, *(each.end for each in found)]
    labelled = [each for start, each in zip(starts, found, strict=False) if is_published(text[start : each.start])]
    return next((each for each in (*labelled, *found) if "/" not in each.edtf), None)


def _is_of_words_before(text: str, stated: WrittenDate) -> bool:
    """Whether a date is in brackets within a phrase and states when something else was published.

    An example is “The report (published 4 May 2024) as a PDF”.
    """
    label, rest = _IN_BRACKETS.search(text, 0, stated.start), _OUT_OF_BRACKETS.match(text, stated.end)
    return label is not None and rest is not None and is_published(label[0])


def _is_beside(text: str, stated: WrittenDate, below: int) -> bool:
    """Whether a line next to the headline opens with a date and a sign, or has the time of day behind its date."""
    behind = text[stated.end :]
    # Where elements of a page meet, there is no space behind the date: “04/05/2024by Jo”.
    opens = bool(not text[: stated.start].strip("[( ") and (_OPENS.match(behind) or behind[:1].isalpha()))
    timed = any(_is_date(piece) and _CLOCK.match(time) for piece, time in pairwise(_PIECE.split(text)))
    return (
        (opens and below >= -1)
        or (timed and below >= -LINES_ABOVE_HEADLINE)
        or (bool(_CLOCK.match(behind)) and 0 <= below <= LINES_ABOVE_HEADLINE)
    )


def _is_date(text: str) -> bool:
    """Whether a text is a date and nothing else."""
    found = next(Reading().dates(text), None)
    return found is not None and not (text[: found.start] + text[found.end :]).strip()


def _opens(text: str, start: int, end: int) -> bool:
    """Whether a date opens a paragraph, a place before it at the most, and is no part of its first sentence."""
    in_brackets = text[:start].endswith("(") and re.match(r"\)[.:]?\s", text[end:])
    return bool(in_brackets or _OPENS.match(text[end:])) and (
        not text[:start].strip("[( ") or bool(_PLACE.match(text[:start]))
    )


def _of_byline(text: str, below: int) -> bool:
    """Whether a line below the headline begins with the author or the date, or ends with the date after a bar."""
    pieces = _PIECE.split(text)
    return (
        below >= 0
        and not is_caption(text)
        and (bool(_BY.match(text)) or not text_before_date(text) or (len(pieces) > 1 and is_date_line(pieces[-1])))
    )


def _third_prose(texts: Sequence[str], first: int, end: int) -> int:
    """Return the index of the third paragraph: the facts about an article are before it."""
    prose = [place for place in range(first, min(end, first + 30)) if is_prose(texts[place])]
    return prose[2] if len(prose) > 2 else min(end, first + 30)
