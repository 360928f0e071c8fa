"""An article on the desk: its text, its notes' file, and where words stand in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from builder.desk.unique_quote import on_one_line
from builder.desk.yaml_edit import File, file_of
from builder.meaning.folding import Folded, fold_article
from builder.meaning.matches import Span, match
from builder.reading import folder
from builder.reading.front_matter import split_front_matter
from builder.reading.markdown import parse_article
from builder.reading.yaml_nodes import Mapping, Scalar
from builder.values.document import Document
from builder.values.problems import Problem, did_you_mean
from builder.values.records import Quote
from builder.values.refused import Refused

LARGEST = 5_000_000
"""The largest article, in bytes, that is worked on at a desk; a long book is smaller."""

BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class OnDesk:
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

    def words(self, span: Span) -> str:
        """A stretch as it stands in the article, on one line."""
        return on_one_line(self.folded, span)


def articles(content: Path) -> tuple[list[folder.File], dict[str, Path]]:
    """The article files of a briefing, and by article those of the notes."""
    files, _, problems = folder.find_files(content)
    unreadable = [problem for problem in problems if problem.code == "unreadable"]
    if unreadable:
        raise Refused(_said(unreadable))
    return (
        [file for file in files if file.kind == "articles"],
        {file.id: file.where for file in files if file.kind == "notes"},
    )


def on_desk(content: Path, name: str) -> OnDesk:
    """The article of that id, or whose file that is.

    Raises:
        Refused: when there is none, or it cannot be read.
    """
    files, notes = articles(content)
    file = _named(files, name)
    if file is None:
        known = [other.id for other in files]
        asked = name.replace("\\", "/").rstrip("/").rpartition("/")[2].removesuffix(".md")
        raise Refused(
            f"There is no article “{name}” in {content}. "
            + did_you_mean(asked, known, f"Articles are files {content}/articles/<id>.md.")
        )
    return opened(content, file, notes.get(file.id))


def _named(files: Iterable[folder.File], name: str) -> folder.File | None:
    as_path = Path(name)
    try:
        where = as_path.resolve() if as_path.is_file() else None
    except (OSError, ValueError):  # such a name no file can have
        where = None
    return next((file for file in files if file.id == name or (where and file.where.resolve() == where)), None)


def opened(content: Path, file: folder.File, notes: Path | None = None) -> OnDesk:
    """An article's file, read.

    Raises:
        Refused: when it cannot be read.
    """
    try:
        size = file.where.stat().st_size
    except OSError as error:
        raise Refused(f"{file.path} cannot be read: {error.strerror or error}.") from error
    if size > LARGEST:
        raise Refused(
            f"{file.path} is {size // 1_000_000} MB, and more than {LARGEST // 1_000_000} MB of text are not "
            "worked on here. Is it an article?"
        )
    source, problems = folder.read_text(file.path, file.where)
    if source is None:
        raise Refused(_said(problems))
    mapping, body, problems = split_front_matter(source)
    if mapping is None:
        raise Refused(_said(problems))
    return OnDesk(
        file.id,
        file.path,
        parse_article(source.text[body:]),
        notes or content / "notes" / f"{file.id}.yaml",
        _stated(mapping, "title"),
        _stated(mapping, "language"),
    )


def _stated(front: Mapping, name: str) -> str:
    return next((value.text for key, value in front.pairs if key.text == name and isinstance(value, Scalar)), "")


def notes_file(path: Path) -> tuple[str, File]:
    """A notes file as it stands; an empty one where there is none. First its byte order mark, or nothing.

    Raises:
        Refused: when it is there and cannot be read.
    """
    if path.parent.is_symlink() or (path.parent.exists() and not path.parent.is_dir()):
        raise Refused(f"{path.parent} is a file or a symbolic link, where a folder must be. Nothing was changed.")
    if not path.exists() and not path.is_symlink():
        return "", File(str(path), "", "", None)
    source, problems = folder.read_text(path.as_posix(), path)
    if source is None:
        raise Refused(_said(problems))
    raw = path.read_bytes().decode("utf-8")
    mark = BYTE_ORDER_MARK if raw.startswith(BYTE_ORDER_MARK) else ""
    return mark, file_of(path.as_posix(), raw.removeprefix(mark))


def _said(problems: Iterable[Problem]) -> str:
    return " ".join(f"{problem.place}: {problem.message} {problem.hint}".rstrip() for problem in problems)


def standing(article: OnDesk, quote: Quote) -> list[Span]:
    """Where a quote's words stand: where its context allows, or everywhere if nowhere."""
    found = match(quote, article.folded)
    return list(map(found.span_at, found.fitting or found.hits))
