"""The dates that a text states. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from builder.clean.phrases import line_start_pattern, search_pattern, word_set
from builder.values.day_order import day_is_first
from builder.values.function_words import frequent_words_by_language
from builder.values.written_dates import WrittenDate, written_dates

DATE_LINE = "date line"
_PUBLISHED = search_pattern("published")
_UPDATED = search_pattern("updated")
_BESIDE = search_pattern("beside_dates")
_TODAY = line_start_pattern("today")
_OTHER_WORDS = 4
"""How many words a line that is there for a date has besides, at the most."""
_WORDS_BEFORE = 1
"""How many words a line has before its date at the most that belong to the date: “on”, “le”."""
_TIME = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b(?:[ap]\.?m\.?|[A-Z]{2,4}T?)\b|[+-]\d\d:?\d\d|\b\w{2,9}day\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """How the dates of a page are read: in which language, and whether figures alone have the day first."""

    language: str = ""
    day_first: bool | None = None

    def dates(self, text: str) -> Iterator[WrittenDate]:
        """The dates in a text, those too that could be two."""
        known = self.day_first
        if known is None:  # that a tag has the month first is a default of programs, and no evidence alone
            known = day_is_first(self.language) or None
        return written_dates(text, self.language, _month_languages(), day_first=known)

    def first(self, text: str) -> str:
        """The first date in a text as ISO 8601, a month where no day is stated; empty where none is plain."""
        return next((each.edtf for each in self.dates(text) if each.edtf and "/" not in each.edtf), "")


def parse_stated_date(text: str, language: str = "") -> str:
    """The first date in a text as ISO 8601, a month where no day is stated; empty where none is plain."""
    return Reading(language).first(text)


@cache
def _month_languages() -> tuple[str, ...]:
    """The languages in which months may be named, as tags: those that are known, and more."""
    return tuple(sorted({*frequent_words_by_language(), *word_set("month_languages")}))


def _span(text: str) -> tuple[int, int]:
    """From where to where the first date in a text is; its end twice where there is none."""
    return next(((each.start, each.end) for each in Reading().dates(text)), (len(text), len(text)))


def _before(text: str) -> str:
    """What is before the first date in a text; all of it where there is none."""
    return text[: _span(text)[0]]


def text_before_date(text: str) -> str:
    """What is before the first date in a text, and before the words that belong to the date: “on”, “le”."""
    before = _before(text)
    return re.sub(r"\W*(?:\s+[^\W\d_A-Z]+)*\W*$", "", before) if before != text else text


def text_after_date(text: str) -> str:
    """What is behind the date that opens a line, or that says when something was published; else nothing."""
    before = _without_time(_PUBLISHED.sub(" ", _before(text)))
    return text[_span(text)[1] :] if len(before.split()) <= _WORDS_BEFORE else ""


def is_date_line(text: str) -> bool:
    """Whether a date is most of what a line says: a heading may name a date too."""
    found = list(Reading().dates(text))
    starts, ends = [each.start for each in found], [each.end for each in found]
    rest = " ".join(text[end:start] for end, start in zip([0, *ends], [*starts, len(text)], strict=True))
    return len(re.findall(r"\w+", _UPDATED.sub(" ", _PUBLISHED.sub(" ", _without_time(rest))))) <= _OTHER_WORDS


def _without_time(text: str) -> str:
    return _BESIDE.sub(" ", _TIME.sub(" ", text))


def is_published(text: str) -> bool:
    """Whether a text says that something was published."""
    return bool(_PUBLISHED.search(text))


def is_date_of_change(text: str) -> bool:
    """Whether the first date in a text is the one on which something was changed."""
    before = _before(text)
    return bool(_UPDATED.search(before)) and not _PUBLISHED.search(before)


def is_today(text: str) -> bool:
    """Whether a line says which day it is today, for the reader of the page."""
    return bool(_TODAY.match(text))
