"""A briefing as a whole: its settings, its records, and what could not be read of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeVar, cast

from builder.values.document import Document
from builder.values.judgement import Judgement
from builder.values.limits import DEFAULT_LIMITS, Limits
from builder.values.people import Editor
from builder.values.records import Article, Claim, Entry, Event, Note, Page
from builder.values.references import Prose, Record, Ref
from builder.values.text_file import Place
from builder.values.vocabulary import Autolink, FolderSearch, Rights

_R = TypeVar("_R", bound=Record)


@dataclass(frozen=True, slots=True)
class Settings:
    """``briefing.yaml``.

    ``editors`` are the names of all editors, ``profiles`` the editors of whom more is known than the name.
    """

    title: str
    description: str = ""
    language: str = "en"
    edition: str = ""
    editors: tuple[str, ...] = ()
    profiles: tuple[Editor, ...] = ()
    review_required: bool = False
    url: str = ""
    rights: Rights = "full"
    theme: str = ""
    copies: tuple[str, ...] = ()
    search: bool = True
    folder_search: FolderSearch = "yes"
    autolink: Autolink = "first"
    limits: Limits = DEFAULT_LIMITS
    place: Place = field(default=Place("briefing.yaml"))
    theme_place: Place = field(default=Place("briefing.yaml"))
    language_place: Place = field(default=Place("briefing.yaml"))

    def profile(self, name: str) -> Editor:
        """What is known of a person who made the briefing; of others the name alone."""
        return next((each for each in self.profiles if each.name == name), Editor(name=name))


@dataclass(frozen=True, slots=True)
class UnreadContent:
    """What could not be made into records, because it has problems of its own.

    References to any of it are not reported as unknown in addition. ``ids`` are the ids of such records and notes.
    ``articles`` are the articles with notes that could not be read. ``lists`` are the files of records that could not
    be read, and ``folders`` the whole folders. What such records refer to is still looked up.
    """

    ids: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    lists: bool = False
    folders: bool = False
    references: tuple[Ref, ...] = ()
    prose: tuple[Prose, ...] = ()

    @classmethod
    def of_all(cls, parts: Iterable[UnreadContent]) -> UnreadContent:
        """What could not be made of several parts of a briefing."""
        parts = [part for part in parts if part != _NOTHING]
        return cls(
            frozenset[str]().union(*(part.ids for part in parts)),
            frozenset[str]().union(*(part.articles for part in parts)),
            any(part.lists for part in parts),
            any(part.folders for part in parts),
            tuple(chain.from_iterable(part.references for part in parts)),
            tuple(chain.from_iterable(part.prose for part in parts)),
        )

    def covers(self, target: str) -> bool:
        """Whether the target could be something that was not readable."""
        if self.folders:
            return True
        article, separator, _ = target.partition("#")
        if separator:
            return target in self.ids or article in self.ids or article in self.articles
        return target in self.ids or self.lists


_NOTHING = UnreadContent()


@dataclass(frozen=True, slots=True)
class Briefing:
    """A content folder as records, each kind in the order in which readers meet it.

    ``bodies`` are the whole texts of articles, by their ids, whatever readers may see. No reference is read in them.
    ``lists`` are the kinds that are written as lists, by the name of their folder. Entries are in order of
    `ENTRY_TYPES`, those of a type in order of name (`builder.values.collation`).
    """

    settings: Settings
    articles: Sequence[Article] = ()
    bodies: Mapping[str, Document] = field(default_factory=dict)
    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    lists: Mapping[str, Sequence[Record]] = field(default_factory=dict)
    pages: Sequence[Page] = ()
    unread: UnreadContent = UnreadContent()

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record but the notes."""
        return (*self.articles, *self.records_beside_articles)

    @property
    def records_beside_articles(self) -> tuple[Record, ...]:
        """Every record but the articles and the notes."""
        return (*chain.from_iterable(self.lists.values()), *self.pages)

    def of(self, kind: type[_R]) -> Sequence[_R]:
        """The records of a kind."""
        return cast(Sequence[_R], self.lists.get(kind.folder, ()))

    @property
    def entries(self) -> Sequence[Entry]:
        """The entries."""
        return self.of(Entry)

    @property
    def events(self) -> Sequence[Event]:
        """The events."""
        return self.of(Event)

    @property
    def claims(self) -> Sequence[Claim]:
        """The claims."""
        return self.of(Claim)

    @property
    def judgements(self) -> Sequence[Judgement]:
        """The judgements."""
        return self.of(Judgement)

    def entries_of(self, kind: str) -> tuple[Entry, ...]:
        """The entries of a type."""
        return tuple(entry for entry in self.entries if entry.type == kind)
