"""When the markup of a page says that something was published: its metadata, and the attributes of its elements."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.clean.dates import stated_date
from builder.clean.moments import Moment, moment

_PUBLISHED = re.compile(r"publish|pubdate|publication(?:date|time)|issued|datepub|posted")
_NOT_FIRST = re.compile(r"modif|updat|last|revis|expir|state?us")
_A_TIME = re.compile(r"date|time|issued|published|publishdate|posted|at\Z")
_VAGUE = frozenset({"date", "dcdate", "dctermsdate", "dccreated", "dcdatecreated", "articledate", "pdate"})
"""Names of metadata that programs give to the last change as well, and to the day on which a page was asked for."""
_VALUES = ("content", "datetime", "title")
"""Attributes that have the value of an element for programs."""


@dataclass
class Stamps:
    """What a page says of its time, in its order."""

    published: list[Moment] = field(default_factory=list)
    vague: list[Moment] = field(default_factory=list)
    _is_open: bool = False
    """Whether the text of the page that comes next is the value of an element that says when it was published."""

    def read_element(self, tag: str, given: Mapping[str, str]) -> None:
        """Take what an element says of its time."""
        self._is_open = False
        value = next(filter(None, map(given.get, _VALUES)), "")
        if given.get("itemprop", "").lower() == "datepublished" or (tag == "time" and "pubdate" in given):
            self._is_open = not value
            self._add(self.published, value)
        elif tag == "meta":
            names = (given.get("property"), given.get("name"), given.get("itemprop"))
            name = re.sub(r"[\W_]", "", next(filter(None, names), "").lower())
            if name in _VAGUE:
                self._add(self.vague, value)
            elif _PUBLISHED.search(name) and _A_TIME.search(name) and not _NOT_FIRST.search(name):
                self._add(self.published, value)

    def read_text(self, text: str) -> None:
        """Take the text of an element whose attributes do not say what it is there for."""
        if self._is_open and text.strip():
            self._add(self.published, text)
            self._is_open = False

    @staticmethod
    def _add(stamps: list[Moment], value: str) -> None:
        if found := moment(value) or moment(stated_date(value)):
            stamps.append(found)
