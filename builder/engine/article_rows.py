"""What a build keeps of each article for the next one, which then need not read it.

A *row* is small and read at each build: how the article is named, whom it points at, what it asked of the rest of the
briefing, and the fingerprints of its facts. Its *details* are the texts and notes themselves, which are read only if a
page that shows them must be made. An article with any problem has no row: it is read, and reported, each time.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import Any, NamedTuple

from builder.engine.asked_usage import Answer
from builder.engine.plain_values import Plain, from_plain, to_plain
from builder.meaning.anchor import Anchored
from builder.meaning.connected_articles import LinkedArticle, Pointers
from builder.meaning.linking import LinkedText
from builder.meaning.mentions import Questions
from builder.meaning.registry import RecordRegistry
from builder.meaning.rights import VisibleArticle
from builder.values.document import Document
from builder.values.kept_file import FileState
from builder.values.records import Article, NoteMarks

_KEY_BYTES = 20


class DetailsLost(Exception):
    """The details of an article are no longer in the cache."""


class ArticleRow(NamedTuple):
    """The row of an article.

    ``states`` are those of its files, ``content`` is the digest of what is in them, ``details`` the key of its details.
    ``names`` are the names of all that it refers to. ``questions`` are what its texts asked of all texts, each with its
    language, and ``answers`` what was answered. ``places`` has for each target how often it points there; ``facts`` and
    ``links`` are the fingerprints of its facts, and of its links to each target.
    """

    id: str
    states: tuple[FileState | None, ...]
    content: bytes
    details: str
    article: Plain
    order: Plain
    note_ids: tuple[str, ...]
    note_marks: tuple[NoteMarks, ...]
    text_keys: tuple[tuple[str, str], ...]
    naming_themselves: tuple[str, ...]
    sources: dict[str, tuple[str, ...]]
    names: dict[str, str]
    questions: tuple[tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]], ...]
    answers: tuple[Answer, ...]
    places: dict[str, int]
    facts: dict[str, bytes]
    links: dict[str, bytes]


def details_of(linked: LinkedArticle) -> tuple[str, bytes]:
    """The details of an article, and the key under which they are kept."""
    body = linked.readable.body
    texts = {
        key: to_plain(text.links) if text.document is body else to_plain(text) for key, text in linked.linked.items()
    }
    pointers = [[(target, to_plain(each)) for target, each in of] for of in (linked.in_texts, linked.under_keys)]
    data = marshal.dumps((to_plain(linked.notes), to_plain(body), texts, pointers))
    return blake2b(data, digest_size=_KEY_BYTES).hexdigest(), data


def names_read(linked: LinkedArticle, registry: RecordRegistry) -> dict[str, str]:
    """The names of all that an article and its notes refer to."""
    in_prose = {reference.target for text in linked.linked.values() for reference in text.document.references}
    targets = in_prose | {target for target, _ in (*linked.in_texts, *linked.under_keys)}
    return {target: registry.name(target) for target in sorted(targets)}


def plain_questions(asked: Iterable[tuple[str, Questions]]) -> tuple[Any, ...]:
    """What each of an article's texts asked, with its language, as a row has it."""
    return tuple(
        (language, tuple(sorted(questions.words)), tuple(sorted(questions.pairs))) for language, questions in asked
    )


class KeptArticle:
    """An article that the last build knew (`ConnectedArticle`): its row, and its details when they are asked for.

    Raises:
        DetailsLost: when the details are asked for and gone.
    """

    def __init__(self, row: ArticleRow, find: Callable[[str], bytes | None]) -> None:
        self.row, self._find = row, find

    @property
    def order(self) -> Any:
        return self.row.order

    @property
    def note_ids(self) -> Sequence[str]:
        return self.row.note_ids

    @property
    def note_marks(self) -> Sequence[NoteMarks]:
        return self.row.note_marks

    @property
    def text_keys(self) -> Sequence[tuple[str, str]]:
        return self.row.text_keys

    @property
    def lost_notes(self) -> int:
        return 0  # an article with such notes has no row

    @property
    def naming_themselves(self) -> Sequence[str]:
        return self.row.naming_themselves

    @property
    def sources(self) -> Mapping[str, Sequence[str]]:
        return self.row.sources

    @property
    def places(self) -> Mapping[str, int]:
        return self.row.places

    @cached_property
    def article(self) -> Article:
        article: Article = from_plain(self.row.article)
        return article

    @cached_property
    def _details(self) -> Any:
        data = self._find(self.row.details)
        if data is None:
            raise DetailsLost(self.row.id)
        return marshal.loads(data)

    @cached_property
    def notes(self) -> Sequence[Anchored]:
        notes: tuple[Anchored, ...] = from_plain(self._details[0])
        return notes

    @cached_property
    def _body(self) -> Document:
        body: Document = from_plain(self._details[1])
        return body

    @cached_property
    def readable(self) -> VisibleArticle:
        return VisibleArticle(self.article, self._body, tuple(self.notes))

    @cached_property
    def linked(self) -> Mapping[tuple[str, str], LinkedText]:
        found = {}
        for key, plain in self._details[2].items():
            text = from_plain(plain)
            found[key] = text if isinstance(text, LinkedText) else LinkedText(self._body, text)
        return found

    @cached_property
    def in_texts(self) -> Pointers:
        return [(target, from_plain(plain)) for target, plain in self._details[3][0]]

    @cached_property
    def under_keys(self) -> Pointers:
        return [(target, from_plain(plain)) for target, plain in self._details[3][1]]
