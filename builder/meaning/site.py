"""The connected briefing: every text with its links, every record with what points at it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from builder.meaning.anchor import Anchored
from builder.meaning.linking import LinkedText, OutgoingLink, link_mentions
from builder.meaning.mentions import RecordText, mentions_by_text
from builder.meaning.names import Mention, NameFinder
from builder.meaning.origins import OriginFinder
from builder.meaning.registry import RecordRegistry
from builder.meaning.rights import VisibleArticle
from builder.meaning.sentences import Sentence
from builder.reading.markdown import markdown_problems, parse_prose, reference_place
from builder.values.briefing import Briefing, UnreadContent
from builder.values.document import Document
from builder.values.problems import Problem
from builder.values.progress import Progress, ignore_progress
from builder.values.records import Entry
from builder.values.references import Prose, Ref
from builder.values.vocabulary import ENTRY_TYPES


@dataclass(frozen=True, slots=True)
class Backlink:
    """Who points at a record: a record or note, in which role, in which sentence, in which block of its text.

    Roles are ``mention`` and ``reference`` for places in a text, and the key of the content model for the rest.
    """

    source: str
    role: str
    sentence: Sentence | None = None
    block: int = 0


class UsageCount(NamedTuple):
    """In how many places a record or a note is used, and in how many articles."""

    places: int = 0
    articles: int = 0


@dataclass(frozen=True)
class Site:
    """A briefing as its pages need it. ``texts`` is keyed by the id of a record and the key of its text."""

    briefing: Briefing
    registry: RecordRegistry
    articles: tuple[VisibleArticle, ...]
    texts: Mapping[tuple[str, str], LinkedText]
    backlinks: Mapping[str, tuple[Backlink, ...]]
    origins: OriginFinder

    def text(self, owner: str, key: str) -> LinkedText | None:
        return self.texts.get((owner, key))

    def backlinks_to(self, target: str) -> tuple[Backlink, ...]:
        return self.backlinks.get(target, ())

    def usage_of(self, target: str) -> UsageCount:
        return self._usage.get(target, UsageCount())

    @cached_property
    def _usage(self) -> Mapping[str, UsageCount]:
        """Counted once for all pages: a record with many backlinks is also linked to from many pages."""
        sources = {
            target: [backlink.source.partition("#")[0] for backlink in backlinks]
            for target, backlinks in self.backlinks.items()
        }
        return {
            target: UsageCount(len(places), len(self.registry.articles.keys() & set(places)))
            for target, places in sources.items()
        }


def connect_briefing(
    briefing: Briefing, articles: Iterable[VisibleArticle], progress: Progress = ignore_progress
) -> tuple[Site, list[Problem]]:
    """Look up every reference and find every name in what readers may see."""
    articles = tuple(articles)
    registry = RecordRegistry.of(briefing, {readable.article.id: readable for readable in articles})
    texts = {(text.owner, text.key): text for text in _texts(briefing, articles, registry)}
    mentions = mentions_by_text(tuple(texts.values()), NameFinder.of(briefing.entries), progress)
    connection = _Connection(briefing, registry, texts, mentions)
    for readable in articles:
        connection.document(readable.article.id, "body")
        for anchored in readable.notes:
            connection.note(anchored)
    for owner, key, prose in _prose(briefing):
        connection.prose(owner, key, prose)
    for owner, role, ref in _references(briefing):
        connection.reference(owner, role, ref)
    connection.unread(briefing.unread)
    backlinks = {target: tuple(links) for target, links in connection.backlinks.items()}
    site = Site(briefing, registry, articles, connection.linked, backlinks, OriginFinder(briefing))
    return site, connection.problems


def _texts(briefing: Briefing, articles: Iterable[VisibleArticle], registry: RecordRegistry) -> Iterator[RecordText]:
    """All texts that readers may see. An article has its own language; notes and records have the briefing's."""
    language = briefing.settings.language
    for readable in articles:
        article = readable.article
        yield RecordText(article.id, "body", readable.body, article.language or language)
        for anchored in readable.notes:
            note = anchored.note
            if note.text is not None:
                yield RecordText(note.full_id, "text", parse_prose(note.text.text, registry.name), language)
    for owner, key, prose in _prose(briefing):
        if prose is not None:
            yield RecordText(owner, key, parse_prose(prose.text, registry.name), language)


def _prose(briefing: Briefing) -> Iterator[tuple[str, str, Prose | None]]:
    for record in briefing.records:
        yield from ((record.id, key, prose) for key, prose in record.prose())


def _references(briefing: Briefing) -> Iterator[tuple[str, str, Ref]]:
    for record in briefing.records:
        yield from ((record.id, role, ref) for role, ref in record.references())


class _EntryRole(NamedTuple):
    """A key under which an entry of one of these types is named."""

    key: str
    types: Collection[str]
    noun: str
    hint: str


_WHO = _EntryRole("who", ENTRY_TYPES, "entry", "Name a person, an organisation or a place from entries/.")
_ENTRY_ROLES = {
    "who": _WHO,
    "position": _WHO,
    "place": _EntryRole("place", ("place",), "place", "Name an entry of type “place” from entries/."),
}


@dataclass
class _Connection:
    """What is collected from the texts of a briefing."""

    briefing: Briefing
    registry: RecordRegistry
    texts: Mapping[tuple[str, str], RecordText]
    mentions: Mapping[tuple[str, str], tuple[Mention, ...]]
    linked: dict[tuple[str, str], LinkedText] = field(default_factory=dict)
    backlinks: dict[str, dict[Backlink, None]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def note(self, anchored: Anchored) -> None:
        note = anchored.note
        self.prose(note.full_id, "text", note.text)
        for role, refs in (("see", note.see), ("via", note.via)):
            for ref in refs:
                self.reference(note.full_id, role, ref)

    def prose(self, owner: str, key: str, prose: Prose | None) -> None:
        if prose is None:
            return
        document = self.texts[owner, key].document
        self.unknown(document, prose)
        self.problems += markdown_problems(document, prose)
        self.document(owner, key)

    def unknown(self, document: Document, prose: Prose) -> None:
        for reference in document.references:
            if self.registry.is_unknown(reference.target):
                self.problems.append(
                    self.registry.unknown_reference(reference.target, reference_place(reference, prose))
                )

    def unread(self, unread: UnreadContent) -> None:
        """Look up what records refer to that could not be made."""
        for ref in unread.references:
            self.problems += self.registry.check(ref)
        for prose in unread.prose:
            self.unknown(parse_prose(prose.text, self.registry.name), prose)

    def document(self, owner: str, key: str) -> None:
        record = owner.partition("#")[0]
        text = self.texts[owner, key]
        linked, pointers = link_mentions(
            text.document, self.mentions[owner, key], self.briefing.settings.autolink, owner, text.language
        )
        self.linked[owner, key] = linked
        for pointer in pointers:
            if pointer.target not in (owner, record):
                self._point(pointer.target, _backlink(owner, pointer))

    def reference(self, owner: str, role: str, ref: Ref) -> None:
        self.problems += self.registry.check(ref)
        self.expected(role, ref)
        self._point(ref.target, Backlink(owner, role))

    def expected(self, role: str, ref: Ref) -> None:
        """Check that people and places are entries of the right type: a person is not a place."""
        wanted = _ENTRY_ROLES.get(role)
        record = self.registry.records.get(ref.target)
        if wanted is None or not self.registry.has(ref.target):
            return
        if not isinstance(record, Entry) or record.type not in wanted.types:
            self.problems.append(
                Problem(
                    ref.place,
                    "wrong-kind",
                    f"“{ref.target}” is no {wanted.noun}, so it cannot be named under “{wanted.key}”.",
                    wanted.hint,
                )
            )

    def _point(self, target: str, backlink: Backlink) -> None:
        if self.registry.has(target):
            self.backlinks.setdefault(target, {})[backlink] = None


def _backlink(owner: str, pointer: OutgoingLink) -> Backlink:
    return Backlink(owner, pointer.role, pointer.sentence, pointer.block)
