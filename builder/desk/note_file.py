"""Add to a file of notes: which ids are free, how a quote is written, and whether the file is still correct."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from builder.desk.unique_quote import shortest_unique_quote
from builder.desk.yaml_edit import append_to_list
from builder.meaning.anchor import anchor_notes
from builder.meaning.folding import Folded, fold
from builder.meaning.spans import Span
from builder.reading import content_model
from builder.reading.make_records import make_note
from builder.reading.shapes import RecordReader
from builder.reading.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode
from builder.reading.yaml_parsing import parse_yaml
from builder.values.document import Document
from builder.values.errors import BriefingError
from builder.values.records import Article
from builder.values.slugs import LONGEST_NOTE_ID, free_slug, slugify
from builder.values.text_file import TextFile

_ID_WORDS = 4
"""How many of a quote's first words make its note's id."""


def note_ids(root: Node | None) -> set[str]:
    """Return the ids of the notes in a file, also of those that are not complete."""
    return {
        value.text
        for item in (root.items if isinstance(root, SequenceNode) else ())
        if isinstance(item, MappingNode)
        for key, value in item.pairs
        if key.text == "id" and isinstance(value, ScalarNode)
    }


def free_id(quote: str, taken: Collection[str]) -> str:
    """An id from the first words of a quote that is not taken."""
    return free_slug(
        slugify(" ".join(fold(quote).text.replace("'", "").split()[:_ID_WORDS]), LONGEST_NOTE_ID) or "note", taken
    )


def quote_keys(folded: Folded, span: Span) -> dict[str, str]:
    """A passage as the keys of a note: the quote as the article has it, and the fewest words that make it unique.

    Return an empty dictionary if no words around it make it unique.
    """
    found = shortest_unique_quote(folded, span)
    if found is None:
        return {}
    exact, context = found
    return {"quote": exact, **{key: words for key, words in context._asdict().items() if words}}


def append_notes(article: Article, body: Document, new: Iterable[str], text: str) -> str:
    """Return the file of an article's notes with new ones at its end, if they cause no error.

    Raises:
        BriefingError: when nothing can be added to the file, or it would have an error that it does not have now.
    """
    path = f"notes/{article.id}.yaml"
    try:
        whole = append_to_list(text, "\n".join(new))
    except BriefingError as refused:
        raise BriefingError(f"{path} is left as it is, and so is everything else. {refused}") from refused
    before = _notes_file_errors(article, body, text)
    more = [problem for problem in _notes_file_errors(article, body, whole) if problem not in before]
    if more:
        raise BriefingError(f"{path} would have an error that it has not now, so nothing is changed: {more[0]}")
    return whole


def _notes_file_errors(article: Article, body: Document, text: str) -> list[str]:
    """Return the problems of the notes in a file, as far as the file and its article show them."""
    source = TextFile.of_file_text("", text)
    root, problems = parse_yaml(source)
    notes = []
    for item in root.items if isinstance(root, SequenceNode) else ():
        reader = RecordReader(source)
        values = content_model.NOTE.read(item, reader)
        note = make_note(article.id, values, problems) if values is not None and values.is_complete else None
        problems += reader.problems
        notes += [note] if note else []
    problems += (problem for anchored in anchor_notes(article, body, notes) for problem in anchored.problems)
    return [problem.message for problem in problems]
