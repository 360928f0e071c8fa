"""Makes the least part of a search index, a leaf, from its records and Pagefind's forms of their words."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha1

from builder.pages.search_writer import SearchRecord
from builder.world.index_files import index_file
from builder.world.index_format import CBOR_LIST, CBOR_NUMBER, cbor_head, cbor_text, compress, short_digest_name
from builder.world.index_shard import PackedWords, Shard, pack_words
from builder.world.postings import Places, make_postings, spellings_in_order
from builder.world.word_forms import WordForms

_ROW = cbor_head(CBOR_LIST, 2)

RecordsInBundles = Sequence[Sequence[SearchRecord]]
"""The records of each bundle."""


def make_leaf(
    bundles: RecordsInBundles, forms: WordForms, fields: Sequence[str], language_prefix: str
) -> tuple[Shard, list[bytes]]:
    """The shard of records, and the files of their bundles.

    ``fields`` are those of the whole index, in order. Names of files begin with ``language_prefix``.
    """
    postings = make_postings([record for bundle in bundles for record in bundle], forms, fields)
    spelled = [
        (word, spelling, places)
        for word in sorted(postings.spellings)
        for spelling, places in spellings_in_order(postings.spellings[word])
    ]
    remaining = iter(postings.counts)
    counted = [[(record, count) for record in bundle if (count := next(remaining))] for bundle in bundles]
    files, in_bundles, places, rows = _Bundles(language_prefix), array("I"), array("I"), list[bytes]()
    for bundle in filter(None, counted):
        name = files.add(bundle)
        for place, (_, count) in enumerate(bundle):
            in_bundles.append(len(files.listed) - 1)
            places.append(place)
            rows.append(page_row(name, place, count))
    found = [record for bundle in counted for record, _ in bundle]
    return (
        Shard(
            _packed(sorted(postings.words.items())),
            _packed((spelling, places) for _, spelling, places in spelled),
            [word for word, _, _ in spelled],
            array("I", (count for bundle in counted for _, count in bundle)),
            in_bundles,
            places,
            b"".join(rows),
            files.listed,
            _values(record.filters for record in found),
            _values(record.sort for record in found),
        ),
        files.data,
    )


def page_row(bundle: str, place: int, count: int) -> bytes:
    """What the list of pages has of one: its name, by which the browser finds its text, and its number of words."""
    # cbor2 takes five times as long for a list of two
    return _ROW + cbor_text(f"{bundle}.{place}") + cbor_head(CBOR_NUMBER, count)


class _Bundles:
    """The files of bundles: as they are listed in a shard, and their content."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.listed: list[tuple[bytes, bytes]] = []
        self.data: list[bytes] = []

    def add(self, counted: Iterable[tuple[SearchRecord, int]]) -> str:
        """Add a bundle of records with their numbers of words, and return its name."""
        content = b"[" + b",".join(_text(record, count) for record, count in counted) + b"]"
        digest, data = sha1(content, usedforsecurity=False).digest(), compress(content)
        self.listed.append((digest, index_file(data).digests))
        self.data.append(data)
        return short_digest_name(self.prefix, digest)


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


def _packed(words: Iterable[tuple[str, Places]]) -> PackedWords:
    return pack_words((word, p.size, p.pages, p.first, p.last, b"".join(p.rows)) for word, p in words)


def _values(given: Iterable[Mapping[str, str]]) -> dict[str, dict[str, array[int]]]:
    """The pages of each value of each key."""
    found: dict[str, dict[str, array[int]]] = {}
    for page, values in enumerate(given):
        for key, value in values.items():
            found.setdefault(key, {}).setdefault(value, array("I")).append(page)
    return found
