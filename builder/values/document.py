"""Stand-off markup: Markdown becomes this first, and then HTML.

As in the annotation models of linguistics, a document is one plain string and a list of tags at offsets in it. Quotes
are searched in the string. Passages and links are offsets in the same string, so no map between Markdown, text and HTML
is needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

OPEN, VOID, CLOSE = 1, 0, -1


class Tag(NamedTuple):
    """A tag at an offset. ``ref`` is a reference to another record; all other names are HTML's."""

    at: int
    kind: int
    name: str
    attributes: tuple[tuple[str, str], ...] = ()


class Block(NamedTuple):
    """A unit of text: a paragraph, a heading, a list item, a table cell.

    ``number`` counts blocks from 1 and is the block's address (``p7``); ``section`` grows with every heading. The text
    from ``start`` to ``end`` is followed by one line end that belongs to no word of it.
    """

    start: int
    end: int
    number: int
    section: int
    is_heading: bool


class ProseReference(NamedTuple):
    """A ``[[target]]`` in prose: its target, the offsets of its words, and its offset in the Markdown."""

    target: str
    start: int
    end: int
    markdown_offset: int


class RefusedLink(NamedTuple):
    """A link or picture that is not allowed: its address, and how many with the same address come before it.

    Its words stay as text.
    """

    address: str
    occurrence: int


class MarkupNotice(NamedTuple):
    """Something in the Markdown to report to its author: the problem's code, what is written, and its offset."""

    code: str
    written_text: str
    markdown_offset: int


@dataclass(frozen=True, slots=True)
class Document:
    """Plain text, the tags that belong to it, and its blocks, all in order of offset."""

    text: str = ""
    tags: tuple[Tag, ...] = ()
    blocks: tuple[Block, ...] = ()
    references: tuple[ProseReference, ...] = ()
    refused_links: tuple[RefusedLink, ...] = ()
    notices: tuple[MarkupNotice, ...] = ()

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at ``offset``."""
        low, high = 0, len(self.blocks)
        while low < high:
            middle = (low + high) // 2
            if self.blocks[middle].end < offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.blocks) and self.blocks[low].start <= offset:
            return self.blocks[low]
        return None


def block_id(number: int) -> str:
    """The address of a block within its page."""
    return f"p{number}"
