"""The paragraphs of what trafilatura found: a tree whose elements have the names of TEI (https://tei-c.org)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from builder.clean.values import Paragraph

_OF_TEXT = frozenset({"p", "head", "quote", "list"})
"""Elements that a cell of a table of figures does not have twice; one that lays out a page does."""

CELLS = " | "
"""What stands between two cells of a row."""


def paragraphs(body: Any) -> Iterator[Paragraph]:
    """The paragraphs of trafilatura's tree, whose names of elements are those of TEI."""
    for element in body:
        if element.tag == "list":
            for item in element.iter("item"):
                yield from _lines(item, "item")
        elif element.tag == "quote":
            children = [child for child in element if child.tag == "p"]
            for child in children or [element]:
                yield from _lines(child, "quote")
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
    texts: list[str] = [element.text or ""]
    for child in element.iterdescendants():
        if child.tag in ("lb", "p", "item", "head"):
            texts.append("\n")
        if isinstance(child.tag, str):
            texts.append(child.text or "")
        texts += ["\n" if child.tag in ("p", "head") and child.tail else "", child.tail or ""]
    # Line ends of the source are spaces; those that stand alone were put here.
    joined = "".join("\0" if text == "\n" else text for text in texts)
    for line in joined.split("\0"):
        text = " ".join(line.split())
        if text:
            yield Paragraph(text, kind)
