"""Write paragraphs as Markdown in which none of their characters is read as markup."""

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
    """Return one paragraph on one line, escaped so that CommonMark gives back the text."""
    text = _marked(" ".join(text.split()))
    text = _NUMBER.sub(r"\1\\\2", text)
    return _OPENING.sub(r"\\", text)


def to_markdown(paragraphs: Iterable[Paragraph]) -> str:
    """Return the body of an article, with blank lines between paragraphs, but not between items and rows of a table."""
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
    """Return a row of a table. The first row is followed by the delimiter row, or preceded by an empty head.

    In a cell only a bar has to be escaped in addition: nothing there begins a list or a heading.
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
