"""Search records: one for each thing that search finds, and the writer that makes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from builder.meaning.site import Site
from builder.pages.bidi import is_same_language
from builder.pages.search_words import SearchWord, search_words_of_blocks
from builder.pages.timeline import year_words
from builder.values.edtf import EdtfDate, Point
from builder.values.interface_words import InterfaceWords
from builder.values.records import Article, Entry

SearchBlock = tuple[str, str]
"""A block of text as it is read, and words that are found in its place without being shown."""


@dataclass(frozen=True)
class SearchRecord:
    """One thing to find: where it is, what it is called, its text in blocks, and what is known of it.

    ``meta`` is searched as ``title`` is, each key with the weight that ``search.js`` gives it; ``shown`` is only shown.
    The values of ``filters`` and ``sort`` are Pagefind's filters and sort keys.
    """

    url: str
    title: str
    content: str = ""
    meta: Mapping[str, str] = field(default_factory=dict)
    filters: Mapping[str, str] = field(default_factory=dict)
    sort: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    blocks: Sequence[SearchBlock] = ()

    @cached_property
    def text(self) -> Sequence[SearchWord]:
        """The words of the text, for Pagefind and for readers."""
        return search_words_of_blocks(self.blocks or [(self.content, "")])

    @property
    def facts(self) -> dict[str, str]:
        """Everything that is shown with the text."""
        return {**({"title": self.title} if self.title else {}), **self.meta, **self.shown}


class SearchWriter:
    """Makes search records."""

    def __init__(self, site: Site, words: InterfaceWords) -> None:
        self.site, self.words = site, words

    def facts(self, article: Article) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
        """Meta data, filters and sort keys that an article and its notes share."""
        publisher = " ".join(article.publisher.split())  # a line break in it would make two of one
        meta = {"publisher": publisher, "date": self.words.date(article.published)}
        filters = {"publisher": _filterable(publisher), "year": self.year(article.published)}
        sort = (
            {"date": "{:05}-{:02}-{:02}".format(*article.published.earliest)}
            if article.published and article.published.earliest[0] > 0
            else {}
        )
        return given_words(meta), given_words(filters), sort

    def foreign(self, article: Article) -> dict[str, str]:
        """The language of an article's words, where it is another than the site's."""
        same = is_same_language(article.language, self.words.language)
        return {} if same or not article.language else {"language": article.language}

    def year(self, date: EdtfDate | None) -> str:
        return "" if date is None else year_words(date, self.words)

    def of_document(self, owner: str, key: str) -> list[tuple[int, str]]:
        """The blocks of a text, each with its number."""
        linked = self.site.text(owner, key)
        document = linked.document if linked else None
        return [(block.number, document.text[block.start : block.end]) for block in document.blocks] if document else []

    def blocks(self, owner: str, numbered: Iterable[tuple[int, str]]) -> Sequence[SearchBlock]:
        """Blocks in which the entries that a record names are found by all of their names.

        A name is put behind the block that the entry is first named in, so that it parts no words of a phrase.
        """
        given = [(number, text) for number, text in numbered if text.strip()]
        whole = "\n".join(text for _, text in given)
        places = {number: place for place, (number, _) in reversed([*enumerate(given)])}
        also: dict[int, list[str]] = {}
        for entry, block in self.site.entries_named_by(owner).items():
            other = [name for name in self._names(entry) if name not in whole]
            also.setdefault(places.get(block, len(given) - 1), []).extend(other)
        if not given:
            return [("", " ".join(name for names in also.values() for name in names))] if any(also.values()) else ()
        return [(text, " ".join(also.get(place, ()))) for place, (_, text) in enumerate(given)]

    def _names(self, identifier: str) -> tuple[str, ...]:
        entry = self.site.registry.records[identifier]
        return (entry.name, *entry.aliases) if isinstance(entry, Entry) else ()


def date_digits(date: EdtfDate | None) -> str:
    """Return the ends of a date in digits, so that a reader who types an ISO 8601 date finds it.

    A year alone is in the words of the date already, but not with its zeros: 0079, -0043.
    """
    points = [point for point in (date.start, date.end) if isinstance(point, Point)] if date else []
    exact = [point for point in points if (point.month or 0) <= 12 and point.spread == 1]
    return " ".join(dict.fromkeys(written for point in exact if (written := _digits(point))))


def _digits(point: Point) -> str:
    if point.month and point.year > 0:
        return f"{point.year:04}{point.month:02}" + (f"{point.day:02}" if point.day else "")
    return f"{abs(point.year):04}" if point.year < 1000 and not point.month else ""


def _filterable(value: str) -> str:
    """The value with look-alikes of two signs that Pagefind 1.5 takes for its own, so that it would find nothing."""
    return re.sub('"([^"]*)"', "“\\1”", value).replace('"', "”").replace("\\", "∖")


def given_words(values: dict[str, str]) -> dict[str, str]:
    """The values that are not empty."""
    return {key: value for key, value in values.items() if value}
