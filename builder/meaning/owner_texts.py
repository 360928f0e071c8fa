"""The texts of one owner, which is an article with its notes, or another record.

An article's text has the article's own language; notes and records have the briefing's.
"""

from __future__ import annotations

from builder.meaning.mentions import RecordText
from builder.meaning.registry import RecordRegistry
from builder.meaning.rights import VisibleArticle
from builder.reading.markdown import parse_prose
from builder.values.references import Record


def texts_of_article(readable: VisibleArticle, registry: RecordRegistry) -> list[RecordText]:
    """The text of an article as readers may see it, and those of its notes."""
    article = readable.article
    texts = [RecordText(article.id, "body", readable.body, article.language or registry.language)]
    for note in (anchored.note for anchored in readable.notes):
        if note.text is not None:
            document = parse_prose(note.text.text, registry.name)
            texts.append(RecordText(note.full_id, "text", document, registry.language))
    return texts


def texts_of_record(record: Record, registry: RecordRegistry) -> list[RecordText]:
    """The texts of a record that is no article."""
    return [
        RecordText(record.id, key, parse_prose(prose.text, registry.name), registry.language)
        for key, prose in record.prose()
        if prose is not None
    ]
