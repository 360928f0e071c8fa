"""The words of the interface, and dates as a reader expects them.

Words live in the theme, a YAML file for each language, so that a language can be added without touching code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from string import Formatter
from typing import NamedTuple

from builder.values.amounts import Amount
from builder.values.edtf import EdtfDate, Point, parse_edtf_or_none
from builder.values.language_forms import format_number, plural_form, text_direction
from builder.values.text_file import Place

PLURAL_FORMS = ("zero", "one", "two", "few", "many", "other")
"""The plural forms that words can have. CLDR says which of them a language has; every language has the last."""


class MissingWordsError(Exception):
    """A template asks for words that no file of words has. The message names the key."""


class WordsFormatError(Exception):
    """Words contain a placeholder for which no value is given. ``place`` is where the words are."""

    def __init__(self, message: str, place: Place) -> None:
        super().__init__(message)
        self.place = place


class Phrase(NamedTuple):
    """Words for the interface, and where they were read."""

    text: str
    place: Place


@dataclass(frozen=True)
class InterfaceWords:
    """The words of one language, by dotted key."""

    language: str
    table: Mapping[str, Phrase]

    @property
    def direction(self) -> str:
        """How the language is written: ``ltr`` or ``rtl``."""
        return text_direction(self.language)

    def or_else(self, key: str, text: str) -> str:
        """Return the words for a key; ``text`` if the theme has none."""
        return self(key) if key in self.table else text

    def __call__(self, key: str, **values: object) -> str:
        """The words for a key, with ``{name}`` filled in.

        Raises:
            MissingWordsError: when there are no such words.
            WordsFormatError: when they want a value that is not given.
        """
        phrase = self.table.get(key)
        if phrase is None:
            raise MissingWordsError(f"there are no words “{key}”")
        if not values and "{" not in phrase.text and "}" not in phrase.text:  # most words, and looked up most often
            return phrase.text
        try:
            _check_placeholders(phrase.text)
            return phrase.text.format(**values)
        except (KeyError, IndexError, ValueError, AttributeError) as error:
            given = f"Given are {', '.join(values)}" if values else "Nothing is given"
            raise WordsFormatError(f"These words ask for {error}. {given}.", phrase.place) from error

    def count(self, key: str, number: int) -> str:
        """The words for a number of things, in the plural form that the language has for it."""
        form = f"{key}.{plural_form(self.language, number)}"
        return self(form if form in self.table else f"{key}.other", number=format_number(self.language, number))

    def number(self, number: float) -> str:
        """A number as the language writes it."""
        return format_number(self.language, number)

    def amount(self, amount: Amount, unit: str = "", approx: bool = False) -> str:
        """An amount in words, with its unit: “about 10,000 troops”, “at least 600”."""
        low, high = (None if end is None else self.number(end) for end in (amount.low, amount.high))
        if not amount.is_range:
            said = str(low)
        elif low is None or high is None:
            said = self("amount.at-most", number=high) if low is None else self("amount.at-least", number=low)
        else:
            said = self("amount.range", low=low, high=high)
        if approx:
            said = self("amount.about", amount=said)
        return self("amount.with-unit", amount=said, unit=unit) if unit else said

    def edition(self, edition: str) -> str:
        """Return an edition as readers see it: a date in words, or its name unchanged."""
        return self.date(parse_edtf_or_none(edition)) or edition

    def label(self, group: str, value: str) -> str:
        """Return the word for a value of the content model, such as a kind of note; else the value itself."""
        phrase = self.table.get(f"{group}.{value.replace(' ', '-')}")
        return phrase.text if phrase else value

    def title(self, kind: str, name: str) -> str:
        """The title of a record's page: its name, after its kind where the name alone would be taken for a fact.

        ``kind`` is the record's type; those with words under ``title`` have it in their titles: “Claim: …”.
        """
        key = f"title.{kind}"
        return self(key, name=name) if key in self.table else name

    def date(self, date: EdtfDate | None) -> str:
        """A date in words."""
        if date is None:
            return ""
        start, end = date.start, date.end
        if not date.is_interval and isinstance(start, Point):
            return self._marked(start)
        if not isinstance(start, Point):
            return self("date.until" if start == "open" else "date.unknown-start", date=self._end(end))
        if not isinstance(end, Point):
            return self("date.from" if end == "open" else "date.unknown-end", date=self._marked(start))
        return self._span(start, end)

    def _end(self, end: object) -> str:
        return self._marked(end) if isinstance(end, Point) else ""

    def _span(self, start: Point, end: Point) -> str:
        if start == end:
            return self._marked(start)
        plain = not (start.is_uncertain or start.is_approximate or end.is_uncertain or end.is_approximate)
        if plain and start.day and end.day and (start.year, start.month) == (end.year, end.month):
            return self("date.days", first=start.day, last=end.day, month=self._month(start), year=self._year(start))
        return self("date.interval", start=self._marked(start), end=self._marked(end))

    def _marked(self, point: Point) -> str:
        words = self._point(point)
        if point.is_approximate:
            words = self("date.about", date=words)
        return self("date.uncertain", date=words) if point.is_uncertain else words

    def _point(self, point: Point) -> str:
        year = self._year(point)
        if point.month is None:
            return year
        if point.month > 12:
            return self("date.month", month=self(f"season.{point.month}"), year=year)
        if point.day is None:
            return self("date.month", month=self._month(point), year=year)
        return self("date.day", day=point.day, month=self._month(point), year=year)

    def _month(self, point: Point) -> str:
        return self(f"month.{point.month}")

    def _year(self, point: Point) -> str:
        if point.spread == 10:
            return self("date.decade", year=point.year)
        if point.spread == 100:
            return self("date.century", year=point.year, last=point.year + 99)
        return self.year(point.year)

    def year(self, year: int) -> str:
        """A single year; 0 is the one before the first of our era."""
        return str(year) if year > 0 else self("date.before-christ", year=1 - year)


@lru_cache(maxsize=1024)
def _check_placeholders(text: str) -> None:
    """Check that placeholders are names alone.

    ``{name.attribute}`` would look into a value, and ``{name:99999}`` would fill the page with spaces.

    Raises:
        ValueError: when one is more, or braces are not closed.
    """
    for _, name, layout, conversion in Formatter().parse(text):
        if name is not None and (layout or conversion or not (name.isidentifier() or name.isdigit() or not name)):
            raise ValueError(f"more than a name in “{{{name}}}”")


def machine_date(date: EdtfDate | None) -> str:
    """Return the date for ``datetime`` of HTML's ``time`` element; an empty string if HTML cannot express it."""
    if date is None or date.is_interval or not isinstance(date.start, Point):
        return ""
    point = date.start
    if point.spread > 1 or (point.month or 0) > 12 or not 0 < point.year < 10000:
        return ""
    parts = [f"{point.year:04}"]
    if point.month:
        parts.append(f"{point.month:02}")
        if point.day:
            parts.append(f"{point.day:02}")
    return "-".join(parts)
