"""Dates as people write them, in words and figures, read as EDTF. A date with two possible meanings is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from builder.values.edtf import parse_edtf_or_none
from builder.values.month_names import month_names, month_names_of

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
_LAST = r"(?:\s?[-–/]\s?(?P<last>\d{1,2})(?:st|nd|rd|th|\.)?)?"
_OF = r"(?:of |de |d’|d')?"
_GLUED_TIME = r"(?:(?=\d)(?:[01]\d|2[0-3]):[0-5]\d)"
_ANY_YEAR, _RECENT = r"\d{4}", r"(?:19|20)\d\d"
"""Years in a text that is a date as a whole, and years of dates within a text, which has other numbers too."""
_BEFORE = re.compile(r"[./\-\dA-Za-zÀ-ɏ_]\Z")
_BEHIND = re.compile(r"[./-]\d|(?!T\d)[^\W\dA-ZÀ-Þ぀-ヿ가-힣一-鿿]|\d")
"""What makes figures a part of something else. A label before a date, or a headline behind it, may have no space
between, where elements of a page meet: “입력2024.05.04”, “04.05.2024Bridge”."""
_GLUED = re.compile(r"\d{1,2}([./])\d{1,2}\1(?:(?:19|20)\d\d|\d\d\d\d:\d\d)")
"""A date in figures that is plain even where a word has no space before it or behind it."""
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]{2}| [^\W\d_]\.)\Z")
_WORD_BEHIND = re.compile(r"[^\W\d_]{4}")
_MAY_BE_DATE = re.compile(r"(?:19|20)\d\d|\d\.\s?\d{1,2}\.\s?\d\d")
"""What any form has of a date within a text; most lines have none of it and need not be searched for each form."""
_CENTURY = 2000
"""What is added to a year of two figures; 1900 where that is 69 or more, as POSIX has it."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a text: its offsets, and the day, month or days that it is, as EDTF.

    ``edtf`` is empty if it can be read in two ways, the day first or the month first; these are the ``readings``.
    """

    start: int
    end: int
    edtf: str
    readings: tuple[str, ...] = ()


@cache
def _forms(names: tuple[str, ...], years: str) -> tuple[re.Pattern[str], ...]:
    """Return the forms that a date can have, with the given names of months; longer forms come first."""
    year = rf"(?P<year>{years})"
    name = rf"(?P<month>{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})\.?"
    return tuple(
        re.compile(form, re.IGNORECASE)
        for form in (
            rf"{year}(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)\s?(?P<day>\d{{1,2}})",
            rf"{year}\. (?P<month>\d{{1,2}})\. (?P<day>\d{{1,2}})",
            rf"{year}\s?[年년]\s?(?P<month>\d\d?)\s?[月월]\s?(?P<day>\d\d?)\s?[日일]",
            rf"{_DAY}{_LAST}(?:[\s-]+|(?<=\.)){_OF}(?:[^\W\d]+\s?/\s?)?{name},?[\s-]+{_OF}{year}",
            rf"{name}\s+{_DAY}{_LAST},?(?:\s+\d\d:\d\d(?::\d\d)?)?\s+{year}",
            rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{year}(?!:\d\d(?![\d:]))",
            rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?(?P<short>\d\d){_GLUED_TIME}?",
            rf"(?P<first>\d{{1,2}})(?P<sign>\s?[/|]\s?|-)(?P<second>\d{{1,2}})(?P=sign){year}",
            rf"{name},?\s+{_OF}{year}",
            rf"{year}[-/](?P<month>\d{{1,2}})",
        )
    )


_A_MONTH = 8
"""Which of the forms, and those after it, state no day."""
_A_BARE_MONTH = 9
"""Which of the forms is a month only where it is the whole text: 2024/05 is otherwise a number of something."""


def written_date_to_edtf(text: str, language: str = "en") -> str:
    """The date, or the days from one to another in a month, as EDTF; empty where it is no date or could be several.

    Names of months are read in English and in ``language``.
    """
    names = month_names(language)
    text = re.sub(r"^le (?=\d)", "", " ".join(text.split()))
    for form in _forms(tuple(names), _ANY_YEAR):
        if (match := form.fullmatch(text)) and "short" not in match.groupdict():
            return next(iter(_readings(match.groupdict(), names)), "") if "first" not in match.groupdict() else ""
    return ""


def written_dates(
    text: str, language: str = "", others: tuple[str, ...] = (), *, day_first: bool | None = None
) -> Iterator[WrittenDate]:
    """Return the dates in a text, in its order, ambiguous ones included.

    Args:
        text: the text.
        language: the language that it is in, if that is known.
        others: more languages in which months may be named.
        day_first: whether the day is first where a date has figures alone, if that is known.
    """
    names, every = _names(language, others)
    end = 0
    for match, is_month in sorted(_matches(text, every), key=lambda each: (each[0].start(), -each[0].end())):
        if match.start() < end:
            continue
        readings = _readings(match.groupdict(), names)
        if not readings or (is_month and re.search(r"\d\.?\s\Z", text[: match.start()])):
            continue  # “31 February 2024” is no month either
        end = match.end()
        if len(readings) > 1 and day_first is not None:
            readings = readings[:1] if day_first else readings[1:]
        yield WrittenDate(match.start(), end, readings[0] if len(readings) == 1 else "", readings)


@cache
def _names(language: str, others: tuple[str, ...]) -> tuple[Mapping[str, int], tuple[str, ...]]:
    """The months by their names, in the text’s own language first, and the names."""
    found = {**month_names_of(("en", *others)), **(month_names(language) if language else {})}
    return found, tuple(found)


def _matches(text: str, names: tuple[str, ...]) -> Iterator[tuple[re.Match[str], bool]]:
    if not _MAY_BE_DATE.search(text):
        return
    for at, form in enumerate(_forms(names, _RECENT)[:_A_BARE_MONTH]):
        for match in form.finditer(text):
            if not _is_part(text, match):
                yield match, at >= _A_MONTH


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Whether figures are a part of something else: of a number, a file name, an address."""
    before = bool(_BEFORE.search(text, 0, match.start()))
    behind = bool(_BEHIND.match(text, match.end()))
    if (before or behind) and _GLUED.fullmatch(match[0]):
        before = before and not _WORD_BEFORE.search(text[: match.start()])
        behind = behind and not _WORD_BEHIND.match(text, match.end())
    return before or behind


def _readings(parts: Mapping[str, str | None], names: Mapping[str, int]) -> tuple[str, ...]:
    """Return what a date can mean; an empty result if there is no such day."""
    if first := parts.get("first"):
        found = dict.fromkeys(
            _edtf(parts["year"] or "", int(month), day)
            for day, month in ((first, parts["second"] or ""), (parts["second"] or "", first))
        )
        return tuple(filter(None, found))
    year = parts.get("year") or _whole_year(parts.get("short") or "")
    name = (parts["month"] or "").casefold()
    month = int(name) if name.isdigit() else names.get(name, 0)
    days = [_edtf(year, month, day) for day in (parts.get("day"), parts.get("last"))]
    date = "/".join(days) if parts.get("last") else days[0]
    return (date,) if parse_edtf_or_none(date) else ()


def _whole_year(short: str) -> str:
    return str(int(short) + _CENTURY - (100 if int(short) >= 69 else 0))


def _edtf(year: str, month: int, day: str | None) -> str:
    date = f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")
    return date if parse_edtf_or_none(date) else ""
