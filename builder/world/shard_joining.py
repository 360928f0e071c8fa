"""Joins shards that follow each other into one, as if it had been made of all their records.

Pages of a shard are numbered on from those of the shard before. So of each word only the number of its first page in
each shard changes, and the rest is taken over as it is.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter
from typing import TypeVar

from builder.world.index_format import CBOR_LIST, cbor_head
from builder.world.index_shard import PackedWords, PagesByValue, Shard, pack_words
from builder.world.postings import page_head

_Key = TypeVar("_Key", str, tuple[str, str])

PlacedShards = Sequence[tuple[int, Shard]]
"""Shards in their order, each with how many pages are before it."""


@dataclass(slots=True)
class JoinedPages:
    """The pages of a word or a spelling in all shards so far: their size, how many, the first, the last, and CBOR.

    ``parts`` lacks the beginning of the first page.
    """

    size: int
    pages: int
    first: int
    last: int
    parts: list[bytes]

    def to_cbor(self) -> bytes:
        """The pages as a list."""
        return b"".join((cbor_head(CBOR_LIST, self.pages), page_head(self.first), *self.parts))


def placed_shards(shards: Sequence[Shard]) -> PlacedShards:
    """Shards with how many pages are before each."""
    return list(zip(_sums(len(shard.counts) for shard in shards), shards, strict=True))


def join_shards(shards: Sequence[Shard]) -> Shard:
    """The shard of all pages of these."""
    if len(shards) == 1:
        return shards[0]
    placed = placed_shards(shards)
    # The sort keeps the order of spellings of a word: that of their first pages.
    spellings = sorted(join_spellings(placed).items(), key=lambda item: item[0][0])
    bundles_before = _sums(len(shard.bundles) for shard in shards)
    return Shard(
        _packed(sorted(join_words(placed).items(), key=itemgetter(0))),
        _packed((spelling, pages) for (_, spelling), pages in spellings),
        [word for (word, _), _ in spellings],
        _chained(shard.counts for shard in shards),
        _chained(moved_pages(before, shard.in_bundles) for before, shard in zip(bundles_before, shards, strict=True)),
        _chained(shard.places for shard in shards),
        b"".join(shard.rows for shard in shards),
        [bundle for shard in shards for bundle in shard.bundles],
        join_values((offset, shard.filters) for offset, shard in placed),
        join_values((offset, shard.sorts) for offset, shard in placed),
    )


def join_words(placed: PlacedShards) -> dict[str, JoinedPages]:
    """The pages of each word."""
    return _joined((offset, shard.words.words, shard.words) for offset, shard in placed)


def join_spellings(placed: PlacedShards) -> dict[tuple[str, str], JoinedPages]:
    """The pages of each spelling with its word; the spellings of a word are in the order of their first pages."""
    return _joined(
        (offset, list(zip(shard.of, shard.spellings.words, strict=True)), shard.spellings) for offset, shard in placed
    )


def _joined(given: Iterable[tuple[int, Sequence[_Key], PackedWords]]) -> dict[_Key, JoinedPages]:
    """The pages of words, each list with the number of pages before it. It runs very often: nothing is called twice."""
    found: dict[_Key, JoinedPages] = {}
    for offset, keys, packed in given:
        rests, start = packed.rests, packed.start
        for key, size, pages, first, last, end in zip(keys, *packed.numbers, strict=True):
            known = found.get(key)
            if known is None:
                found[key] = JoinedPages(size, pages, first + offset, last + offset, [rests[start:end]])
            else:
                known.size += size
                known.pages += pages
                known.parts += (page_head(first + offset - known.last), rests[start:end])
                known.last = last + offset
            start = end
    return found


def _packed(words: Iterable[tuple[str, JoinedPages]]) -> PackedWords:
    return pack_words((word, p.size, p.pages, p.first, p.last, b"".join(p.parts)) for word, p in words)


def join_values(given: Iterable[tuple[int, Mapping[str, PagesByValue]]]) -> dict[str, dict[str, array[int]]]:
    """The pages of each value of each key."""
    found: dict[str, dict[str, array[int]]] = {}
    for offset, keys in given:
        for key, values in keys.items():
            known = found.setdefault(key, {})
            for value, pages in values.items():
                known.setdefault(value, array("I")).extend(moved_pages(offset, pages))
    return found


def moved_pages(before: int, pages: array[int]) -> array[int]:
    """Numbers that are counted on from others."""
    return array("I", map(before.__add__, pages))


def _chained(numbers: Iterable[array[int]]) -> array[int]:
    made = array("I")
    for each in numbers:
        made.extend(each)
    return made


def _sums(numbers: Iterable[int]) -> list[int]:
    """How much is before each number."""
    return [0, *accumulate(numbers)][:-1]
