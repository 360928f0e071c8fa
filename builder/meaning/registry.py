"""The table of names, in which all references are looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from builder.meaning.anchor import Anchored
from builder.meaning.known_articles import KnownArticle, note_of
from builder.meaning.quotation import in_quotation_marks
from builder.meaning.rights import VisibleArticle
from builder.meaning.similar_names import find_similar_names
from builder.reading.content_model import RECORD_FOLDERS, page_order
from builder.reading.scalar_shapes import name_types, suggest_id
from builder.values.briefing import Briefing, UnreadContent
from builder.values.lazy import LazyMapping
from builder.values.problems import Problem, enumerate_words, suggest_word
from builder.values.records import Article, EarlierWording, Entry, NoteMarks
from builder.values.references import Record, Ref
from builder.values.slugs import REFERENCE_PATTERN
from builder.values.text_file import Place

_MOST_SUGGESTIONS = 3
"""How many notes of one id are named to who wrote the id alone."""

_MOST_LOOKED_UP = 100
"""For how many unknown names a known one is looked for that is like it; each is compared with all."""

_LONGEST_TARGET = 400
"""How many characters a name has at most for which a known one is looked for."""

_LOOK_UP = "Look up the id of the record you mean."

_SHORTENED_LENGTH = 80
"""How many characters of a quote are shown in a reference."""


ReadingOrder: TypeAlias = tuple[int, Any, int]
"""The rank of a kind, what its records are sorted by, and the position among records that are equal in that."""


@dataclass(frozen=True)
class RecordRegistry:
    """Every record by its id, every note by ``article#note``, and for each article the names of the notes on it.

    ``order`` has for each record what it is sorted by, among all records, into the order in which readers meet them.
    Of entries with one name, ``entries_by_name`` has the first. ``note_marks`` are by what notes are found in lists, in
    order of article. ``language`` is the briefing's own.
    """

    records: Mapping[str, Record]
    notes: Mapping[str, Anchored]
    articles: Mapping[str, VisibleArticle]
    notes_on: Mapping[str, tuple[str, ...]]
    unread: UnreadContent
    order: Mapping[str, ReadingOrder]
    entries_by_name: Mapping[str, Entry]
    note_marks: Sequence[NoteMarks] = ()
    language: str = "en"
    suggestions: dict[str, str] = field(default_factory=dict, compare=False)
    """How to repair references to names that are unknown, as far as that was looked up."""

    @classmethod
    def of(cls, briefing: Briefing, articles: Mapping[str, KnownArticle]) -> RecordRegistry:
        """The registry of a briefing; ``articles`` are in the order in which readers meet them."""
        others = {record.id: record for record in briefing.records_beside_articles}
        notes = {note: known for known in articles.values() for note in known.note_ids}
        return cls(
            LazyMapping((*articles, *others), lambda name: others.get(name) or articles[name].article),
            LazyMapping(notes, lambda name: note_of(notes[name], name)),
            LazyMapping(articles, lambda name: articles[name].readable),
            {name: tuple(known.note_ids) for name, known in articles.items()},
            briefing.unread,
            _reading_order(briefing, articles),
            {entry.name: entry for entry in reversed(briefing.entries)},
            tuple(marks for known in articles.values() for marks in known.note_marks),
            briefing.settings.language,
        )

    def article(self, identifier: str) -> Article:
        """The article of this id, without its text."""
        article = self.records[identifier]
        assert isinstance(article, Article)
        return article

    def has(self, target: str) -> bool:
        return target in self.records or target in self.notes

    def name(self, target: str) -> str:
        """Return the words shown for a record; for a note, the words it is about."""
        if target in self.records:
            return self.records[target].name
        if target in self.notes:
            words = self.passage_texts(target)
            if words:
                return self.in_quotation_marks(shorten(words[0]))
            article, _, note = target.partition("#")
            return f"{self.records[article].name}, {note}"
        return target

    def in_quotation_marks(self, text: str) -> str:
        """The text in the quotation marks of the briefing's language."""
        return in_quotation_marks(text, self.language)

    def passage_texts(self, note_id: str) -> tuple[str, ...]:
        """The words of a note's passages as the article has them, as far as readers may see them."""
        anchored = self.notes[note_id]
        if not anchored.words and anchored.note.withdrawn and self.article(anchored.note.article).rights != "link":
            return tuple(quote.exact for quote in anchored.note.quotes)
        return anchored.words

    def earlier_wordings(self, note_id: str) -> tuple[EarlierWording, ...]:
        """What the article said before where a note's passages are; the publisher's words, so rights hold for them."""
        anchored = self.notes[note_id]
        return () if self.article(anchored.note.article).rights == "link" else anchored.note.earlier

    def is_unknown(self, target: str) -> bool:
        """Whether the target is neither a record or note nor something that could not be read."""
        return not self.has(target) and not (REFERENCE_PATTERN.match(target) and self.unread.covers(target))

    def unknown_reference(self, target: str, place: Place) -> Problem:
        """The problem of a reference to something that is not there."""
        is_id = REFERENCE_PATTERN.match(target)
        where = "in this briefing" if is_id else "here: it is no id"
        if target not in self.suggestions and len(self.suggestions) < _MOST_LOOKED_UP:
            self.suggestions[target] = self._suggestion(target)
        hint = self.suggestions.get(target, _LOOK_UP)
        return Problem(place, "unknown-reference", f"“{target}” names nothing {where}.", hint)

    def _suggestion(self, target: str) -> str:
        if len(target) > _LONGEST_TARGET:
            return _LOOK_UP
        is_id = REFERENCE_PATTERN.match(target)
        meant = [f"“{name}”" for name in find_similar_names(target, self.records, self.notes)[:_MOST_SUGGESTIONS]]
        if meant:
            return f"Did you mean {enumerate_words(meant)}?"
        return suggest_word(target, self._candidates(target), _LOOK_UP if is_id else suggest_id(target))

    def check(self, ref: Ref) -> Iterator[Problem]:
        """Yield what is wrong with a reference: it names nothing, or a record where a passage is needed."""
        if self.is_unknown(ref.target):
            yield self.unknown_reference(ref.target, ref.place)
        elif ref.must_be_passage and "#" not in ref.target and not self._is_of_types(ref):
            notes = self.notes_on.get(ref.target, ())
            yield Problem(
                ref.place,
                "evidence-no-passage",
                f"“{ref.target}” names a record, not a passage.",
                "Evidence is words: name the note on them, as article#note with no space before the # (YAML "
                "takes what follows one for a comment)"
                + (f", for example {notes[0]}" if notes else "")
                + (f"; or name {name_types(ref.types)}." if ref.types else "."),
            )
        elif ref.types and not ref.must_be_passage and not self._is_of_types(ref):
            yield Problem(
                ref.place,
                "wrong-kind",
                f"“{ref.target}” names no {enumerate_words(ref.types)}.",
                f"Name {name_types(ref.types)} by its id.",
            )
        elif ref.must_be_passage and ref.target in self.notes and self.notes[ref.target].note.withdrawn:
            yield Problem(
                ref.place,
                "evidence-withdrawn",
                f"The words of “{ref.target}” are no longer in the source.",
                "Name another passage, or keep it: the page says that they were withdrawn.",
                "warning",
            )

    def _is_of_types(self, ref: Ref) -> bool:
        """Whether a reference names a record of a type that will do, or one that could not be read."""
        record = self.records.get(ref.target)
        return bool(ref.types) and (record.type in ref.types if record else ref.target not in self.notes)

    def _candidates(self, target: str) -> list[str]:
        if not REFERENCE_PATTERN.match(target):
            return [*self.records, *self.notes]
        article, separator, note = target.partition("#")
        if not separator:
            return list(self.records)
        # The note's own id says more than the article's: the note can be on another article.
        return (
            [name for name in self.notes if name.endswith(f"#{note}")]
            or [name for name in self.notes if name.startswith(f"{article}#")]
            or list(self.notes)
        )


def _reading_order(briefing: Briefing, articles: Mapping[str, KnownArticle]) -> dict[str, ReadingOrder]:
    """Where readers meet each record.

    Nothing here depends on how many other records there are, except in a list that is in its author's own order.
    """
    sorted_by: list[list[tuple[str, Any]]] = [[(name, known.order) for name, known in articles.items()]]
    for name, records in briefing.lists.items():
        key = RECORD_FOLDERS[name].order
        sorted_by.append([(record.id, key(record) if key else place) for place, record in enumerate(records)])
    sorted_by.append([(page.id, page_order(page)) for page in briefing.pages])
    order: dict[str, ReadingOrder] = {}
    for rank, pairs in enumerate(sorted_by):
        before, equal = None, 0
        for name, mine in pairs:
            equal = equal + 1 if mine == before else 0
            order[name] = (rank, mine, equal)
            before = mine
    return order


def shorten(text: str, length: int = _SHORTENED_LENGTH) -> str:
    """Return the text; if it is longer, cut it at the end of a word and add an ellipsis."""
    return text if len(text) <= length else text[:length].rpartition(" ")[0].rstrip(" ,;:") + "…"
