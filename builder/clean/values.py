"""The result of cleaning: paragraphs, facts about the article, and the removed lines."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: its number in the file, from 1, and its text with white space collapsed."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class LogicalLine:
    """The text of one line, or of several lines into which a program wrapped it."""

    text: str
    source_lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """A line that is not text of the article, and the reason."""

    number: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the article.

    ``kind`` is ``text``, ``heading``, ``item``, ``quote``, or of a table ``row`` or ``columns`` (their names).
    """

    text: str
    kind: str = "text"
    cells: tuple[str, ...] = ()
    """The texts of the cells in a row of a table, including empty ones."""


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """The facts that the file itself states about the article; an empty string for each that it does not state."""

    title: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    language: str = ""
    url: str = ""
    rights: str = ""
    """What readers may see of it. It is never found in the file, only given by the author."""
    agencies: tuple[str, ...] = ()
    """News agencies that the text names as its sources. They are offered to the author, because ``via`` needs ids of
    entries."""


@dataclass(frozen=True, slots=True)
class CleanedArticle:
    """An article and the lines that were removed."""

    facts: ArticleFacts
    paragraphs: tuple[Paragraph, ...]
    dropped: tuple[DroppedLine, ...]
    lines: int
    notes: tuple[str, ...] = field(default=())
    warnings: tuple[str, ...] = field(default=())
    """Signs that something is wrong with the whole article."""


class NotAnArticle(Exception):
    """The bytes cannot be read as text. The message gives the reason, for people."""
