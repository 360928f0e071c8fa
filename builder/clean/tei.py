"""The paragraphs of what trafilatura found: a tree whose elements have the names of TEI (https://tei-c.org)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from builder.clean.values import Paragraph


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
                cells = (" ".join("".join(cell.itertext()).split()) for cell in row.iter("cell"))
                text = " | ".join(cell for cell in cells if cell)
                if text:
                    yield Paragraph(text)
        else:
            yield from _lines(element, "heading" if element.tag == "head" else "text")
        if (element.tail or "").strip():
            yield Paragraph(" ".join(element.tail.split()))


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
