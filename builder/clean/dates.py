"""The dates that a text states. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from builder.clean.language import weight
from builder.clean.lines import is_caption, is_prose
from builder.clean.phrases import alternatives, anywhere, function_words, words
from builder.values.day_order import day_is_first
from builder.values.written_dates import WrittenDate, written_dates

DATE = "date line"

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


@dataclass(frozen=True, slots=True)
class Reading:
    """How the dates of a page are read: in which language, and whether figures alone have the day first."""

    language: str = ""
    day_first: bool | None = None

    def dates(self, text: str) -> Iterator[WrittenDate]:
        """The dates in a text, those too that could be two."""
        known = day_is_first(self.language) if self.day_first is None else self.day_first
        # What tags say of America is a default of programs: it is no evidence alone.
        known = known or self.day_first
        return written_dates(text, self.language, month_languages(), day_first=known)

    def first(self, text: str) -> str:
        """The first date in a text as ISO 8601, a month where no day is stated; empty where none is plain."""
        return next((each.edtf for each in self.dates(text) if each.edtf and "/" not in each.edtf), "")


def stated_date(text: str, language: str = "") -> str:
    """The first date in a text as ISO 8601, a month where no day is stated; empty where none is plain."""
    return Reading(language).first(text)


@cache
def month_languages() -> tuple[str, ...]:
    """The languages in which months may be named, as tags: those that are known, and more."""
    return tuple(sorted({*function_words(), *words("month_languages")}))


def _span(text: str) -> tuple[int, int]:
    """From where to where the first date in a text is; its end twice where there is none."""
    return next(((each.start, each.end) for each in Reading().dates(text)), (len(text), len(text)))


def _before(text: str) -> str:
    """What is before the first date in a text; all of it where there is none."""
    return text[: _span(text)[0]]


def before_date(text: str) -> str:
    """What is before the first date in a text, and before the words that belong to the date: “on”, “le”."""
    before = _before(text)
    return re.sub(r"\W*(?:\s+[^\W\d_A-Z]+)*\W*$", "", before) if before != text else text


def behind_date(text: str) -> str:
    """What is behind the date that opens a line, or that says when something was published; else nothing."""
    before = _TIME.sub(" ", _PUBLISHED.sub(" ", _before(text)))
    return text[_span(text)[1] :] if len(before.split()) <= WORDS_BEFORE else ""


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
    found = list(Reading().dates(text))
    starts, ends = [each.start for each in found], [each.end for each in found]
    rest = " ".join(text[end:start] for end, start in zip([0, *ends], [*starts, len(text)], strict=True))
    rest = _TIME.sub(" ", rest)
    return len(re.findall(r"\w+", _UPDATED.sub(" ", _PUBLISHED.sub(" ", rest)))) <= 4


def is_changed(text: str) -> bool:
    """Whether the first date in a text is the one on which something was changed."""
    return bool(_UPDATED.search(_before(text)))
