"""Split paragraphs that were joined: the page shows several blocks where one paragraph was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.clean.language import letter_key
from builder.clean.values import Paragraph


def split_joined_blocks(found: Sequence[Paragraph], shown: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs of an article, with those that join several blocks replaced by these blocks.

    trafilatura gives a short article as one text, including its headline and its date.

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
    """Return the blocks that a text consists of; an empty list if they are not several, or not the whole text."""
    for start, (first, _) in enumerate(blocks):
        if first and len(first) < len(whole) and whole.startswith(first):
            parts = list(_in_order(whole, blocks[start:]))
            if sum(len(letter_key(part.text)) for part in parts) == len(whole):
                return parts
    return []


def _in_order(whole: str, blocks: Sequence[tuple[str, Paragraph]]) -> Iterator[Paragraph]:
    """Yield the blocks that continue a text where the previous one ended; others between them are skipped."""
    at = 0
    for own, block in blocks:
        if own and whole.startswith(own, at):
            at += len(own)
            yield block
        if at == len(whole):
            return
