"""The dates that a text states. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError

from builder.clean.language import weight
from builder.clean.lines import is_caption, is_prose
from builder.clean.phrases import alternatives, anywhere, function_words

DATE = "date line"

_MORE = tuple("de-AT en-GB cs da el fi hr hu id lt lv nb ro sk sl sv tr".split())
"""Languages, and regions where months have other names than in the rest of their language, of which no file is here."""


def _months() -> dict[str, int]:
    """The number of each month by its names and abbreviations, as the Unicode CLDR has them."""
    found: dict[str, int] = {}
    for tag in (*function_words(), *_MORE):
        for forms in Locale.parse(tag, sep="-").months.values():
            for kind in ("wide", "abbreviated"):
                found |= {name.lower().rstrip("."): number for number, name in forms[kind].items()}
    return found


_MONTH_OF = _months()
_NAME = rf"(?P<month>{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º)?\.?"
_DATES = tuple(
    re.compile(rf"(?<![\w./-]){pattern}(?!\w|[./-]\d)", re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ]\d\d:\d\d\S*)?",
        rf"{_YEAR}[/.](?P<month>\d\d?)[/.](?P<day>\d\d?)",
        rf"{_NAME}\s+{_DAY},?\s+{_YEAR}",
        rf"{_DAY}(?:\s+de)?[\s-]+{_NAME}(?:\s+de|,)?[\s-]+{_YEAR}",
        rf"(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?{_YEAR}",
        rf"(?P<first>\d\d?)([/-])(?P<second>\d\d?)\2{_YEAR}",
        rf"(?<!\d\s)(?<!\d\.\s){_NAME},?\s+(?:de\s+)?{_YEAR}",
    )
)
_DATES = (*_DATES, re.compile(rf"{_YEAR}\s?[年년]\s?(?P<month>\d\d?)\s?[月월]\s?(?P<day>\d\d?)\s?[日일]"))
_PUBLISHED = anywhere("published")
_UPDATED = anywhere("updated")
_BY = re.compile(rf"\W*{alternatives('by')}\b", re.IGNORECASE)
_PIECE = re.compile(r"\s[|·•/–—]\s")
"""What stands between the pieces of a line about an article: “Jo Doe | 4 May 2024”."""
WORDS_BEFORE = 1
"""How many words a line has before its date at the most that belong to the date: “on”, “le”."""
_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d\d\b|\b(?:[ap]\.?m\.?|[A-Z]{2,4}T?|UTC|Uhr|at|on|um|à|a las|в)\b|"
    r"[+-]\d\d:?\d\d|\b\w{2,9}day\b"
)


def stated_date(text: str, language: str = "") -> str:
    """The first date in a text as ISO 8601, a month where no day is stated; empty where it is not plain.

    The ``language`` tells whether the day or the month is first, where figures alone stand; English is both.
    """
    found = [(match.start(), match.groupdict()) for pattern in _DATES if (match := pattern.search(text))]
    for _, parts in sorted(found, key=lambda each: each[0]):
        stated = _iso(parts, _day_is_first(language))
        if stated:
            return stated
    return ""


def _before(text: str) -> str:
    """What stands before the first date in a text; all of it where there is none."""
    return text[: min((match.start() for pattern in _DATES if (match := pattern.search(text))), default=len(text))]


def before_date(text: str) -> str:
    """What stands before the first date in a text, and before the words that belong to the date: “on”, “le”."""
    before = _before(text)
    return re.sub(r"\W*(?:\s+[^\W\d_A-Z]+)*\W*$", "", before) if before != text else text


def behind_date(text: str) -> str:
    """What stands behind the date that opens a line, or that says when something was published; else nothing."""
    found = min(filter(None, (pattern.search(text) for pattern in _DATES)), key=re.Match.start, default=None)
    before = _TIME.sub(" ", _PUBLISHED.sub(" ", _before(text)))
    return text[found.end() :] if found and len(before.split()) <= WORDS_BEFORE else ""


@cache
def _day_is_first(language: str) -> bool:
    """Whether a language writes the day before the month, as the Unicode CLDR has it; English as such does both."""
    if not language or language.lower() == "en":
        return False
    try:
        short = str(Locale.parse(language, sep="-").date_formats["short"].pattern)
    except (UnknownLocaleError, ValueError):
        return False
    return 0 <= short.find("d") < short.find("M")


def _iso(parts: dict[str, str | None], day_is_first: bool) -> str:
    year = int(parts["year"] or 0)
    if "first" in parts:
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        if first > 12 >= second or (day_is_first and second <= 12):
            day, month = first, second
        elif second > 12 >= first:
            day, month = second, first
        else:
            return ""  # which is the day is nowhere said
    else:
        name = (parts["month"] or "").lower()
        month = int(name) if name.isdigit() else _MONTH_OF[name]
        if "day" not in parts:
            return f"{year}-{month:02d}"
        day = int(parts["day"] or 0)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


DAY = "2024-05-04"
"""How long a whole date is."""
OVER = 4
"""How many lines over its headline the date of an article stands at the most; one farther up is the day of reading."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A date that a line near the head or the end of an article states, and how likely it is the article's."""

    rank: int
    """0 where the line says that it was published then, 3 where it says that it was changed; 1 below the headline, 2
    above it."""
    date: str
    place: int
    is_alone: bool
    """Whether the line is there for the date alone."""


def published(
    texts: Sequence[str], first: int, end: int, headline: int = 0, language: str = ""
) -> tuple[str, list[int]]:
    """The date of the article and the places of lines that are there for dates alone.

    Args:
        texts: the lines.
        first: where the article's text begins.
        end: where it ends.
        headline: where its headline stands.
        language: the language it is in.
    """
    found = list(shown(texts, first, end, headline, language))
    near = [each for each in found if each.rank == 0 or each.place >= headline - OVER]
    best = min(near, key=lambda each: each.rank + 2 * (len(each.date) < len(DAY)), default=None)
    return best.date if best else "", [each.place for each in found if each.is_alone]


def shown(texts: Sequence[str], first: int, end: int, headline: int, language: str) -> Iterator[Shown]:
    """The dates that lines near the head of an article and behind its end state of it."""
    early = _third_prose(texts, first, end)
    for place in (*range(early), *range(max(end, early), min(end + 5, len(texts)))):
        text = texts[place]
        if weight(text) > 20 or is_prose(text) or text.startswith("©"):
            continue
        stated = stated_date(text, language)
        labelled = bool(_PUBLISHED.search(text))
        changed = is_changed(text)
        if not stated or (place >= end and not labelled and not changed):
            continue
        if not (labelled and weight(text) <= 14) and not is_date(text) and not _of_byline(text, place, headline):
            continue
        rank = 0 if labelled else 3 if changed else 2 if place < headline else 1
        yield Shown(rank, stated, place, is_date(text) or weight(text) <= 6)


def _of_byline(text: str, place: int, headline: int) -> bool:
    """Whether a line below the headline begins with who wrote the article or the date, or ends with it after a bar."""
    pieces = _PIECE.split(text)
    return (
        place >= headline
        and not is_caption(text)
        and (bool(_BY.match(text)) or not before_date(text) or (len(pieces) > 1 and is_date(pieces[-1])))
    )


def _third_prose(texts: Sequence[str], first: int, end: int) -> int:
    """Where the third paragraph is: what is stated of an article stands before that."""
    prose = [place for place in range(first, min(end, first + 30)) if is_prose(texts[place])]
    return prose[2] if len(prose) > 2 else min(end, first + 30)


def is_date(text: str) -> bool:
    """Whether a date is most of what a line says: a heading may name a date too."""
    rest = text
    for pattern in _DATES:
        rest = pattern.sub(" ", rest)
    rest = _TIME.sub(" ", rest)
    return len(re.findall(r"\w+", _UPDATED.sub(" ", _PUBLISHED.sub(" ", rest)))) <= 4


def is_changed(text: str) -> bool:
    """Whether the first date in a text is the one on which something was changed."""
    return bool(_UPDATED.search(_before(text)))
