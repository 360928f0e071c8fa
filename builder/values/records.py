"""The records of a briefing, as its author wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from builder.values.amounts import Amount
from builder.values.edtf import EdtfDate
from builder.values.people import Review
from builder.values.references import Prose, Ref, Reference
from builder.values.text_file import Place
from builder.values.vocabulary import Rights


@dataclass(frozen=True, slots=True)
class Quote:
    """A TextQuoteSelector of the W3C Web Annotation model: exact words, with the words before and after them.

    ``is_listed`` is true if it was written as one of several quotes.
    """

    exact: str
    prefix: str
    suffix: str
    place: Place
    is_listed: bool = False


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a note's words are no longer in the source."""

    date: EdtfDate
    reason: str


@dataclass(frozen=True, slots=True)
class EarlierWording:
    """Words that an article had in a passage's place, and the day on which they were found changed."""

    quote: str
    until: EdtfDate


NoteMarks: TypeAlias = tuple[str, str, tuple[str, ...], tuple[str, ...]]
"""By what a note is found in lists: its full id, its kind, its tags, and who wrote it."""


@dataclass(frozen=True, slots=True)
class Note:
    """What an analyst says about one or several passages. ``via`` is the source of the quoted words, if it is given.

    ``by`` and ``date`` say who wrote it and when, ``tags`` to which themes it belongs, ``reviewed`` who read it again.
    """

    id: str
    article: str
    quotes: tuple[Quote, ...]
    kind: str
    text: Prose | None
    see: tuple[Ref, ...]
    withdrawn: Withdrawal | None
    place: Place
    via: tuple[Ref, ...] = ()
    earlier: tuple[EarlierWording, ...] = ()
    by: tuple[str, ...] = ()
    date: EdtfDate | None = None
    tags: tuple[str, ...] = ()
    reviewed: tuple[Review, ...] = ()

    @property
    def full_id(self) -> str:
        """The note's name in the whole briefing."""
        return f"{self.article}#{self.id}"

    @property
    def marks(self) -> NoteMarks:
        """By what it is found in lists."""
        return self.full_id, self.kind, self.tags, self.by


@dataclass(frozen=True, slots=True)
class Grade:
    """How far a source and its report can be trusted, on the Admiralty scale, and why."""

    source: str
    report: str
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    """A report by someone else: everything about it but its text, or the ``digest`` of it, which `Briefing.bodies` has.

    ``words`` is how many words the text has.
    """

    folder: ClassVar[str] = "articles"
    type: ClassVar[str] = "article"
    id: str
    title: str
    publisher: str
    authors: tuple[str, ...]
    url: str
    archived: str
    retrieved: EdtfDate | None
    language: str
    published: EdtfDate | None
    rights: Rights
    via: tuple[Ref, ...]
    grade: Grade | None
    words: int
    place: Place
    digest: bool = False
    doi: str = ""
    source_type: str = ""

    @property
    def name(self) -> str:
        """The headline."""
        return self.title

    @property
    def date(self) -> EdtfDate | None:
        """When it was published."""
        return self.published

    def references(self) -> Iterator[Reference]:
        """The sources that it repeats."""
        yield from (("via", ref) for ref in self.via)

    def prose(self) -> Iterator[tuple[str, Prose | None]]:
        """None: its text is the publisher's, and no reference is read in it."""
        yield from ()


def usual_source_type(publisher: str, url: str) -> str:
    """What kind of source it is that says no more: a publisher's report, a page of the web, or merely a document."""
    if publisher:
        return "article-newspaper"
    return "webpage" if url else "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address outside the briefing, with its words."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A person, an organisation, a place, a document or a term."""

    date: ClassVar[None] = None
    folder: ClassVar[str] = "entries"
    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    summary: Prose | None = None
    text: Prose | None = None
    links: tuple[Link, ...] = ()
    place: Place

    def references(self) -> Iterator[Reference]:
        """None: an entry names other records in its prose alone."""
        yield from ()

    def prose(self) -> Iterator[tuple[str, Prose | None]]:
        """Its texts by their keys."""
        yield "summary", self.summary
        yield "text", self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened when."""

    folder: ClassVar[str] = "events"
    type: ClassVar[str] = "event"
    id: str
    date: EdtfDate
    title: str
    who: tuple[Ref, ...] = ()
    where: Ref | None = None
    summary: Prose | None = None
    evidence: tuple[Ref, ...] = ()
    place: Place

    @property
    def name(self) -> str:
        """The event's title."""
        return self.title

    def references(self) -> Iterator[Reference]:
        """Who took part, where it happened, and the passages that report it."""
        yield from (("who", ref) for ref in self.who)
        yield from (("place", ref) for ref in (self.where,) if ref)
        yield from (("evidence", ref) for ref in self.evidence)

    def prose(self) -> Iterator[tuple[str, Prose | None]]:
        """Its text by its key."""
        yield "summary", self.summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Who takes which stance towards a claim, in which words, and the source of these words, if it is given.

    ``value`` is the figure that they give, in ``unit``; ``approx`` that they say “about”, ``as_of`` the date it is for.
    """

    who: Ref
    stance: str
    evidence: tuple[Ref, ...] = ()
    date: EdtfDate | None = None
    via: tuple[Ref, ...] = ()
    text: Prose | None = None
    value: Amount | None = None
    unit: str = ""
    approx: bool = False
    as_of: EdtfDate | None = None


def position_text_key(number: int) -> str:
    """The key of the text of a claim's position, counted from 1, among the texts of the claim."""
    return f"position-{number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A disputed statement. It has no verdict but a table of positions."""

    date: ClassVar[None] = None
    folder: ClassVar[str] = "claims"
    type: ClassVar[str] = "claim"
    id: str
    statement: str
    positions: tuple[Position, ...]
    text: Prose | None = None
    place: Place

    @property
    def name(self) -> str:
        """The statement."""
        return self.statement

    def references(self) -> Iterator[Reference]:
        """For each position: who takes it, the passages under its stance, and the source of their words."""
        for position in self.positions:
            yield "position", position.who
            yield from ((position.stance, ref) for ref in position.evidence)
            yield from (("via", ref) for ref in position.via)

    def prose(self) -> Iterator[tuple[str, Prose | None]]:
        """Its text, and those of its positions."""
        if self.text:
            yield "text", self.text
        for number, position in enumerate(self.positions, 1):
            if position.text:
                yield position_text_key(number), position.text


@dataclass(frozen=True, slots=True)
class Page:
    """The analyst's own prose, and the lists set below it."""

    date: ClassVar[None] = None
    folder: ClassVar[str] = ""
    type: ClassVar[str] = "page"
    id: str
    title: str
    show: tuple[str, ...]
    text: Prose
    place: Place

    @property
    def name(self) -> str:
        """The page's title."""
        return self.title

    def references(self) -> Iterator[Reference]:
        """None but in its prose."""
        yield from ()

    def prose(self) -> Iterator[tuple[str, Prose | None]]:
        """Its text by its key."""
        yield "text", self.text
