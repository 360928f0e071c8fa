"""What one owner, an article with its notes or another record, refers to: its links, and its problems in doing so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from builder.meaning.evidence_circles import find_evidence_circles
from builder.meaning.linking import LinkedText, link_mentions
from builder.meaning.mentions import RecordText
from builder.meaning.names import Mention
from builder.meaning.registry import RecordRegistry
from builder.meaning.rights import VisibleArticle
from builder.meaning.sentences import Sentence
from builder.reading.markdown import markdown_problems, parse_prose, reference_place
from builder.values.briefing import Briefing, UnreadContent
from builder.values.document import Document
from builder.values.problems import Problem
from builder.values.records import Entry
from builder.values.references import Prose, Record, Ref
from builder.values.vocabulary import ENTRY_TYPES, Autolink

Mentions = Mapping[tuple[str, str], Iterable[Mention]]
"""The mentions in each text, by its record and its key."""


class Backlink(NamedTuple):
    """Who points at a record: a record or note, in which role, in which sentence, in which block of its text.

    Roles are ``mention`` and ``reference`` for places in a text, and the key of the content model for the rest.
    """

    source: str
    role: str
    sentence: Sentence | None = None
    block: int = 0


@dataclass
class Outgoing:
    """What an owner refers to, each with its target: in its texts and notes, and under its own keys."""

    linked: dict[tuple[str, str], LinkedText] = field(default_factory=dict)
    in_texts: list[tuple[str, Backlink]] = field(default_factory=list)
    under_keys: list[tuple[str, Backlink]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def text_keys(self) -> Sequence[tuple[str, str]]:
        """The keys of the owner's texts."""
        return tuple(self.linked)

    @cached_property
    def naming_themselves(self) -> Collection[str]:
        """The owners of those texts that refer to their own owner."""
        return tuple(
            owner
            for (owner, _), text in self.linked.items()
            if any(reference.target == owner for reference in text.document.references)
        )

    @cached_property
    def places(self) -> Mapping[str, int]:
        """How many different places point at each target, in order of the first."""
        return Counter(target for target, _ in dict.fromkeys((*self.in_texts, *self.under_keys)))


def connect_article(
    readable: VisibleArticle,
    texts: Iterable[RecordText],
    mentions: Mentions,
    registry: RecordRegistry,
    autolink: Autolink,
) -> Outgoing:
    """Look up every reference that an article and its notes make, and link the names in their texts."""
    connection = _Connection(registry, autolink, {(text.owner, text.key): text for text in texts}, mentions)
    connection.document(readable.article.id, "body")
    for note in (anchored.note for anchored in readable.notes):
        connection.prose(note.full_id, "text", note.text)
        for role, refs in (("see", note.see), ("via", note.via)):
            for ref in refs:
                connection.made.in_texts += connection.reference(note.full_id, role, ref)
    connection.keys(readable.article)
    return connection.made


def connect_record(
    record: Record, texts: Iterable[RecordText], mentions: Mentions, registry: RecordRegistry, autolink: Autolink
) -> Outgoing:
    """Look up every reference that a record makes, and link the names in its texts."""
    connection = _Connection(registry, autolink, {(text.owner, text.key): text for text in texts}, mentions)
    for key, prose in record.prose():
        connection.prose(record.id, key, prose)
    connection.keys(record)
    return connection.made


def problems_of_whole(briefing: Briefing, registry: RecordRegistry) -> list[Problem]:
    """The problems that no record has alone: what those refer to that could not be made, and circles of evidence."""
    return [*_unread_problems(briefing.unread, registry), *find_evidence_circles(briefing.judgements)]


def _unread_problems(unread: UnreadContent, registry: RecordRegistry) -> list[Problem]:
    problems = [problem for ref in unread.references for problem in registry.check(ref)]
    for prose in unread.prose:
        problems += _unknown_references(parse_prose(prose.text, registry.name), prose, registry)
    return problems


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
    """What is collected from the texts of one owner."""

    registry: RecordRegistry
    autolink: Autolink
    texts: Mapping[tuple[str, str], RecordText]
    mentions: Mentions
    made: Outgoing = field(default_factory=Outgoing)

    def prose(self, owner: str, key: str, prose: Prose | None) -> None:
        if prose is None:
            return
        document = self.texts[owner, key].document
        self.made.problems += _unknown_references(document, prose, self.registry)
        self.made.problems += markdown_problems(document, prose)
        self.document(owner, key)

    def document(self, owner: str, key: str) -> None:
        record = owner.partition("#")[0]
        text = self.texts[owner, key]
        linked, pointers = link_mentions(text.document, self.mentions[owner, key], self.autolink, owner, text.language)
        self.made.linked[owner, key] = linked
        self.made.in_texts += (
            (pointer.target, Backlink(owner, pointer.role, pointer.sentence, pointer.block))
            for pointer in pointers
            if pointer.target not in (owner, record) and self.registry.has(pointer.target)
        )

    def keys(self, record: Record) -> None:
        for role, ref in record.references():
            self.made.under_keys += self.reference(record.id, role, ref)

    def reference(self, owner: str, role: str, ref: Ref) -> list[tuple[str, Backlink]]:
        """The link that a reference makes; none if it names nothing."""
        self.made.problems += self.registry.check(ref)
        if not self.registry.has(ref.target):
            return []
        self.made.problems += _wrong_entry(role, ref, self.registry)
        return [(ref.target, Backlink(owner, role))]


def _unknown_references(document: Document, prose: Prose, registry: RecordRegistry) -> Iterable[Problem]:
    for reference in document.references:
        if registry.is_unknown(reference.target):
            yield registry.unknown_reference(reference.target, reference_place(reference, prose))


def _wrong_entry(role: str, ref: Ref, registry: RecordRegistry) -> Iterable[Problem]:
    """Check that people and places are entries of the right type: a person is not a place."""
    wanted = _ENTRY_ROLES.get(role)
    record = registry.records.get(ref.target) if wanted else None
    if wanted and (not isinstance(record, Entry) or record.type not in wanted.types):
        yield Problem(
            ref.place,
            "wrong-kind",
            f"“{ref.target}” is no {wanted.noun}, so it cannot be named under “{wanted.key}”.",
            wanted.hint,
        )
