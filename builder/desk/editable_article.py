"""An article to be worked on: its text, its notes' file, and the places of words in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from builder.desk.unique_quote import text_on_one_line
from builder.desk.yaml_edit import YamlFile, parse_yaml_file
from builder.meaning.folding import Folded, fold_article
from builder.meaning.matches import match_quote
from builder.meaning.spans import Span
from builder.reading import content_folder
from builder.reading.front_matter import split_front_matter
from builder.reading.load import read_limits
from builder.reading.markdown import parse_article
from builder.reading.text_limits import markdown_limit_problem
from builder.reading.yaml_nodes import MappingNode, ScalarNode
from builder.values.document import Document
from builder.values.errors import BriefingError
from builder.values.limits import Limits
from builder.values.problems import Problem, suggest_word
from builder.values.records import Quote
from builder.values.regular_files import read_file

_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class EditableArticle:
    """An article's text, title and language, and the file of its notes, which need not be there."""

    id: str
    path: str
    body: Document
    notes: Path
    title: str = ""
    language: str = ""

    @property
    def text(self) -> str:
        """The words of the article."""
        return self.body.text

    @cached_property
    def folded(self) -> Folded:
        """The text as it is compared."""
        return fold_article(self.text, self.language)

    def text_of_span(self, span: Span) -> str:
        """Return a stretch of the article, on one line."""
        return text_on_one_line(self.folded, span)


def list_article_files(content: Path) -> tuple[list[content_folder.ContentFile], dict[str, Path]]:
    """The article files of a briefing, and by article those of the notes."""
    files, _, problems = content_folder.find_files(content)
    unreadable = [problem for problem in problems if problem.code == "unreadable"]
    if unreadable:
        raise BriefingError(_said(unreadable))
    return (
        [file for file in files if file.kind == "articles"],
        {file.id: file.real_path for file in files if file.kind == "notes"},
    )


def open_article(content: Path, name: str) -> EditableArticle:
    """Return the article with that id or with that file.

    Raises:
        BriefingError: when there is none, or it cannot be read.
    """
    files, notes = list_article_files(content)
    file = _named(files, name)
    if file is None:
        known = [other.id for other in files]
        asked = name.replace("\\", "/").rstrip("/").rpartition("/")[2].removesuffix(".md")
        raise BriefingError(
            f"There is no article “{name}” in {content}. "
            + suggest_word(asked, known, f"Articles are files {content}/articles/<id>.md.")
        )
    return read_article(content, file, notes.get(file.id))


def _named(files: Iterable[content_folder.ContentFile], name: str) -> content_folder.ContentFile | None:
    as_path = Path(name)
    try:
        where = as_path.resolve() if as_path.is_file() else None
    except (OSError, ValueError):  # such a name no file can have
        where = None
    return next((file for file in files if file.id == name or (where and file.real_path.resolve() == where)), None)


def read_article(
    content: Path, file: content_folder.ContentFile, notes: Path | None = None, limits: Limits | None = None
) -> EditableArticle:
    """An article's file, read; ``limits`` are those of its briefing, if they are known.

    Raises:
        BriefingError: when it cannot be read.
    """
    limits = limits or read_limits(content)
    source, problems = content_folder.read_text(file.path, file.real_path, limits)
    if source is None:
        raise BriefingError(_said(problems))
    mapping, body, problems = split_front_matter(source)
    if mapping is None:
        raise BriefingError(_said(problems))
    refused = markdown_limit_problem(source.text[body:], source.place(body), limits)
    if refused:
        raise BriefingError(_said([refused]))
    return EditableArticle(
        file.id,
        file.path,
        parse_article(source.text[body:]),
        notes or content / "notes" / f"{file.id}.yaml",
        _stated(mapping, "title"),
        _stated(mapping, "language"),
    )


def _stated(front: MappingNode, name: str) -> str:
    return next((value.text for key, value in front.pairs if key.text == name and isinstance(value, ScalarNode)), "")


def read_notes_file(path: Path) -> tuple[str, YamlFile]:
    """Read a file of notes: its byte order mark, or an empty string, and its content; an empty file if there is none.

    Raises:
        BriefingError: when it is there and cannot be read.
    """
    if path.parent.is_symlink() or (path.parent.exists() and not path.parent.is_dir()):
        raise BriefingError(f"{path.parent} is a file or a symbolic link, where a folder must be. Nothing was changed.")
    if not path.exists() and not path.is_symlink():
        return "", YamlFile(str(path), "", "", None)
    source, problems = content_folder.read_text(path.as_posix(), path)
    if source is None:
        raise BriefingError(_said(problems))
    raw = read_file(path).decode("utf-8")
    mark = _BYTE_ORDER_MARK if raw.startswith(_BYTE_ORDER_MARK) else ""
    return mark, parse_yaml_file(path.as_posix(), raw.removeprefix(mark))


def _said(problems: Iterable[Problem]) -> str:
    return " ".join(f"{problem.place}: {problem.message} {problem.hint}".rstrip() for problem in problems)


def find_quote(article: EditableArticle, quote: Quote) -> list[Span]:
    """Return the places of a quote's words: those that its context allows, or all of them if it allows none."""
    found = match_quote(quote, article.folded)
    return list(map(found.span_at, found.fitting or found.hits))
