"""Annotations become notes: each is anchored to its words, or it is said why not, and nothing is written for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from builder.desk.importing.addresses import page_of
from builder.desk.importing.taken import Annotation, Outcome
from builder.desk.note_file import free_id, grown, ids, quote_of
from builder.desk.note_text import list_indent, note_yaml, one_line, printable, source_of
from builder.desk.surroundings import fits
from builder.meaning.anchor import SHOWN, anchor
from builder.meaning.context import snippet
from builder.meaning.folding import Folded, fold_article
from builder.meaning.matches import Span, match
from builder.reading.markdown import parse_prose
from builder.reading.yaml_nodes import parse_yaml
from builder.values.briefing import Briefing
from builder.values.problems import Problem
from builder.values.records import Article, Note, Quote
from builder.values.refused import Refused
from builder.values.source import Place
from builder.values.vocabulary import NOTE_KINDS

MARK = "hypothesis"
"""The word before an annotation's own id in the comment that is kept beside its note."""

_MARKED = re.compile(rf"^\s*# {MARK}: (\S+)", re.MULTILINE)
_NOWHERE = Place("")


def as_notes(
    annotations: Iterable[Annotation], briefing: Briefing, texts: Mapping[str, str], article: str = ""
) -> Outcome:
    """Make notes of annotations.

    ``texts`` are the files of notes that stand, by the article's id, with their own line ends; ``article`` is the one
    that annotations are about whose address names none.

    Raises:
        Refused: when a file of notes cannot be added to, or would have an error more than before.
    """
    outcome = Outcome()
    pages = _Pages(briefing, article)
    desks: dict[str, _Desk] = {}
    known = {record.id for record in briefing.records} | {
        note.full_id for notes in briefing.notes.values() for note in notes
    }
    for annotation in annotations:
        about = _about(annotation)
        if annotation.role != "annotation":
            outcome.say(
                annotation.role.replace(" ", "-"),
                about,
                f"This is a {annotation.role}; it is not taken over.",
                _ROLES[annotation.role],
            )
            continue
        found = pages.find(annotation)
        if isinstance(found, str):
            outcome.say(
                "no-article",
                about,
                found,
                "Add the article with its url, or name the one that is meant with --article.",
            )
            continue
        desk = desks.get(found.id)
        if desk is None:
            desk = desks[found.id] = _Desk.of(found, briefing, texts.get(found.id, ""), known)
        desk.take(annotation, outcome)
    for identifier, desk in desks.items():
        if desk.new:
            outcome.texts[identifier] = grown(desk.article, desk.new, texts.get(identifier, ""))
    return outcome


_ROLES = {
    "reply": "Put what it says into the note that it answers, if it should stay.",
    "page note": "It quotes no words. Write what it says on a page, or as a note on words of the article.",
}


def _about(annotation: Annotation) -> str:
    """The annotation as a person recognises it: its words, or what was said."""
    words = one_line(annotation.exact) or one_line(annotation.text) or annotation.id
    return f"{words[:60]}…" if len(words) > 61 else words


class _Pages:
    """Which article an annotation is about."""

    def __init__(self, briefing: Briefing, article: str) -> None:
        self.by_page: dict[str, list[Article]] = {}
        self.chosen = next((each for each in briefing.articles if each.id == article), None)
        if article and self.chosen is None:
            raise Refused(f"There is no article “{article}” in this briefing, or it cannot be read.")
        for each in briefing.articles:
            for page in {page_of(each.url), page_of(each.archived)} - {""}:
                self.by_page.setdefault(page, []).append(each)

    def find(self, annotation: Annotation) -> Article | str:
        """The article, or what to say."""
        found = {each.id: each for address in annotation.addresses for each in self.by_page.get(page_of(address), ())}
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
    """One article with the notes on it, and those that are to be added."""

    article: Article
    folded: Folded
    known: set[str]
    ids: set[str]
    marks: set[str]
    said: set[tuple[Span, str]]
    indent: int = 0
    new: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, article: Article, briefing: Briefing, text: str, known: set[str]) -> _Desk:
        notes = briefing.notes.get(article.id, ())
        said = {
            (span, _said(note))
            for anchored in anchor(article, notes)
            for note in (anchored.note,)
            for span in anchored.spans
        }
        root, _ = parse_yaml(source_of(text))
        return cls(
            article,
            fold_article(article.body.text, article.language),
            known,
            ids(root),
            set(_MARKED.findall(text)),
            said,
            list_indent(text),
        )

    def take(self, annotation: Annotation, outcome: Outcome) -> None:
        about = _about(annotation)
        span = self.place(annotation)
        if isinstance(span, Problem):
            outcome.say("not-placed", f"{about} (on “{self.article.id}”)", span.message, span.hint)
            return
        text = _harmless(printable(annotation.text).strip(), self.known)
        mark = one_line(annotation.id).replace(" ", "")
        if (span, text) in self.said or (mark and mark in self.marks):
            outcome.say("already-there", about, f"“{self.article.id}” has this note already.")
            return
        quoting = quote_of(self.folded, span)
        if text is None or not quoting:
            outcome.say("not-taken", about, "It cannot be written as a note that builds.", "Write the note by hand.")
            return
        if text != printable(annotation.text).strip():
            outcome.say("escaped", about, "Brackets [[…]] in it name nothing in this briefing; they are kept as text.")
        if parse_prose(text, str).refused:
            outcome.say(
                "link-refused",
                about,
                "It has a link that goes neither to https, http nor mailto; pages will show its words alone.",
            )
        identifier = free_id(annotation.exact, self.ids)
        self.ids.add(identifier)
        self.said.add((span, text))
        self.marks.add(mark)
        kind = next((tag.casefold() for tag in annotation.tags if tag.casefold() in NOTE_KINDS), "")
        fields = [("id", identifier), *quoting.items(), ("kind", kind), ("text", text)]
        self.new.append(
            note_yaml([(key, value) for key, value in fields if value], self.indent, _comments(annotation, mark, kind))
        )
        outcome.added.append(f"{self.article.id}#{identifier}")

    def place(self, annotation: Annotation) -> Span | Problem:
        """Where its words stand, or why that cannot be said."""
        exact = printable(annotation.exact)
        if not any(character.isalnum() for character in exact):
            return Problem(_NOWHERE, "quote-empty", "The quote holds no words.")
        text = self.article.body.text
        spans = match(Quote(exact, "", "", _NOWHERE), self.folded).spans
        before, after = printable(annotation.prefix), printable(annotation.suffix)
        fitting = [span for span in spans if fits(self.article.body, self.article.title, span, exact, before, after)]
        if len(fitting) == 1:
            return fitting[0]
        if spans and not fitting:
            return _elsewhere(text, spans, exact, before, after)
        note = Note("", self.article.id, (Quote(exact, "", "", _NOWHERE),), "context", None, (), None, _NOWHERE)
        problem = anchor(self.article, [note])[0].problems[0]
        return replace(problem, message=problem.message.replace(f" of the note “” on “{self.article.id}”", ""))


def _elsewhere(text: str, spans: Sequence[Span], exact: str, before: str, after: str) -> Problem:
    """The words stand there, but with other words around them than the annotation has."""
    said = " ".join(f"{before}[{exact.strip()}]{after}".split())
    here = "\n".join(f"  “{snippet(text, *span)}”" for span in spans[:SHOWN])
    more = f"\n  and {len(spans) - SHOWN} more" if len(spans) > SHOWN else ""
    return Problem(
        _NOWHERE,
        "quote-context",
        "Its words stand in the article, but not with what the annotation has before and after them.",
        f"The annotation has “…{said}…”.\nThe article has\n{here}{more}\nIf the words there are meant, "
        "write the note with “briefing note”.",
    )


def _said(note: Note) -> str:
    return note.text.text.strip() if note.text else ""


def _comments(annotation: Annotation, mark: str, kind: str) -> list[str]:
    """What has no key of its own: the annotation's id, who made it and when, and its tags."""
    tags = [one_line(tag) for tag in annotation.tags if tag.casefold() != kind]
    made = ", ".join(filter(None, (one_line(annotation.author), one_line(annotation.created))))
    return [
        *([f"{MARK}: {mark}"] if mark else []),
        *([f"by {made}"] if made else []),
        *([f"tags: {', '.join(tags)}"] if tags else []),
    ]


def _harmless(text: str, known: set[str]) -> str | None:
    """The text with a backslash before brackets that would refer to nothing; ``None`` where that does not help."""
    unknown = _leading_nowhere(text, known)
    if not unknown:
        return text
    for at in sorted(unknown, reverse=True):
        text = f"{text[:at]}\\{text[at:]}"
    return None if _leading_nowhere(text, known) else text


def _leading_nowhere(text: str, known: set[str]) -> list[int]:
    document = parse_prose(text, str)
    return [reference.written for reference in document.references if reference.target not in known]
