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
_UPDATED_FIRST = line_start_pattern("updated")
_BESIDE = search_pattern("beside_dates")
_TODAY = line_start_pattern("today")
_OTHER_WORDS = 4
"""The most other words of a line that is only there for its date."""
_WORDS_BEFORE = 1
"""The most words before a date that belong to it: “on”, “le”."""
_TIME = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b(?:[ap]\.?m\.?|[A-Z]{2,4}T?)\b|[+-]\d\d:?\d\d|\b\w{2,9}day\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """How the dates of a page are read: in which language, and whether the day is first in 04/05/2024."""

    language: str = ""
    day_first: bool | None = None

    def dates(self, text: str) -> Iterator[WrittenDate]:
        """Return the dates in a text, including those that could be two."""
        known = self.day_first
        if known is None:  # that a tag has the month first is a default of programs, and no evidence alone
            known = day_is_first(self.language) or None
        return written_dates(text, self.language, _month_languages(), day_first=known)

    def first(self, text: str) -> str:
        """Return the first unambiguous date as ISO 8601, or a month without a day; an empty string if there is none."""
        return next((each.edtf for each in self.dates(text) if each.edtf and "/" not in each.edtf), "")


def parse_stated_date(text: str, language: str = "") -> str:
    """Return the first unambiguous date as ISO 8601, or a month without a day; an empty string if there is none."""
    return Reading(language).first(text)


@cache
def _month_languages() -> tuple[str, ...]:
    """The tags of the languages in which names of months are read."""
    return tuple(sorted({*frequent_words_by_language(), *word_set("month_languages")}))


def _span(text: str) -> tuple[int, int]:
    """Return the start and end of the first date in a text; twice the end of the text if there is none."""
    return next(((each.start, each.end) for each in Reading().dates(text)), (len(text), len(text)))


def _before(text: str) -> str:
    """Return what is before the first date in a text; the whole text if there is none."""
    return text[: _span(text)[0]]


def text_before_date(text: str) -> str:
    """Return what is before the first date in a text, without the words that belong to the date: “on”, “le”."""
    before = _before(text)
    return re.sub(r"\W*(?:\s+[^\W\d_A-Z]+)*\W*$", "", before) if before != text else text


def text_after_date(text: str) -> str:
    """Return what follows a date at the beginning of a line, or after “published”; else an empty string."""
    before = _without_time(_PUBLISHED.sub(" ", _before(text)))
    return text[_span(text)[1] :] if len(before.split()) <= _WORDS_BEFORE else ""


def is_date_line(text: str) -> bool:
    """Whether a line is mostly a date, unlike a heading with a date."""
    found = list(Reading().dates(text))
    starts, ends = [each.start for each in found], [each.end for each in found]
    rest = " ".join(text[end:start] for end, start in zip([0, *ends], [*starts, len(text)], strict=True))
    return len(re.findall(r"\w+", _UPDATED.sub(" ", _PUBLISHED.sub(" ", _without_time(rest))))) <= _OTHER_WORDS


def is_only_date(text: str) -> bool:
    """Whether a line has nothing but a date, the time of day and “published”, also if it ends as a sentence does."""
    start, end = _span(text)
    rest = _PUBLISHED.sub(" ", _without_time(f"{text[:start]} {text[end:]}"))
    return start != end and not any(map(str.isalnum, rest))


def _without_time(text: str) -> str:
    return _BESIDE.sub(" ", _TIME.sub(" ", text))


def is_published(text: str) -> bool:
    """Whether a text has a word for “published”."""
    return bool(_PUBLISHED.search(text))


def is_date_of_change(text: str) -> bool:
    """Whether the first date in a text is the date of a change."""
    before = _before(text)
    return bool(_UPDATED.search(before)) and not _PUBLISHED.search(before)


def labels_change(label: str) -> bool:
    """Whether a line says that the date on the next line is that of a change: “Last change”, “Updated:”.

    It begins with that, or is open at its end: a menu may have an entry “Harbour-Update”.
    """
    return bool(_UPDATED_FIRST.match(label)) or (label.rstrip().endswith(":") and is_date_of_change(label))


def is_today(text: str) -> bool:
    """Whether a line states the day on which the page is read."""
    return bool(_TODAY.match(text))
