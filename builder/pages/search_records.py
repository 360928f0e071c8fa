"""What search finds: a record for every page and every note, from what readers may see and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from builder.meaning.registry import shortened
from builder.meaning.site import Site
from builder.pages.addresses import FRONT_PATH, address_of, path_of
from builder.pages.bidi import same_language
from builder.pages.search_words import Piece, passage
from builder.pages.timeline import year_words
from builder.pages.words import Words
from builder.values.edtf import EdtfDate, Point
from builder.values.records import Article, Judgement

Block = tuple[str, str]
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
    blocks: Sequence[Block] = ()

    @cached_property
    def text(self) -> Sequence[Piece]:
        """The words of the text, for Pagefind and for readers."""
        return passage(self.blocks or [(self.content, "")])

    @property
    def facts(self) -> dict[str, str]:
        """All that is shown beside the text."""
        return {**({"title": self.title} if self.title else {}), **self.meta, **self.shown}


def search_records(site: Site, words: Words) -> list[SearchRecord]:
    """All that can be found, sorted by address, so that the index does not depend on any other order."""
    return sorted(_Records(site, words).all(), key=lambda record: record.url)


class _Records:
    """Makes records of a site; ``mentioned`` tells which entries a text names, and in which of its blocks."""

    def __init__(self, site: Site, words: Words) -> None:
        self.site, self.words = site, words
        self.mentioned: dict[str, dict[str, int]] = {}
        self.names = {entry.id: (entry.name, *entry.aliases) for entry in site.briefing.entries}
        for entry in self.names:
            for link in site.pointing_at(entry):
                self.mentioned.setdefault(link.source, {}).setdefault(entry, link.block)

    def all(self) -> Iterator[SearchRecord]:
        yield from self.articles()
        yield from self.notes()
        yield from self.entries()
        yield from self.events()
        yield from self.conclusions()
        yield from self.pages()

    def articles(self) -> Iterator[SearchRecord]:
        for readable in self.site.articles:
            article = readable.article
            meta, filters, sort = self.facts(article)
            yield SearchRecord(
                path_of(article),
                article.title,
                meta=_given({**meta, "authors": ", ".join(article.authors), "day": days(article.published)}),
                filters={"type": "article", **filters},
                sort=sort,
                shown=self.foreign(article),
                blocks=self.blocks(article.id, self.of_document(article.id, "body")),
            )

    def notes(self) -> Iterator[SearchRecord]:
        registry = self.site.registry
        for readable in self.site.articles:
            meta, filters, sort = self.facts(readable.article)
            for anchored in readable.notes:
                note = anchored.note
                # A title counts for more than a text; a note has words instead, so that a name's bearer comes first.
                passages = registry.words(note.full_id)
                earlier = [(0, each.quote) for each in registry.earlier(note.full_id)]
                shown = registry.quoted(shortened(passages[0])) if passages else self.words.label("kind", note.kind)
                yield SearchRecord(
                    address_of(registry, note.full_id),
                    "",
                    meta=meta,
                    shown={"words": shown, **self.foreign(readable.article)},
                    filters={"type": "note", "kind": note.kind, **filters},
                    sort=sort,
                    blocks=self.blocks(
                        note.full_id,
                        [*((0, text) for text in passages), *self.of_document(note.full_id, "text"), *earlier],
                    ),
                )

    def entries(self) -> Iterator[SearchRecord]:
        for entry in self.site.briefing.entries:
            yield SearchRecord(
                path_of(entry),
                entry.name,
                meta=_given({"aliases": ", ".join(entry.aliases), "name": entry.name}),
                filters={"type": entry.type},
                blocks=self.blocks(
                    entry.id, [*self.of_document(entry.id, "summary"), *self.of_document(entry.id, "text")]
                ),
            )

    def events(self) -> Iterator[SearchRecord]:
        for event in self.site.briefing.events:
            yield SearchRecord(
                path_of(event),
                event.title,
                meta=_given({"date": self.words.date(event.date), "day": days(event.date)}),
                filters=_given({"type": "event", "year": self.year(event.date)}),
                blocks=self.blocks(event.id, self.of_document(event.id, "summary")),
            )

    def conclusions(self) -> Iterator[SearchRecord]:
        for claim in self.site.briefing.claims:
            positions = [
                (0, f"{self.site.registry.name(position.who.target)} {self.words.label('stance', position.stance)}")
                for position in claim.positions
            ]
            yield SearchRecord(
                path_of(claim), claim.statement, filters={"type": "claim"}, blocks=self.blocks(claim.id, positions)
            )
        for judgement in self.site.briefing.judgements:
            yield SearchRecord(
                path_of(judgement), judgement.statement, filters={"type": "judgement"}, blocks=self.how_sure(judgement)
            )

    def how_sure(self, judgement: Judgement) -> Sequence[Block]:
        """A judgement's likelihood and confidence, found by the directive's other words for the likelihood as well."""
        likelihood = self.words.label("likelihood", judgement.likelihood)
        other = self.words.label("likelihood-too", judgement.likelihood)
        return [(likelihood, other.lower()), (self.words.label("confidence", judgement.confidence), "")]

    def pages(self) -> Iterator[SearchRecord]:
        briefing = self.site.briefing
        description = [(0, briefing.settings.description)]
        if briefing.settings.description and not any(path_of(page) == FRONT_PATH for page in briefing.pages):
            yield SearchRecord(
                FRONT_PATH, briefing.settings.title, filters={"type": "page"}, blocks=self.blocks("", description)
            )
        for page in briefing.pages:
            text = self.of_document(page.id, "text")
            yield SearchRecord(
                path_of(page),
                page.title,
                filters={"type": "page"},
                blocks=self.blocks(page.id, [*description * (path_of(page) == FRONT_PATH), *text]),
            )

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
        return _given(meta), _given(filters), sort

    def foreign(self, article: Article) -> dict[str, str]:
        """The language of an article's words, where it is another than the site's."""
        same = same_language(article.language, self.words.language)
        return {} if same or not article.language else {"language": article.language}

    def year(self, date: EdtfDate | None) -> str:
        return "" if date is None else year_words(date, self.words)

    def of_document(self, owner: str, key: str) -> list[tuple[int, str]]:
        """The blocks of a text, each with its number."""
        linked = self.site.text(owner, key)
        document = linked.document if linked else None
        return [(block.number, document.text[block.start : block.end]) for block in document.blocks] if document else []

    def blocks(self, owner: str, numbered: Iterable[tuple[int, str]]) -> Sequence[Block]:
        """Blocks in which the entries that a record names are found by all of their names.

        A name is put behind the block that the entry is first named in, so that it parts no words of a phrase.
        """
        given = [(number, text) for number, text in numbered if text.strip()]
        whole = "\n".join(text for _, text in given)
        places = {number: place for place, (number, _) in reversed([*enumerate(given)])}
        also: dict[int, list[str]] = {}
        for entry, block in self.mentioned.get(owner, {}).items():
            other = [name for name in self.names[entry] if name not in whole]
            also.setdefault(places.get(block, len(given) - 1), []).extend(other)
        if not given:
            return [("", " ".join(name for names in also.values() for name in names))] if any(also.values()) else ()
        return [(text, " ".join(also.get(place, ()))) for place, (_, text) in enumerate(given)]


def days(date: EdtfDate | None) -> str:
    """The ends of a date in digits, as a reader begins to type it who writes dates as ISO 8601 does."""
    points = [point for point in (date.start, date.end) if isinstance(point, Point)] if date else []
    exact = [point for point in points if point.month and point.month <= 12 and point.spread == 1 and point.year > 0]
    return " ".join(
        dict.fromkeys(f"{point.year:04}{point.month:02}" + (f"{point.day:02}" if point.day else "") for point in exact)
    )


def _filterable(value: str) -> str:
    """The value with look-alikes of two signs that Pagefind 1.5 takes for its own, so that it would find nothing."""
    return re.sub('"([^"]*)"', "“\\1”", value).replace('"', "”").replace("\\", "∖")


def _given(values: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in values.items() if value}
