"""A part of a search index: the words, filters and texts of a run of records, with page numbers of its own.

It is kept between builds. Words, which are many, are kept in columns, so that a shard is read quickly and its words are
joined with those of other shards without being decoded (`builder.world.index_merge`).
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha1
from itertools import pairwise
from typing import Any

import cbor2

from builder.pages.search_writer import SearchRecord
from builder.world.index_format import compress
from builder.world.index_runs import BUNDLE_SIZES, cut_into_runs
from builder.world.postings import Places, make_postings, spellings_in_order
from builder.world.word_forms import WordForms

Packed = tuple[str, int, int, int, int, bytes]
"""A word or a spelling: its size, how many pages it has, the first, the last, and CBOR of the rest.

The size is what it counts when the index is cut into pieces. The rest is all pages but what is before the places on the
first: that its row begins, and its number.
"""


@dataclass(frozen=True)
class PackedWords:
    """Words in columns: ``numbers`` are sizes, pages, first and last pages, and where in ``rests`` the rest ends."""

    words: Sequence[str]
    numbers: Sequence[array[int]]
    rests: bytes

    def __iter__(self) -> Iterator[Packed]:
        *numbers, ends = self.numbers
        rests = (self.rests[start:end] for start, end in pairwise((0, *ends)))
        return zip(self.words, *numbers, rests, strict=True)


@dataclass(frozen=True)
class Shard:
    """A part of an index.

    ``of`` has the word of each spelling, and ``ranks`` what orders spellings with the same first page; those of a word
    are in Pagefind's order. ``counts`` are the numbers of words of pages; each page's text is in the bundle that
    ``in_bundles`` has the number of, at the place in ``places``. ``bundles`` are files, each with the SHA-1 of what it
    holds. ``filters`` and ``sorts`` have values of pages with the numbers of the pages.
    """

    words: PackedWords
    spellings: PackedWords
    of: Sequence[str]
    counts: array[int]
    in_bundles: array[int]
    places: array[int]
    bundles: Sequence[tuple[bytes, bytes]]
    filters: Mapping[str, Mapping[str, Sequence[int]]]
    sorts: Mapping[str, Sequence[tuple[str, int]]]


def make_shard(records: Sequence[SearchRecord], forms: WordForms, fields: Sequence[str]) -> Shard:
    """The shard of records; ``fields`` are those of the whole index, in order."""
    postings = make_postings(records, forms, fields)
    spelled = [
        (word, spelling, places)
        for word in sorted(postings.spellings)
        for spelling, places in spellings_in_order(postings.spellings[word])
    ]
    found = [record for record, count in zip(records, postings.counts, strict=True) if count]
    counts = array("I", (count for count in postings.counts if count))
    in_bundles, places, bundles = _bundled(found, counts)
    return Shard(
        _packed(sorted(postings.words.items())),
        _packed((spelling, places) for _, spelling, places in spelled),
        [word for word, _, _ in spelled],
        counts,
        in_bundles,
        places,
        bundles,
        _filters(found),
        _sorts(found),
    )


def _packed(words: Iterable[tuple[str, Places]]) -> PackedWords:
    names: list[str] = []
    rests: list[bytes] = []
    columns = [array("I") for _ in range(5)]
    end = 0
    for word, places in words:
        rest = b"".join(places.rows)
        end += len(rest)
        names.append(word)
        rests.append(rest)
        for column, value in zip(columns, (places.size, places.pages, places.first, places.last, end), strict=True):
            column.append(value)
    return PackedWords(names, columns, b"".join(rests))


def _bundled(
    records: Sequence[SearchRecord], counts: Sequence[int]
) -> tuple[array[int], array[int], list[tuple[bytes, bytes]]]:
    in_bundles, places = array("I"), array("I")
    bundles: list[tuple[bytes, bytes]] = []
    remaining = iter(counts)
    for number, run in enumerate(cut_into_runs(records, BUNDLE_SIZES)):
        data = b"[" + b",".join(_text(record, next(remaining)) for record in run) + b"]"
        in_bundles.extend([number] * len(run))
        places.extend(range(len(run)))
        bundles.append((sha1(data, usedforsecurity=False).digest(), compress(data)))
    return in_bundles, places, bundles


def _text(record: SearchRecord, count: int) -> bytes:
    """What is shown of a page, in the form of Pagefind's fragments."""
    fragment = {
        "url": record.url,
        "content": " ".join(piece.display for piece in record.text),
        "word_count": count,
        "filters": {key: [record.filters[key]] for key in sorted(record.filters)},
        "meta": record.facts,
        "anchors": [],
    }
    return json.dumps(fragment, ensure_ascii=False, separators=(",", ":")).encode()


def _filters(records: Iterable[SearchRecord]) -> dict[str, dict[str, list[int]]]:
    found: dict[str, dict[str, list[int]]] = {}
    for page, record in enumerate(records):
        for key, value in record.filters.items():
            found.setdefault(key, {}).setdefault(value, []).append(page)
    return found


def _sorts(records: Iterable[SearchRecord]) -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for page, record in enumerate(records):
        for key, value in record.sort.items():
            found.setdefault(key, []).append((value, page))
    return found


def shard_to_bytes(shard: Shard) -> bytes:
    """A shard as it is kept between builds."""
    return cbor2.dumps(
        [
            *map(_columns, (shard.words, shard.spellings)),
            " ".join(shard.of),
            *map(_to_bytes, (shard.counts, shard.in_bundles, shard.places)),
            list(map(list, shard.bundles)),
            shard.filters,
            {key: list(map(list, values)) for key, values in shard.sorts.items()},
        ]
    )


def shard_from_bytes(data: bytes) -> Shard:
    """A shard that `shard_to_bytes` has written."""
    words, spellings, of, counts, in_bundles, places, bundles, filters, sorts = cbor2.loads(data)
    return Shard(
        _from_columns(words),
        _from_columns(spellings),
        of.split(),
        _from_bytes(counts),
        _from_bytes(in_bundles),
        _from_bytes(places),
        [(digest, file) for digest, file in bundles],
        filters,
        {key: [(value, page) for value, page in values] for key, values in sorts.items()},
    )


def _columns(packed: PackedWords) -> list[Any]:
    return [" ".join(packed.words), [_to_bytes(column) for column in packed.numbers], packed.rests]


def _from_columns(columns: Sequence[Any]) -> PackedWords:
    words, numbers, rests = columns
    return PackedWords(words.split(), [_from_bytes(column) for column in numbers], rests)


def _to_bytes(numbers: array[int]) -> bytes:
    """The numbers in the order of bytes that caches have, whatever the machine's own is."""
    return _little_endian(numbers).tobytes()


def _from_bytes(data: bytes) -> array[int]:
    return _little_endian(array("I", data))


def _little_endian(numbers: array[int]) -> array[int]:
    turned = array("I", numbers)
    if sys.byteorder == "big":
        turned.byteswap()
    return turned
