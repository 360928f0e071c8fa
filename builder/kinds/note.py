"""Notes on the passages of articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from builder.data.members import (
    PASSAGE,
    REVIEWS,
    TARGET,
    Member,
    Object,
    Writer,
    identifier,
    many,
    number,
    text,
    use,
    via,
    word,
)
from builder.data.serialisation import Json
from builder.meaning.addresses import address_of, source_address
from builder.meaning.anchor import Anchored
from builder.meaning.registry import shorten
from builder.meaning.site import Site
from builder.meaning.spans import Span
from builder.pages.search_writer import SearchRecord, SearchWriter
from builder.values.problems import Problem
from builder.values.records import Article, EarlierWording, Note
from builder.values.vocabulary import NOTE_KINDS

_Noted: TypeAlias = tuple[Anchored, str]
"""A note, and the text of its article as the file has it."""

_PASSAGES = Object[tuple[Span, str]](
    "One passage.",
    (
        Member("start", number("The offset in the article's text, in code points."), lambda _, each: each[0].start),
        Member("end", number("The offset after the last character."), lambda _, each: each[0].end),
        Member("quote", text("The text between the two."), lambda _, each: each[1][each[0].start : each[0].end]),
    ),
)

_WITHDRAWN = Object[Anchored](
    "Its words are gone from the source.",
    (
        Member(
            "date",
            use("date", "When they were found gone."),
            lambda w, each: w.date(each.note.withdrawn.date if each.note.withdrawn else None),
        ),
        Member(
            "reason",
            text("Why the note stays."),
            lambda _, each: each.note.withdrawn.reason if each.note.withdrawn else "",
        ),
        Member(
            "quotes",
            many("The old words, so far as rights allow.", text("Words.")),
            lambda w, each: list(w.site.registry.passage_texts(each.note.full_id)),
        ),
    ),
)

_EARLIER = Object[EarlierWording](
    "One wording.",
    (
        Member("quote", text("The words."), lambda _, each: " ".join(each.quote.split())),
        Member("until", use("date", "When they were found changed."), lambda w, each: w.date(each.until)),
    ),
)


def _passages(writer: Writer, noted: _Noted) -> list[Json]:
    anchored, words = noted
    return [_PASSAGES.write(writer, (span, words)) for span in anchored.spans]


def _withdrawn(writer: Writer, noted: _Noted) -> Json | None:
    return _WITHDRAWN.write(writer, noted[0]) if noted[0].note.withdrawn else None


def _earlier(writer: Writer, noted: _Noted) -> list[Json]:
    return [_EARLIER.write(writer, each) for each in writer.site.registry.earlier_wordings(noted[0].note.full_id)]


NOTE_OBJECT = Object[_Noted](
    "What the analyst has to say about a passage, or several.",
    (
        Member("id", identifier("The article's id and the note's own.", PASSAGE), lambda _, n: n[0].note.full_id),
        Member(
            "address",
            text("The path of the note within the site."),
            lambda w, n: source_address(w.site.registry, n[0].note.full_id, 0),
        ),
        Member("kind", word("What it does.", NOTE_KINDS), lambda _, n: n[0].note.kind),
        Member(
            "passages", many("Its passages; none where its words are gone or withheld.", _PASSAGES.schema), _passages
        ),
        Member(
            "text",
            use("prose", "What there is to say."),
            lambda w, n: w.prose(n[0].note.full_id, "text", n[0].note.text),
            optional=True,
        ),
        Member(
            "see",
            many("Related records and notes.", identifier("A record or a note.", TARGET)),
            lambda w, n: w.targets(n[0].note.see),
        ),
        Member(
            "via",
            via("Where its words come from, if not from where the article does."),
            lambda w, n: w.targets(n[0].note.via),
            optional=True,
        ),
        Member("by", many("Who wrote it.", text("A name.")), lambda _, n: list(n[0].note.by), optional=True),
        Member("date", use("date", "When it was written."), lambda w, n: w.date(n[0].note.date), optional=True),
        Member("tags", many("Its themes.", text("A tag.")), lambda _, n: list(n[0].note.tags), optional=True),
        Member("reviewed", REVIEWS, lambda w, n: w.reviews(n[0].note.reviewed), optional=True),
        Member("withdrawn", _WITHDRAWN.schema, _withdrawn, optional=True),
        Member(
            "earlier",
            many("What the article said before, so far as rights allow, the newest last.", _EARLIER.schema),
            _earlier,
            optional=True,
        ),
    ),
)


NOTE_TYPE = "note"
"""The type of a note in search."""


def search_note(writer: SearchWriter, anchored: Anchored, article: Article) -> SearchRecord:
    """Return the search record of a note.

    A title counts more than a text. A note has no title, so an entry comes before notes that name it.
    """
    note, registry = anchored.note, writer.site.registry
    meta, filters, sort = writer.facts(article)
    passages = registry.passage_texts(note.full_id)
    earlier = [(0, each.quote) for each in registry.earlier_wordings(note.full_id)]
    shown = registry.in_quotation_marks(shorten(passages[0])) if passages else writer.words.label("kind", note.kind)
    return SearchRecord(
        address_of(registry, note.full_id),
        "",
        meta=meta,
        shown={"words": shown, **writer.foreign(article)},
        filters={"type": NOTE_TYPE, "kind": note.kind, **filters},
        sort=sort,
        blocks=writer.blocks(
            note.full_id,
            [*((0, words) for words in passages), *writer.of_document(note.full_id, "text"), *earlier, *_made(note)],
        ),
    )


def _made(note: Note) -> Iterator[tuple[int, str]]:
    """By which a note is found in addition to its words: its tags, and who wrote it."""
    yield from ((0, ", ".join(words)) for words in (note.tags, note.by) if words)


def _review_text(site: Site) -> Iterator[Problem]:
    """Report notes without a text or a reference: readers would see an empty box."""
    for readable in site.articles:
        for note in (anchored.note for anchored in readable.notes):
            if note.text is None and not note.see and not note.withdrawn:
                yield Problem(
                    note.place,
                    "note-without-text",
                    f"The note “{note.id}” says nothing.",
                    "Say in its “text” what there is to say about the words, or name under “see” what it leads to.",
                    "warning",
                )


REVIEW = (_review_text,)
"""The review rules on notes alone."""
