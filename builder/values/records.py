"""The records of a briefing, as its author wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from builder.values.document import Document
from builder.values.edtf import EdtfDate
from builder.values.source import Place, Source
from builder.values.vocabulary import Autolink, Rights


@dataclass(frozen=True, slots=True)
class Ref:
    """The name of another record, or of a note as ``article#note``, and where the author wrote it.

    ``passage`` says that only the latter will do, because words are wanted.
    """

    target: str
    place: Place
    passage: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown with references, and the stretch of the file it was read from."""

    text: str
    source: Source = field(repr=False)
    start: int
    end: int

    @property
    def place(self) -> Place:
        """Where the prose begins."""
        return self.source.place(self.start)

    def find(self, words: str, occurrence: int = 0) -> Place | None:
        """Where ``words`` stand in the file for the given time, counted from 0."""
        at = self.start - 1
        for _ in range(occurrence + 1):
            at = self.source.text.find(words, at + 1, self.end)
            if at < 0:
                return None
        return self.source.place(at)


@dataclass(frozen=True, slots=True)
class Quote:
    """A TextQuoteSelector of the W3C Web Annotation model: exact words, with what stands before and after.

    ``listed`` says that it was written as one of several.
    """

    exact: str
    prefix: str
    suffix: str
    place: Place
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a note's words are no longer in the source."""

    date: EdtfDate
    reason: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """Words that an article had in a passage's place, and the day on which they were found changed."""

    quote: str
    until: EdtfDate


@dataclass(frozen=True, slots=True)
class Note:
    """What an analyst has to say about a passage or several. ``via`` is what these words come from, if it is said."""

    id: str
    article: str
    quotes: tuple[Quote, ...]
    kind: str
    text: Prose | None
    see: tuple[Ref, ...]
    withdrawn: Withdrawal | None
    place: Place
    via: tuple[Ref, ...] = ()
    earlier: tuple[Earlier, ...] = ()

    @property
    def full_id(self) -> str:
        """The note's name in the whole briefing."""
        return f"{self.article}#{self.id}"


@dataclass(frozen=True, slots=True)
class Grade:
    """How far a source and its report can be trusted, on the Admiralty scale, and why."""

    source: str
    report: str
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    """A report by somebody else. Its body is their text, or a ``digest`` of it: no reference is read in it."""

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
    body: Document
    words: int
    place: Place
    digest: bool = False
    doi: str = ""
    source_type: str = ""

    @property
    def name(self) -> str:
        """The words that stand for this record in a reference; every record has one."""
        return self.title


def usual_type(publisher: str, url: str) -> str:
    """What kind of source it is that says no more: a publisher's report, a page of the web, or merely a document."""
    if publisher:
        return "article-newspaper"
    return "webpage" if url else "document"


@dataclass(frozen=True, slots=True)
class Link:
    """An address outside the briefing, with its words."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A person, an organisation, a place, a document or a term."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    summary: Prose | None
    text: Prose | None
    links: tuple[Link, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Event:
    """What happened when."""

    type: ClassVar[str] = "event"
    id: str
    date: EdtfDate
    title: str
    who: tuple[Ref, ...]
    where: Ref | None
    summary: Prose | None
    evidence: tuple[Ref, ...]
    place: Place

    @property
    def name(self) -> str:
        """The event's title."""
        return self.title


@dataclass(frozen=True, slots=True)
class Position:
    """Who takes which stance towards a claim, in which words, and what those come from, if it is said."""

    who: Ref
    stance: str
    evidence: tuple[Ref, ...]
    date: EdtfDate | None
    via: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A disputed statement. It gets no verdict: it gets a table of who says what."""

    type: ClassVar[str] = "claim"
    id: str
    statement: str
    positions: tuple[Position, ...]
    place: Place

    @property
    def name(self) -> str:
        """The statement."""
        return self.statement


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the analyst concludes, how likely it is, how sure the analyst is, and on what evidence."""

    type: ClassVar[str] = "judgement"
    id: str
    statement: str
    likelihood: str
    confidence: str
    evidence: tuple[Ref, ...]
    against: tuple[Ref, ...]
    place: Place

    @property
    def name(self) -> str:
        """The statement."""
        return self.statement


@dataclass(frozen=True, slots=True)
class Page:
    """The analyst's own prose, and the lists set below it."""

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


Record = Article | Entry | Event | Claim | Judgement | Page


@dataclass(frozen=True, slots=True)
class Settings:
    """``briefing.yaml``."""

    title: str
    description: str = ""
    language: str = "en"
    edition: str = ""
    editors: tuple[str, ...] = ()
    url: str = ""
    rights: Rights = "full"
    theme: str = ""
    copies: tuple[str, ...] = ()
    search: bool = True
    folder_search: bool = True
    autolink: Autolink = "first"
    place: Place = field(default=Place("briefing.yaml"))
    theme_place: Place = field(default=Place("briefing.yaml"))
    language_place: Place = field(default=Place("briefing.yaml"))


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be made a record of, because it had problems of its own.

    A reference to any of it is not reported as unknown on top: ``ids`` are those of records and notes;
    ``articles`` those whose notes could not be read; ``lists`` says that a file of records could not be, and
    ``folders`` that a whole folder could not be looked into.
    What such records refer to is looked up all the same.
    """

    ids: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    lists: bool = False
    folders: bool = False
    references: tuple[Ref, ...] = ()
    prose: tuple[Prose, ...] = ()

    def covers(self, target: str) -> bool:
        """Whether the target may be something that could not be read."""
        if self.folders:
            return True
        article, separator, _ = target.partition("#")
        if separator:
            return target in self.ids or article in self.ids or article in self.articles
        return target in self.ids or self.lists


@dataclass(frozen=True, slots=True)
class Briefing:
    """A content folder as records, each kind in the order in which readers meet it.

    Entries are in order of `ENTRY_TYPES`, those of a type in order of name (`builder.values.collation`).
    """

    settings: Settings
    articles: tuple[Article, ...] = ()
    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    pages: tuple[Page, ...] = ()
    unread: Unread = Unread()

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record but the notes."""
        return (*self.articles, *self.entries, *self.events, *self.claims, *self.judgements, *self.pages)

    def entries_of(self, kind: str) -> tuple[Entry, ...]:
        """The entries of a type."""
        return tuple(entry for entry in self.entries if entry.type == kind)
