"""A part of a search index: the words, filters and texts of some pages, with page numbers of its own.

It is kept between builds. Words, which are many, are kept in columns, so that a shard is read quickly and its words are
joined with those of other shards without being decoded (`builder.world.shard_joining`).
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

import cbor2


@dataclass(frozen=True)
class PackedWords:
    """Words or spellings in columns, in their order.

    ``numbers`` are their sizes, how many pages they have, the first and the last page, and where in ``rests`` the rest
    ends. The size is what a word counts when the index is cut into pieces. The rest is CBOR of all its pages but what
    is before the places on the first: that its row begins, and its number.
    """

    words: Sequence[str]
    numbers: Sequence[array[int]]
    rests: bytes
    start: int = 0
    """Where in ``rests`` that of the first begins."""

    def part(self, begin: int, end: int) -> PackedWords:
        """Those from one place to another."""
        ends = self.numbers[-1]
        start = ends[begin - 1] if begin else self.start
        return PackedWords(self.words[begin:end], [column[begin:end] for column in self.numbers], self.rests, start)


Packed = tuple[str, int, int, int, int, bytes]
"""A word or a spelling: its size, how many pages it has, the first, the last, and the rest, as in `PackedWords`."""


def pack_words(words: Iterable[Packed]) -> PackedWords:
    """Words or spellings put into columns."""
    names, *numbers, rests = [*zip(*words, strict=True)] or [()] * 6
    columns = [array("I", column) for column in numbers]
    return PackedWords(names, [*columns, array("I", accumulate(map(len, rests)))], b"".join(rests))


PagesByValue = Mapping[str, "array[int]"]
"""The pages that have each value, in order."""


@dataclass(frozen=True)
class Shard:
    """A part of an index.

    ``of`` has the word of each spelling; those of a word are in Pagefind's order. ``counts`` are the numbers of words
    of pages; each page's text is in the bundle that ``in_bundles`` has the number of, at the place in ``places``.
    ``rows`` is what the list of pages has of them, in CBOR, if the names of their bundles are as short as possible.
    ``bundles`` are the SHA-1 of what each holds, and the digests of its file. ``filters`` and ``sorts`` have the pages
    of each value of each key.
    """

    words: PackedWords
    spellings: PackedWords
    of: Sequence[str]
    counts: array[int]
    in_bundles: array[int]
    places: array[int]
    rows: bytes
    bundles: Sequence[tuple[bytes, bytes]]
    filters: Mapping[str, PagesByValue]
    sorts: Mapping[str, PagesByValue]


def words_between(shard: Shard, after: str, last: str) -> Shard:
    """A shard without the words up to and including ``after``, and without those after ``last``, unless it is empty."""

    def part(words: Sequence[str]) -> tuple[int, int]:
        return bisect_right(words, after) if after else 0, bisect_right(words, last) if last else len(words)

    begin, end = part(shard.of)
    return replace(
        shard,
        words=shard.words.part(*part(shard.words.words)),
        spellings=shard.spellings.part(begin, end),
        of=shard.of[begin:end],
    )


def shard_to_bytes(shard: Shard) -> bytes:
    """A shard as it is kept between builds."""
    return cbor2.dumps(
        [
            *map(_columns, (shard.words, shard.spellings)),
            " ".join(shard.of),
            *map(_to_bytes, (shard.counts, shard.in_bundles, shard.places)),
            shard.rows,
            [list(bundle) for bundle in shard.bundles],
            *map(_values, (shard.filters, shard.sorts)),
        ]
    )


def shard_from_bytes(data: bytes) -> Shard:
    """A shard that `shard_to_bytes` has written."""
    words, spellings, of, counts, in_bundles, places, rows, bundles, filters, sorts = cbor2.loads(data)
    return Shard(
        _from_columns(words),
        _from_columns(spellings),
        of.split(),
        _from_bytes(counts),
        _from_bytes(in_bundles),
        _from_bytes(places),
        rows,
        [(content, digests) for content, digests in bundles],
        _from_values(filters),
        _from_values(sorts),
    )


def _columns(packed: PackedWords) -> list[Any]:
    return [" ".join(packed.words), [_to_bytes(column) for column in packed.numbers], packed.rests]


def _from_columns(columns: Sequence[Any]) -> PackedWords:
    words, numbers, rests = columns
    return PackedWords(words.split(), [_from_bytes(column) for column in numbers], rests)


def _values(keys: Mapping[str, PagesByValue]) -> dict[str, dict[str, bytes]]:
    return {key: {value: _to_bytes(pages) for value, pages in values.items()} for key, values in keys.items()}


def _from_values(keys: Mapping[str, Mapping[str, bytes]]) -> dict[str, PagesByValue]:
    return {key: {value: _from_bytes(pages) for value, pages in values.items()} for key, values in keys.items()}


def _to_bytes(numbers: array[int]) -> bytes:
    """The numbers in the order of bytes that caches have, whatever the machine's own is."""
    return _little_endian(numbers).tobytes()


def _from_bytes(data: bytes) -> array[int]:
    return _little_endian(array("I", data))


def _little_endian(numbers: array[int]) -> array[int]:
    if sys.byteorder == "little":
        return numbers
    turned = array("I", numbers)
    turned.byteswap()
    return turned
