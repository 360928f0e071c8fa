"""What other records ask of an article: it may have been read just now, or by an earlier build."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from builder.meaning.anchor import Anchored
from builder.meaning.rights import VisibleArticle
from builder.reading.content_model import article_order
from builder.values.records import Article, NoteMarks


class KnownArticle(Protocol):
    """An article as others name it and lead to it."""

    @property
    def article(self) -> Article: ...

    @property
    def order(self) -> Any:
        """What articles are sorted by."""

    @property
    def note_ids(self) -> Sequence[str]:
        """The full ids of the notes on it."""

    @property
    def note_marks(self) -> Sequence[NoteMarks]:
        """By what the notes on it are found in lists, in the same order."""

    @property
    def notes(self) -> Sequence[Anchored]: ...

    @property
    def sources(self) -> Mapping[str, Sequence[str]]:
        """Whom the article, and each note on it that says so, draw on (``via``), by their ids."""

    @property
    def readable(self) -> VisibleArticle: ...

    @property
    def lost_notes(self) -> int:
        """How many of the notes do not stand on their words."""


@dataclass(frozen=True)
class ReadableArticle:
    """An article that was read just now (`KnownArticle`)."""

    readable: VisibleArticle

    @property
    def article(self) -> Article:
        return self.readable.article

    @property
    def order(self) -> Any:
        return article_order(self.article)

    @property
    def note_ids(self) -> Sequence[str]:
        return tuple(anchored.note.full_id for anchored in self.notes)

    @property
    def note_marks(self) -> Sequence[NoteMarks]:
        return tuple(anchored.note.marks for anchored in self.notes)

    @property
    def notes(self) -> Sequence[Anchored]:
        return self.readable.notes

    @property
    def lost_notes(self) -> int:
        return sum(bool(anchored.problems) for anchored in self.notes)

    @property
    def sources(self) -> Mapping[str, Sequence[str]]:
        drawn_on = {self.article.id: self.article.via, **{each.note.full_id: each.note.via for each in self.notes}}
        return {name: tuple(ref.target for ref in via) for name, via in drawn_on.items() if via}


def note_of(article: KnownArticle, full_id: str) -> Anchored:
    """A note on an article."""
    return article.notes[article.note_ids.index(full_id)]
