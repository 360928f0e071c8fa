"""Read the paragraphs of trafilatura's result: a tree with the element names of TEI (https://tei-c.org)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from builder.clean.language import count_words
from builder.clean.values import Paragraph

_OF_TEXT = frozenset({"p", "head", "quote", "list"})
"""Elements that a cell has more than once only in tables for layout."""
_OF_LINES = frozenset({"lb", "p", "item", "head"})
"""Elements that begin and end a line."""

CELL_SEPARATOR = " | "
"""The separator between two cells of a row."""
_MOST_OF_A_CELL = 40
"""The most words of a cell in a table of data without header cells."""


def parse_tei_paragraphs(body: Any) -> Iterator[Paragraph]:
    """Yield the paragraphs of trafilatura's tree."""
    for element in body:
        if element.tag == "list":
            yield from _lines(element, "item")
        elif element.tag == "quote":
            yield from _lines(element, "quote")
        elif element.tag == "table":
            yield from _parse_tei_table(element)
        else:
            yield from _lines(element, "heading" if element.tag == "head" else "text")
        if (element.tail or "").strip():
            yield Paragraph(" ".join(element.tail.split()))


def _parse_tei_table(element: Any) -> Iterator[Paragraph]:
    """Yield the rows of a table of data, or the paragraphs in the cells of a table for layout."""
    rows = [list(row.iter("cell")) for row in element.iter("row")]
    texts = [[" ".join("".join(cell.itertext()).split()) for cell in cells] for cells in rows]
    if _is_data(element, rows, texts):
        yield from _rows(texts, named=_names_columns(rows[0], texts))
        return
    for cells, line in zip(rows, texts, strict=True):
        if any(map(_has_several, cells)):
            for cell in cells:
                if (cell.text or "").strip():
                    yield Paragraph(" ".join(cell.text.split()))
                yield from parse_tei_paragraphs(cell)
        elif text := CELL_SEPARATOR.join(filter(None, line)):
            yield Paragraph(text)


def _has_several(cell: Any) -> bool:
    return sum(child.tag in _OF_TEXT for child in cell) > 1


def _is_data(element: Any, rows: list[list[Any]], texts: list[list[str]]) -> bool:
    """Whether a table has data: several rows with several cells, of which none is a paragraph."""
    cells = [cell for row in rows for cell in row]
    of_heads = any(cell.get("role") == "head" for cell in cells)
    return (
        sum(len(list(filter(None, row))) > 1 for row in texts) > 1
        and not any(_has_several(cell) for cell in cells)
        and element.find(".//table") is None
        and (of_heads or all(count_words(text) <= _MOST_OF_A_CELL for row in texts for text in row))
    )


def _names_columns(first: list[Any], texts: list[list[str]]) -> bool:
    """Whether the first row names the columns: by its markup, or because only the rows below it have numbers."""
    filled = [cell for cell, text in zip(first, texts[0], strict=True) if text]
    if any(cell.get("role") == "head" for cell in filled):
        return all(cell.get("role") == "head" for cell in filled)
    below = [[text for text in column if text] for column in zip_longest(*texts[1:], fillvalue="")]
    return not _has_figure("".join(texts[0])) and any(column and all(map(_has_figure, column)) for column in below)


def _has_figure(text: str) -> bool:
    return any(map(str.isdigit, text))


def _rows(texts: list[list[str]], *, named: bool) -> Iterator[Paragraph]:
    """Yield the rows of a table, without empty columns."""
    columns = [column for column in zip_longest(*texts, fillvalue="") if any(column)]
    for place, cells in enumerate(zip(*columns, strict=True)):
        if any(cells):
            kind = "columns" if named and place == 0 else "row"
            yield Paragraph(CELL_SEPARATOR.join(filter(None, cells)), kind, cells)


def _lines(element: Any, kind: str) -> Iterator[Paragraph]:
    # Line ends of the source are spaces; line ends by themselves were added here.
    joined = "".join("\0" if text == "\n" else text for text in _texts(element))
    for line in joined.split("\0"):
        text = " ".join(line.split())
        if text:
            yield Paragraph(text, kind)


def _texts(element: Any) -> Iterator[str]:
    """Yield the texts in an element in order, with a line end by itself around elements with lines of their own."""
    pending: list[Any] = [element]  # no recursion: elements may be nested by the thousand
    while pending:
        each = pending.pop()
        if isinstance(each, str):
            yield each
            continue
        edge = "\n" if each is not element and each.tag in _OF_LINES else ""
        inside = [part for child in each for part in (child, child.tail or "")]
        pending += reversed([edge, (each.text or "") if isinstance(each.tag, str) else "", *inside, edge])
