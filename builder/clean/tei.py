"""The paragraphs of what trafilatura found: a tree whose elements have the names of TEI (https://tei-c.org)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from builder.clean.values import Paragraph

_OF_TEXT = frozenset({"p", "head", "quote", "list"})
"""Elements that a cell of a table of figures does not have twice; one that lays out a page does."""
_OF_LINES = frozenset({"lb", "p", "item", "head"})
"""Elements that begin a line and end one."""

CELLS = " | "
"""What stands between two cells of a row."""


def paragraphs(body: Any) -> Iterator[Paragraph]:
    """The paragraphs of trafilatura's tree, whose names of elements are those of TEI."""
    for element in body:
        if element.tag == "list":
            yield from _lines(element, "item")
        elif element.tag == "quote":
            yield from _lines(element, "quote")
        elif element.tag == "table":
            for row in element.iter("row"):
                yield from _row(list(row.iter("cell")))
        else:
            yield from _lines(element, "heading" if element.tag == "head" else "text")
        if (element.tail or "").strip():
            yield Paragraph(" ".join(element.tail.split()))


def _row(cells: list[Any]) -> Iterator[Paragraph]:
    """A line of figures; or, where a table lays out the page, the paragraphs that stand in its cells."""
    if any(sum(child.tag in _OF_TEXT for child in cell) > 1 for cell in cells):
        for cell in cells:
            if (cell.text or "").strip():
                yield Paragraph(" ".join(cell.text.split()))
            yield from paragraphs(cell)
        return
    texts = (" ".join("".join(cell.itertext()).split()) for cell in cells)
    line = CELLS.join(text for text in texts if text)
    if line:
        yield Paragraph(line)


def _lines(element: Any, kind: str) -> Iterator[Paragraph]:
    # Line ends of the source are spaces; those that stand alone were put here.
    joined = "".join("\0" if text == "\n" else text for text in _texts(element))
    for line in joined.split("\0"):
        text = " ".join(line.split())
        if text:
            yield Paragraph(text, kind)


def _texts(element: Any) -> Iterator[str]:
    """The texts in an element in their order, with a line end alone around what has lines of its own."""
    pending: list[Any] = [element]  # no recursion: elements may be nested by the thousand
    while pending:
        each = pending.pop()
        if isinstance(each, str):
            yield each
            continue
        edge = "\n" if each is not element and each.tag in _OF_LINES else ""
        inside = [part for child in each for part in (child, child.tail or "")]
        pending += reversed([edge, (each.text or "") if isinstance(each.tag, str) else "", *inside, edge])
