"""What cleaning makes: paragraphs, facts about the article, and the lines that went."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """One line that says something: its number in the file, from 1, and its text with white space collapsed."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class LogicalLine:
    """What stands on one line, or on several that a mail or an agency broke it into."""

    text: str
    source_lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """A line that did not become text of the article, and why."""

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
    """What stands in the cells of a row of a table, those that are empty too."""


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What the file itself states about the article; empty where it does not."""

    title: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    language: str = ""
    url: str = ""
    rights: str = ""
    """What readers may see of it: never found, only said by the author."""
    agencies: tuple[str, ...] = ()
    """Whose reports the text says that it repeats; offered to the author, since ``via`` has ids of entries."""


@dataclass(frozen=True, slots=True)
class CleanedArticle:
    """An article and what was lost on the way to it."""

    facts: ArticleFacts
    paragraphs: tuple[Paragraph, ...]
    dropped: tuple[DroppedLine, ...]
    lines: int
    notes: tuple[str, ...] = field(default=())
    warnings: tuple[str, ...] = field(default=())
    """What makes it likely that something is wrong with the whole."""


class NotAnArticle(Exception):
    """The bytes cannot be read as a text. The message says why, to a person."""
