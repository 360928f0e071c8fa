"""When the markup of a page says that something was published: its metadata, and the attributes of its elements."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.clean.page_json_ld import JsonLdFacts
from builder.clean.text_dates import Reading
from builder.clean.timestamps import Timestamp, parse_timestamp

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
_VALUES = ("content", "datetime", "title")
"""Attributes that have the value of an element for programs."""


@dataclass(frozen=True, slots=True)
class Times:
    """When a page says that something was published, as programs may read it; each in the order of the page."""

    published: tuple[Timestamp, ...] = ()
    vague: tuple[Timestamp, ...] = ()
    """When something was made, changed or published: it is not said what."""
    elements: tuple[Timestamp, ...] = ()
    """The times of its elements ``time``, whatever they are of."""
    changed: tuple[Timestamp, ...] = ()


@dataclass
class PageDates:
    """What a page says of its time, as it is written there and in its order."""

    published: list[str] = field(default_factory=list)
    vague: list[str] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    _is_open: bool = False
    """Whether the text of the page that comes next is the value of an element that says when it was published."""

    def read_element(self, tag: str, given: Mapping[str, str]) -> None:
        """Take what an element says of its time."""
        self._is_open = False
        value = next(filter(None, map(given.get, _VALUES)), "")
        # RDFa and microdata name a property alike, with a prefix or without.
        name = next(filter(None, map(given.get, ("itemprop", "property", "name"))), "")
        plain = re.sub(r"[\W_]", "", name.lower())
        if plain.endswith("datepublished") or (tag == "time" and "pubdate" in given):
            self._is_open = not value
            self._add(self.published, value)
        elif tag == "meta" or "itemprop" in given or "property" in given:
            self._property(plain, value)
        elif tag == "time":
            changed = _CHANGED.search(re.sub(r"[\W_]", "", given.get("class", "").lower()))
            self._add(self.changed if changed else self.elements, value)

    def _property(self, name: str, value: str) -> None:
        if name in _VAGUE:
            self._add(self.vague, value)
        elif _PUBLISHED.search(name) and _A_TIME.search(name) and not _NOT_FIRST.search(name):
            self._add(self.published, value)
        elif _CHANGED.search(name):
            self._add(self.changed, value)

    def read_text(self, text: str) -> None:
        """Take the text of an element whose attributes do not say what it is there for."""
        if self._is_open and text.strip():
            self._add(self.published, text)
            self._is_open = False

    def with_linked(self, linked: JsonLdFacts) -> PageDates:
        """Return the dates with those of linked data, which come first if they say that they are of publication."""
        return PageDates(
            [*filter(None, [linked.published]), *self.published],
            [*self.vague, *filter(None, [linked.created])],
            self.elements,
            self.changed,
        )

    @staticmethod
    def _add(stamps: list[str], value: str) -> None:
        if value:
            stamps.append(value)

    def times(self, reading: Reading) -> Times:
        """What is said, without what is no date as programs or people write it."""
        kinds = (self.published, self.vague, self.elements, self.changed)
        return Times(*(tuple(filter(None, (parse_timestamp(value, reading) for value in kind))) for kind in kinds))
