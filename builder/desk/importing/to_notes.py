"""Make notes of annotations. One that cannot be anchored to its words is reported and not written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from builder.desk.annotation_context import do_surroundings_fit
from builder.desk.importing.import_report import Annotation, ImportReport
from builder.desk.note_file import append_notes, free_id, note_ids, quote_keys
from builder.desk.note_text import list_indent, note_yaml, one_line, printable
from builder.meaning.anchor import MOST_CANDIDATES_SHOWN, anchor_notes
from builder.meaning.context import snippet
from builder.meaning.folding import Folded, fold_article
from builder.meaning.matches import match_quote
from builder.meaning.spans import Span
from builder.reading.markdown import parse_prose
from builder.reading.yaml_parsing import parse_yaml
from builder.values.briefing import Briefing
from builder.values.document import Document
from builder.values.edtf import parse_edtf_or_none
from builder.values.errors import BriefingError
from builder.values.problems import Problem
from builder.values.records import Article, Note, Quote
from builder.values.tags import distinct_tags, tag_key
from builder.values.text_file import Place, TextFile
from builder.values.vocabulary import NOTE_KINDS
from builder.values.web_address import page_key

_HYPOTHESIS_COMMENT = "hypothesis"
"""The word before an annotation's own id in the comment that is kept with its note."""

_MARKED = re.compile(rf"^\s*# {_HYPOTHESIS_COMMENT}: (\S+)", re.MULTILINE)
_NOWHERE = Place("")

_DAY_LENGTH = len("2031-04-03")
"""How many characters of an ISO 8601 date and time are the date."""


def annotations_to_notes(
    annotations: Iterable[Annotation], briefing: Briefing, notes_files: Mapping[str, str], article: str = ""
) -> ImportReport:
    """Make notes of annotations.

    ``notes_files`` are the existing files of notes, by the article's id, with their own line ends. ``article`` is the
    one for annotations with an address that no article has.

    Raises:
        BriefingError: when a file of notes cannot be added to, or would have an error more than before.
    """
    outcome = ImportReport()
    pages = _Pages(briefing, article)
    desks: dict[str, _Desk] = {}
    known = {record.id for record in briefing.records} | {
        note.full_id for notes in briefing.notes.values() for note in notes
    }
    for annotation in annotations:
        about = _about(annotation)
        if annotation.role != "annotation":
            outcome.add_remark(
                annotation.role.replace(" ", "-"),
                about,
                f"This is a {annotation.role}; it is not taken over.",
                _ROLES[annotation.role],
            )
            continue
        found = pages.find(annotation)
        if isinstance(found, str):
            outcome.add_remark(
                "no-article",
                about,
                found,
                "Add the article with its url, or name the one that is meant with --article.",
            )
            continue
        desk = desks.get(found.id)
        if desk is None:
            desk = desks[found.id] = _Desk.of(found, briefing, notes_files.get(found.id, ""), known)
        desk.take(annotation, outcome)
    for identifier, desk in desks.items():
        if desk.new:
            outcome.texts[identifier] = append_notes(desk.article, desk.body, desk.new, notes_files.get(identifier, ""))
    return outcome


_ROLES = {
    "reply": "Put what it says into the note that it answers, if it should stay.",
    "page note": "It quotes no words. Write what it says on a page, or as a note on words of the article.",
}


def _about(annotation: Annotation) -> str:
    """Return the annotation as a person recognises it: its words, or its text."""
    words = one_line(annotation.exact) or one_line(annotation.text) or annotation.id
    return f"{words[:60]}…" if len(words) > 61 else words


class _Pages:
    """Finds the article that an annotation is about."""

    def __init__(self, briefing: Briefing, article: str) -> None:
        self.by_page: dict[str, list[Article]] = {}
        self.chosen = next((each for each in briefing.articles if each.id == article), None)
        if article and self.chosen is None:
            raise BriefingError(f"There is no article “{article}” in this briefing, or it cannot be read.")
        for each in briefing.articles:
            for page in {page_key(each.url), page_key(each.archived)} - {""}:
                self.by_page.setdefault(page, []).append(each)

    def find(self, annotation: Annotation) -> Article | str:
        """Return the article, or a remark for the report."""
        found = {each.id: each for address in annotation.addresses for each in self.by_page.get(page_key(address), ())}
        if len(found) == 1:
            return next(iter(found.values()))
        if self.chosen and (not found or self.chosen.id in found):
            return self.chosen
        page = one_line(annotation.addresses[0]) if annotation.addresses else ""
        if found:
            return f"Several articles have its address, {page}: {', '.join(sorted(found))}."
        return f"No article has its address, {page}." if page else "It says no address of a page."


@dataclass
class _Desk:
    """An article with its notes, and the notes to be added."""

    article: Article
    body: Document
    folded: Folded
    known: set[str]
    ids: set[str]
    marks: set[str]
    said: set[tuple[Span, str]]
    indent: int = 0
    new: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, article: Article, briefing: Briefing, text: str, known: set[str]) -> _Desk:
        notes, body = briefing.notes.get(article.id, ()), briefing.bodies[article.id]
        said = {
            (span, _said(note))
            for anchored in anchor_notes(article, body, notes)
            for note in (anchored.note,)
            for span in anchored.spans
        }
        root, _ = parse_yaml(TextFile.of_file_text("", text))
        return cls(
            article,
            body,
            fold_article(body.text, article.language),
            known,
            note_ids(root),
            set(_MARKED.findall(text)),
            said,
            list_indent(text),
        )

    def take(self, annotation: Annotation, outcome: ImportReport) -> None:
        about = _about(annotation)
        span = self.place(annotation)
        if isinstance(span, Problem):
            outcome.add_remark("not-placed", f"{about} (on “{self.article.id}”)", span.message, span.hint)
            return
        text = _harmless(printable(annotation.text).strip(), self.known)
        mark = one_line(annotation.id).replace(" ", "")
        if (span, text) in self.said or (mark and mark in self.marks):
            outcome.add_remark("already-there", about, f"“{self.article.id}” has this note already.")
            return
        quoting = quote_keys(self.folded, span)
        if text is None or not quoting:
            outcome.add_remark(
                "not-taken", about, "It cannot be written as a note that builds.", "Write the note by hand."
            )
            return
        if text != printable(annotation.text).strip():
            outcome.add_remark(
                "escaped", about, "Brackets [[…]] in it name nothing in this briefing; they are kept as text."
            )
        if parse_prose(text, str).refused_links:
            outcome.add_remark(
                "link-refused",
                about,
                "It has a link that goes neither to https, http nor mailto; pages will show its words alone.",
            )
        identifier = free_id(annotation.exact, self.ids)
        self.ids.add(identifier)
        self.said.add((span, text))
        self.marks.add(mark)
        kind = next((tag.casefold() for tag in annotation.tags if tag.casefold() in NOTE_KINDS), "")
        fields: list[tuple[str, str | Sequence[str]]] = [("id", identifier), *quoting.items(), ("kind", kind)]
        fields += [("text", text), ("by", one_line(annotation.author)), ("date", _day(annotation))]
        fields += [("tags", _tags(annotation, kind))]
        self.new.append(
            note_yaml([(key, value) for key, value in fields if value], self.indent, _comments(annotation, mark))
        )
        outcome.added.append(f"{self.article.id}#{identifier}")

    def place(self, annotation: Annotation) -> Span | Problem:
        """Return the place of its words, or why there is none."""
        exact = printable(annotation.exact)
        if not any(character.isalnum() for character in exact):
            return Problem(_NOWHERE, "quote-empty", "The quote holds no words.")
        text = self.body.text
        spans = match_quote(Quote(exact, "", "", _NOWHERE), self.folded).spans
        before, after = printable(annotation.prefix), printable(annotation.suffix)
        fitting = [
            span for span in spans if do_surroundings_fit(self.body, self.article.title, span, exact, before, after)
        ]
        if len(fitting) == 1:
            return fitting[0]
        if spans and not fitting:
            return _elsewhere(text, spans, exact, before, after)
        note = Note("", self.article.id, (Quote(exact, "", "", _NOWHERE),), "context", None, (), None, _NOWHERE)
        problem = anchor_notes(self.article, self.body, [note])[0].problems[0]
        return replace(problem, message=problem.message.replace(f" of the note “” on “{self.article.id}”", ""))


def _elsewhere(text: str, spans: Sequence[Span], exact: str, before: str, after: str) -> Problem:
    """Return the remark that the words are there, but with other words around them than in the annotation."""
    said = " ".join(f"{before}[{exact.strip()}]{after}".split())
    here = "\n".join(f"  “{snippet(text, *span)}”" for span in spans[:MOST_CANDIDATES_SHOWN])
    more = f"\n  and {len(spans) - MOST_CANDIDATES_SHOWN} more" if len(spans) > MOST_CANDIDATES_SHOWN else ""
    return Problem(
        _NOWHERE,
        "quote-context",
        "Its words stand in the article, but not with what the annotation has before and after them.",
        f"The annotation has “…{said}…”.\nThe article has\n{here}{more}\nIf the words there are meant, "
        "write the note with “briefing note”.",
    )


def _said(note: Note) -> str:
    return note.text.text.strip() if note.text else ""


def _day(annotation: Annotation) -> str:
    """The day on which an annotation was made, in UTC as its date is given; empty if it has no date."""
    day = annotation.created.strip()[:_DAY_LENGTH]
    date = parse_edtf_or_none(day)
    return day if date and date.earliest == date.latest else ""


def _tags(annotation: Annotation, kind: str) -> tuple[str, ...]:
    """The tags of an annotation without that which is the note's kind, each once."""
    return tuple(tag for tag in distinct_tags(map(one_line, annotation.tags)) if tag_key(tag) != kind)


def _comments(annotation: Annotation, mark: str) -> list[str]:
    """Return comments for what notes have no key for: the annotation's id, and a date that is no day."""
    created = one_line(annotation.created)
    return [
        *([f"{_HYPOTHESIS_COMMENT}: {mark}"] if mark else []),
        *([f"created: {created}"] if created and not _day(annotation) else []),
    ]


def _harmless(text: str, known: set[str]) -> str | None:
    """Return the text with a backslash before brackets that refer to nothing; ``None`` if that does not help."""
    unknown = _leading_nowhere(text, known)
    if not unknown:
        return text
    for at in sorted(unknown, reverse=True):
        text = f"{text[:at]}\\{text[at:]}"
    return None if _leading_nowhere(text, known) else text


def _leading_nowhere(text: str, known: set[str]) -> list[int]:
    document = parse_prose(text, str)
    return [reference.markdown_offset for reference in document.references if reference.target not in known]
