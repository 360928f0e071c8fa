"""Paragraphs to Markdown that is read as what they say: no mark of theirs is taken for markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from builder.clean.values import Paragraph

_ANYWHERE = re.compile(r"[\\`*\[\]<~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w{1,40};)")
_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_OPENING = re.compile(r"^(?=[#>+=|-])")
_CLOSING = re.compile(r"(?<=\s)(#+)$")
_BEFORE = {"heading": "## ", "item": "- ", "quote": "> "}


def _escape_markdown(text: str) -> str:
    """One paragraph, on one line, so that CommonMark gives back the text."""
    text = _marked(" ".join(text.split()))
    text = _NUMBER.sub(r"\1\\\2", text)
    return _OPENING.sub(r"\\", text)


def to_markdown(paragraphs: Iterable[Paragraph]) -> str:
    """The body of an article: a blank line between paragraphs, none between items of a list and rows of a table."""
    parts: list[str] = []
    before = Paragraph("")
    for paragraph in paragraphs:
        written = _row(paragraph, before) if paragraph.cells else _block(paragraph)
        if not written:
            continue
        if before.kind == "quote" and paragraph.kind == "quote":
            parts.append(">\n")
        elif parts and not (before.kind == "item" and paragraph.kind == "item") and not _goes_on(paragraph, before):
            parts.append("\n")
        parts.append(written)
        before = paragraph
    return "".join(parts)


def _block(paragraph: Paragraph) -> str:
    text = _escape_markdown(paragraph.text)
    if paragraph.kind == "heading":
        text = _CLOSING.sub(lambda marks: "\\#" * len(marks[1]), text)
    return f"{_BEFORE.get(paragraph.kind, '')}{text}\n" if text else ""


def _goes_on(row: Paragraph, before: Paragraph) -> bool:
    """Whether a row belongs to the table of the paragraph before."""
    return row.kind == "row" and len(row.cells) == len(before.cells)


def _row(row: Paragraph, before: Paragraph) -> str:
    """A row of a table; one that opens a table with the line of marks that makes it one, and a head that may be empty.

    No sign in a cell opens a list or a heading, but a bar ends the cell.
    """
    if _goes_on(row, before):
        return _line(row.cells)
    marks = "| --- " * len(row.cells) + "|\n"
    if row.kind == "columns":
        return _line(row.cells) + marks
    return _line([""] * len(row.cells)) + marks + _line(row.cells)


def _line(cells: Sequence[str]) -> str:
    written = [_marked(cell).replace("|", "\\|") for cell in cells]
    return f"| {' | '.join(written)} |\n"


def _marked(text: str) -> str:
    return _ANYWHERE.sub(lambda mark: "\\" + mark[0], text)
