"""The files of one article, which can be read apart from all others: its text, and the notes on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.reading import content_model
from builder.reading.content_folder import ContentFile
from builder.reading.file_reader import FileReader
from builder.reading.front_matter import split_front_matter
from builder.reading.make_records import make_article, make_note
from builder.reading.yaml_nodes import Node
from builder.values.briefing import Settings, UnreadContent
from builder.values.document import Document
from builder.values.problems import Problem
from builder.values.records import Article, Note
from builder.values.text_file import Place, TextFile


@dataclass(frozen=True)
class ArticleFiles:
    """The file of an article, and those of the notes on it.

    ``is_usable`` is false if the article cannot have the id that its file gives it: then it is read for its problems.
    """

    file: ContentFile
    notes: tuple[ContentFile, ...] = ()
    is_usable: bool = True

    @property
    def id(self) -> str:
        return self.file.id


@dataclass(frozen=True)
class ReadArticle:
    """An article with its text and notes as its author wrote them; without them where they could not be made.

    ``texts`` are those of its files.
    """

    id: str
    article: Article | None
    body: Document
    notes: tuple[Note, ...]
    problems: Sequence[Problem]
    unread: UnreadContent
    texts: Sequence[str] = ()


def read_article_files(files: ArticleFiles, settings: Settings) -> ReadArticle:
    """Read an article and the notes on it."""
    reader = FileReader(limits=settings.limits)
    made = _article(files, settings, reader)
    notes = tuple(note for file in files.notes for note in read_notes(file, reader))
    article, body = made or (None, Document())
    return ReadArticle(files.id, article, body, notes, reader.problems, reader.unread(), reader.texts)


def _article(files: ArticleFiles, settings: Settings, reader: FileReader) -> tuple[Article, Document] | None:
    source = reader.text(files.file)
    if source is not None:
        mapping, body, problems = split_front_matter(source)
        reader.problems += problems
        values = reader.values(content_model.ARTICLE, mapping, source) if mapping is not None else None
        if values is not None and files.is_usable:
            return make_article(settings, reader.problems, files.id, values, source, body)
    reader.unread_ids.add(files.id)
    return None


def read_notes(file: ContentFile, reader: FileReader) -> Iterable[Note]:
    """The notes of a file, which has the name of its article."""
    before = len(reader.problems)
    root, source = reader.yaml(file)
    if root is None or source is None:
        if len(reader.problems) > before:
            reader.unread_articles.add(file.id)
        return ()
    return tuple(_notes(file, root, source, reader))


def _notes(file: ContentFile, root: Node, source: TextFile, reader: FileReader) -> Iterator[Note]:
    seen: dict[str, Place] = {}
    for values, record in reader.items(root, source, content_model.NOTE):
        identifier = values.get("id")
        if identifier in seen:
            reader.problems.append(
                Problem(
                    values.places["id"],
                    "duplicate-note",
                    f"Two notes on this article have the id “{identifier}”.",
                    f"The first stands in line {seen[identifier].line}; give one of them another id.",
                )
            )
        note = make_note(file.id, values, reader.problems) if values.is_complete else None
        if note and identifier not in seen:
            yield note
        else:
            reader.keep(f"{file.id}#{identifier}", record)
        if identifier:
            seen.setdefault(identifier, values.place)
