"""A file of notes that grows: which ids are free in it, how a quote is written, and whether it still is right."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from builder.desk.note_text import appended, source_of
from builder.desk.unique_quote import unique_quote
from builder.meaning.anchor import anchor
from builder.meaning.folding import Folded, fold
from builder.meaning.matches import Span
from builder.reading import model
from builder.reading.make import make_note
from builder.reading.shapes import Reader
from builder.reading.yaml_nodes import Mapping, Node, Scalar, Sequence, parse_yaml
from builder.values.records import Article
from builder.values.refused import Refused
from builder.values.slugs import free, slug

LONGEST_ID = 40
ID_WORDS = 4
"""How many of a quote's first words make its note's id."""


def ids(root: Node | None) -> set[str]:
    """The ids of the notes in a file, those that are not whole included."""
    return {
        value.text
        for item in (root.items if isinstance(root, Sequence) else ())
        if isinstance(item, Mapping)
        for key, value in item.pairs
        if key.text == "id" and isinstance(value, Scalar)
    }


def free_id(quote: str, taken: Collection[str]) -> str:
    """An id from the first words of a quote that is not taken."""
    return free(slug(" ".join(fold(quote).text.replace("'", "").split()[:ID_WORDS]), LONGEST_ID) or "note", taken)


def quote_of(folded: Folded, span: Span) -> dict[str, str]:
    """A passage as the keys of a note: the quote as the article has it, and the fewest words that make it unique.

    Empty where no words around it do.
    """
    found = unique_quote(folded, span)
    if found is None:
        return {}
    exact, context = found
    return {"quote": exact, **{key: words for key, words in context._asdict().items() if words}}


def grown(article: Article, new: Iterable[str], text: str) -> str:
    """The file of an article's notes with new ones at its end, once it is sure that they bring no error with them.

    Raises:
        Refused: when the file cannot be added to, or would be wrong where it is not now.
    """
    path = f"notes/{article.id}.yaml"
    try:
        whole = appended(text, "\n".join(new))
    except Refused as refused:
        raise Refused(f"{path} is left as it is, and so is everything else. {refused}") from refused
    before = errors(article, text)
    more = [problem for problem in errors(article, whole) if problem not in before]
    if more:
        raise Refused(f"{path} would have an error that it has not now, so nothing is changed: {more[0]}")
    return whole


def errors(article: Article, text: str) -> list[str]:
    """What is wrong with the notes in a file, as far as the file and its article can tell."""
    source = source_of(text)
    root, problems = parse_yaml(source)
    notes = []
    for item in root.items if isinstance(root, Sequence) else ():
        reader = Reader(source)
        values = model.NOTE.read(item, reader)
        note = make_note(article.id, values, problems) if values is not None and values.whole else None
        problems += reader.problems
        notes += [note] if note else []
    problems += (problem for anchored in anchor(article, notes) for problem in anchored.problems)
    return [problem.message for problem in problems]
