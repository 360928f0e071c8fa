"""Paragraphs that were run together: the page shows as several blocks what was found as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.clean.language import letter_key
from builder.clean.values import Paragraph


def split_joined_blocks(found: Sequence[Paragraph], shown: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of an article, each that runs several blocks together as these blocks.

    What reads pages gives a short article as one text, its headline and its date within it.

    Args:
        found: the paragraphs of the article.
        shown: the blocks that the page shows, in their order.
    """
    blocks = [(letter_key(block.text), block) for block in shown]
    return [
        part
        for paragraph in found
        for part in (_blocks_of(letter_key(paragraph.text), blocks) if paragraph.kind == "text" else []) or [paragraph]
    ]


def _blocks_of(whole: str, blocks: Sequence[tuple[str, Paragraph]]) -> list[Paragraph]:
    """The blocks of which a text consists, one after the other; empty where they are not several, or not all of it."""
    for start, (first, _) in enumerate(blocks):
        if first and len(first) < len(whole) and whole.startswith(first):
            parts = list(_in_order(whole, blocks[start:]))
            if sum(len(letter_key(part.text)) for part in parts) == len(whole):
                return parts
    return []


def _in_order(whole: str, blocks: Sequence[tuple[str, Paragraph]]) -> Iterator[Paragraph]:
    """Blocks that continue a text from where the one before ended; those between that are none of it are left out."""
    at = 0
    for own, block in blocks:
        if own and whole.startswith(own, at):
            at += len(own)
            yield block
        if at == len(whole):
            return
