"""Split paragraphs that were joined: the page shows several blocks where one paragraph was found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from builder.clean.language import letter_key
from builder.clean.values import Paragraph

_MOST_BEGINNINGS = 20
"""How many blocks are tried as the first one of a text: those of a page with one block again and again are many."""


def split_joined_blocks(found: Sequence[Paragraph], shown: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs of an article, with those that join several blocks replaced by these blocks.

    trafilatura gives a short article as one text, including its headline and its date.

    Args:
        found: the paragraphs of the article.
        shown: the blocks that the page shows, in their order.
    """
    blocks = [(letter_key(block.text), block) for block in shown]
    starts: dict[str, list[int]] = {}
    for place, (own, _) in enumerate(blocks):
        starts.setdefault(own, []).append(place)
    lengths = sorted({len(own) for own in starts if own})
    return [
        part
        for paragraph in found
        for part in (
            _blocks_of(letter_key(paragraph.text), blocks, starts, lengths) if paragraph.kind == "text" else []
        )
        or [paragraph]
    ]


def _blocks_of(
    whole: str, blocks: Sequence[tuple[str, Paragraph]], starts: Mapping[str, list[int]], lengths: Sequence[int]
) -> list[Paragraph]:
    """Return the blocks that a text consists of; an empty list if they are not several, or not the whole text.

    Args:
        whole: the letters of the text.
        blocks: the blocks with their letters.
        starts: where the blocks with the same letters are.
        lengths: how many letters blocks have, each number once.
    """
    shorter = lengths[: bisect_left(lengths, len(whole))]
    begins = sorted(start for length in shorter for start in starts.get(whole[:length], ())[:_MOST_BEGINNINGS])
    for start in begins[:_MOST_BEGINNINGS]:
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
