"""Who bears which name: the one table in which references are looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.meaning.anchor import Anchored
from builder.meaning.intended import intended
from builder.meaning.quotation import quoted
from builder.meaning.rights import Readable
from builder.reading.scalars import REFERENCE, suggest_id
from builder.values.briefing import Briefing, Unread
from builder.values.problems import Problem, did_you_mean, one_of
from builder.values.records import Earlier
from builder.values.references import Record, Ref
from builder.values.source import Place

MOST_MEANT = 3
"""How many notes of one id are named to who wrote the id alone."""

SHORT = 80
"""How many characters of a quote stand for it in a reference."""


@dataclass(frozen=True)
class Registry:
    """Every record by its id, every note by ``article#note``; ``order`` is the one readers meet records in.

    ``language`` is the briefing's own.
    """

    records: Mapping[str, Record]
    notes: Mapping[str, Anchored]
    articles: Mapping[str, Readable]
    unread: Unread
    order: Mapping[str, int]
    language: str = "en"

    @classmethod
    def of(cls, briefing: Briefing, articles: Mapping[str, Readable]) -> Registry:
        records: dict[str, Record] = {record.id: record for record in briefing.records}
        records.update({readable.article.id: readable.article for readable in articles.values()})
        notes = {note.note.full_id: note for readable in articles.values() for note in readable.notes}
        order = {identifier: number for number, identifier in enumerate(records)}
        return cls(records, notes, articles, briefing.unread, order, briefing.settings.language)

    def knows(self, target: str) -> bool:
        return target in self.records or target in self.notes

    def name(self, target: str) -> str:
        """The words that stand for a record; for a note, the words it is about."""
        if target in self.records:
            return self.records[target].name
        if target in self.notes:
            words = self.words(target)
            if words:
                return self.quoted(shortened(words[0]))
            article, _, note = target.partition("#")
            return f"{self.records[article].name}, {note}"
        return target

    def quoted(self, text: str) -> str:
        """The text in the quotation marks of the briefing's language."""
        return quoted(text, self.language)

    def words(self, note_id: str) -> tuple[str, ...]:
        """The words of a note's passages as the article has them, as far as readers may see them."""
        anchored = self.notes[note_id]
        readable = self.articles[anchored.note.article]
        if anchored.spans:
            text = readable.article.body.text
            return tuple(" ".join(text[span.start : span.end].split()) for span in anchored.spans)
        if anchored.note.withdrawn and readable.article.rights != "link":
            return tuple(quote.exact for quote in anchored.note.quotes)
        return ()

    def earlier(self, note_id: str) -> tuple[Earlier, ...]:
        """What the article said before where a note's passages are; the publisher's words, so rights hold for them."""
        anchored = self.notes[note_id]
        return () if self.articles[anchored.note.article].article.rights == "link" else anchored.note.earlier

    def is_unknown(self, target: str) -> bool:
        """Whether the target is there neither as a record nor as something that could not be read."""
        return not self.knows(target) and not (REFERENCE.match(target) and self.unread.covers(target))

    def unknown(self, target: str, place: Place) -> Problem:
        """The problem of a reference to something that is not there."""
        is_id = REFERENCE.match(target)
        where = "in this briefing" if is_id else "here: it is no id"
        meant = [f"“{name}”" for name in intended(target, self.records, self.notes)[:MOST_MEANT]]
        return Problem(
            place,
            "unknown-reference",
            f"“{target}” names nothing {where}.",
            f"Did you mean {one_of(meant)}?"
            if meant
            else did_you_mean(
                target,
                self._candidates(target),
                "Look up the id of the record you mean." if is_id else suggest_id(target),
            ),
        )

    def check(self, ref: Ref) -> Iterator[Problem]:
        """What is wrong with a reference: it names nothing, or a record where words are wanted."""
        if self.is_unknown(ref.target):
            yield self.unknown(ref.target, ref.place)
        elif ref.passage and "#" not in ref.target:
            notes = [name for name in self.notes if name.startswith(f"{ref.target}#")]
            yield Problem(
                ref.place,
                "evidence-no-passage",
                f"“{ref.target}” names a record, not a passage.",
                "Evidence is words: name the note on them, as article#note with no space before the # (YAML "
                "takes what follows one for a comment)" + (f", for example {notes[0]}." if notes else "."),
            )
        elif ref.passage and ref.target in self.notes and self.notes[ref.target].note.withdrawn:
            yield Problem(
                ref.place,
                "evidence-withdrawn",
                f"The words of “{ref.target}” are no longer in the source.",
                "Name another passage, or keep it: the page says that they were withdrawn.",
                "warning",
            )

    def _candidates(self, target: str) -> list[str]:
        if not REFERENCE.match(target):
            return [*self.records, *self.notes]
        article, separator, note = target.partition("#")
        if not separator:
            return list(self.records)
        # The note's own id tells more than the article's: it may stand on another article.
        return (
            [name for name in self.notes if name.endswith(f"#{note}")]
            or [name for name in self.notes if name.startswith(f"{article}#")]
            or list(self.notes)
        )


def shortened(text: str, length: int = SHORT) -> str:
    """The text cut at a word's end, with an ellipsis, where it is longer."""
    return text if len(text) <= length else text[:length].rpartition(" ")[0].rstrip(" ,;:") + "…"
