"""Read the dates in the markup of a page: in its metadata, and in the attributes of its elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from builder.clean.item_scopes import ItemScopes, Scope
from builder.clean.page_json_ld import JsonLdFacts
from builder.clean.text_dates import Reading
from builder.clean.timestamps import Timestamp, parse_timestamp, zone_of_values

_PUBLISHED = re.compile(
    r"publish|pubdate|publication(?:date|time)|issued|datepub|posted|releasedate|uploaded|\A(?:sailthru|cxenseparse)date"
)
_NOT_FIRST = re.compile(r"modif|updat|last|revis|expir|state?us|recs")
_CHANGED = re.compile(r"modif|updat|lastmod|revised")
_A_TIME = re.compile(r"date|time|issued|published|publishdate|posted|uploaded|at\Z")
_VAGUE = frozenset(
    "date dcdate dctermsdate dccreated dctermscreated dcdatecreated articledate pdate datecreated uploaddate created "
    "creationdate articlecreated".split()
)
"""Names of metadata that programs give to the last change as well, and to the day on which a page was asked for."""
_DAY = len("2024-05-04")
_VALUES = ("content", "datetime", "title")
"""Attributes with the value of an element for programs."""


@dataclass(frozen=True, slots=True)
class Times:
    """The dates in the markup of a page, each in the order of the page."""

    published: tuple[Timestamp, ...] = ()
    vague: tuple[Timestamp, ...] = ()
    """Dates of creation, change or publication: the page does not state which."""
    elements: tuple[Timestamp, ...] = ()
    """The values of its ``time`` elements, whatever they refer to."""
    changed: tuple[Timestamp, ...] = ()


@dataclass
class PageDates:
    """The dates in the markup of a page, as they are written, in the order of the page."""

    published: list[tuple[str, Scope]] = field(default_factory=list)
    """Each with the items of the page that it is in."""
    vague: list[str] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    scopes: ItemScopes = field(default_factory=ItemScopes)
    _first_published: str = ""
    """What ``article:published_time`` says."""
    _is_open: bool = False
    """Whether the next text of the page is the value of an element for the date of publication."""

    def read_element(self, tag: str, given: Mapping[str, str]) -> None:
        """Read the date in the attributes of an element."""
        self._is_open = False
        self.scopes.start_element(tag, given)
        value = next(filter(None, map(given.get, _VALUES)), "")
        # RDFa and microdata use the same names for properties, with or without a prefix.
        name = next(filter(None, map(given.get, ("itemprop", "property", "name"))), "")
        plain = re.sub(r"[\W_]", "", name.lower())
        if plain.endswith("datepublished") or (tag == "time" and "pubdate" in given):
            self._is_open = not value
            self._publish(value)
        elif tag == "meta" or "itemprop" in given or "property" in given:
            self._property(plain, value)
        elif tag == "time":
            changed = _CHANGED.search(re.sub(r"[\W_]", "", given.get("class", "").lower()))
            self._add(self.changed if changed else self.elements, value)

    def _property(self, name: str, value: str) -> None:
        if name in _VAGUE:
            self._add(self.vague, value)
        elif _PUBLISHED.search(name) and _A_TIME.search(name) and not _NOT_FIRST.search(name):
            self._publish(value)
            if name == "articlepublishedtime":
                self._first_published = self._first_published or value
        elif _CHANGED.search(name):
            self._add(self.changed, value)

    def read_text(self, text: str) -> None:
        """Read the text of an element for the date of publication without a value in its attributes."""
        if self._is_open and text.strip():
            self._publish(text)
            self._is_open = False

    def end_element(self, tag: str) -> None:
        """Close what an element opened."""
        self.scopes.end_element(tag)

    def _publish(self, value: str) -> None:
        if value:
            self.published.append((value, self.scopes.scope))

    def _of_article(self) -> list[str]:
        """Those times of publishing that are not of other items of the page, as teasers and comments are."""
        own = [value for value, scope in self.published if self.scopes.is_of_headline(scope)]
        other = {value[:_DAY] for value, scope in self.published if not self.scopes.is_of_headline(scope)}
        return own if own or len(other) > 1 else [value for value, _ in self.published]

    def _not_changed(self, values: Iterable[str]) -> list[str]:
        """Leave out the days of a later change, if ``article:published_time`` says an earlier day."""
        first = self._first_published[:_DAY]
        later = {value[:_DAY] for value in self.changed if first and value[:_DAY] > first}
        return [value for value in values if value[:_DAY] not in later]

    def with_linked(self, linked: JsonLdFacts) -> PageDates:
        """Return the dates with those of linked data, which come first if they say that they are of publication.

        Those of other items of the page, and those that are of a change, are left out.
        """
        published = self._not_changed([*filter(None, [linked.published]), *self._of_article()])
        return PageDates(
            [(value, ()) for value in published],
            [*self.vague, *filter(None, [linked.created])],
            self.elements,
            self.changed,
        )

    @staticmethod
    def _add(stamps: list[str], value: str) -> None:
        if value:
            stamps.append(value)

    def times(self, reading: Reading) -> Times:
        """Return the dates that the page gives, without values that are not dates.

        If other times of the page have one offset from Greenwich, times of Greenwich get their day in that zone.
        """
        published = [value for value, _ in self.published]
        zone = zone_of_values([*published, *self.vague, *self.changed])
        parsed = (
            tuple(filter(None, (parse_timestamp(value, reading) for value in kind)))
            for kind in (published, self.vague, self.elements, self.changed)
        )
        return Times(*(tuple(stamp.at_zone(zone) for stamp in kind) if zone else kind for kind in parsed))
