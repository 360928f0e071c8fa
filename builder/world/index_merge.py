"""Joins the shards of a search index into the files that Pagefind makes of all their records at once.

Pages of a shard are numbered on from those of the shard before. So of each word only the number of its first page in
each shard changes, and the rest is taken over as it is. Words are cut into pieces as Pagefind cuts them
(Pagefind 1.5: ``chunk_index`` and ``chunk_meta`` in ``pagefind/src/index/mod.rs``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from itertools import accumulate, pairwise, takewhile
from typing import Any

import cbor2

from builder.values.installed_packages import package_version
from builder.world.cache import Cache
from builder.world.index_format import (
    CBOR_LIST,
    CBOR_NUMBER,
    EngineFiles,
    cbor_head,
    cbor_text,
    compress,
    expect,
    filter_path,
    fragment_path,
    free_digest_name,
    free_name,
    hashed_name,
    index_path,
    meta_path,
    name_prefix,
    write_entry,
)
from builder.world.index_shard import Packed, Shard
from builder.world.pagefind import INDEX_ENTRY_FILE
from builder.world.postings import page_head

_PIECE_SIZE = 20_000
"""From what size of its words a piece of the index ends: Pagefind's own."""
_ROW = cbor_head(CBOR_LIST, 2)


@dataclass(slots=True)
class _Joined:
    """The pages of a word or a spelling in all shards so far, as CBOR, and the number of the last."""

    size: int = 0
    pages: int = 0
    last: int = 0
    parts: list[bytes] = field(default_factory=list)

    def to_cbor(self) -> bytes:
        """The pages as a list."""
        return cbor_head(CBOR_LIST, self.pages) + b"".join(self.parts)


def merge_shards(shards: Sequence[Shard], fields: Sequence[str], engine: EngineFiles, kept: Cache) -> dict[str, bytes]:
    """The files of the index of all shards, by path; ``fields`` are those that are searched, in order.

    Raises:
        UnknownIndexFormat: when shards cannot be joined.
    """
    offsets = [0, *accumulate(len(shard.counts) for shard in shards)]
    files = dict(engine.files)
    packed = _Packing(files, name_prefix(engine.name), kept)
    placed = list(zip(offsets, shards, strict=False))
    pages = list(_pages(shards, packed))
    filters = [[key, packed.add(cbor2.dumps([key, values]), filter_path)] for key, values in _filters(placed)]
    parts = (_pieces(placed, packed), filters, _sorts(placed), list(fields))
    data = b"".join(
        (
            cbor_head(CBOR_LIST, 2 + len(parts)),
            cbor_text(engine.version),
            cbor_head(CBOR_LIST, len(pages)),
            *pages,
            *map(cbor2.dumps, parts),
        )
    )
    name = hashed_name(engine.name, data, len(engine.name) - len(name_prefix(engine.name)))
    files[meta_path(name)] = packed.compressed(data)
    ((language, facts),) = engine.entry["languages"].items()
    languages = {language: {**facts, "hash": name, "page_count": offsets[-1]}}
    files[INDEX_ENTRY_FILE] = write_entry({**engine.entry, "languages": languages})
    return dict(sorted(files.items()))


@dataclass(frozen=True)
class _Packing:
    """Puts files into an index, named by what they hold. Compressing takes most of the time, so it is kept."""

    files: dict[str, bytes]
    prefix: str
    kept: Cache

    def add(self, data: bytes, path_of: Callable[[str], str]) -> str:
        name = free_name(self.prefix, data, path_of, self.files)
        self.files[path_of(name)] = self.compressed(data)
        return name

    def compressed(self, data: bytes) -> bytes:
        key = blake2b(data, digest_size=20, person=_compressor()).hexdigest()
        found = self.kept.get(key)
        if found is None:
            found = compress(data)
            self.kept.put(key, found)
        return found


@cache
def _compressor() -> bytes:
    return f"deflate {package_version('deflate')}"[:16].encode()


def _pages(shards: Iterable[Shard], packed: _Packing) -> Iterator[bytes]:
    """Each page's name, from which the browser knows its bundle and its place in it, and its number of words."""
    for shard in shards:
        names = []
        for digest, file in shard.bundles:
            name = free_digest_name(packed.prefix, digest, fragment_path, packed.files)
            packed.files[fragment_path(name)] = file
            names.append(name)
        for bundle, place, count in zip(shard.in_bundles, shard.places, shard.counts, strict=True):
            # cbor2 takes five times as long for a list of two
            yield _ROW + cbor_text(f"{names[bundle]}.{place}") + cbor_head(CBOR_NUMBER, count)


def _pieces(placed: Iterable[tuple[int, Shard]], packed: _Packing) -> list[list[str]]:
    """Add the pieces of the index; each with the beginnings of its first and its last word, and its name."""
    words: dict[str, _Joined] = {}
    spellings: dict[str, dict[str, _Joined]] = {}
    for offset, shard in placed:
        for word in shard.words:
            _join(words, offset, word)
        for of, spelling in zip(shard.of, shard.spellings, strict=True):
            _join(spellings.setdefault(of, {}), offset, spelling)
    return _bounded([(first, last, packed.add(data, index_path)) for first, last, data in _cut(words, spellings)])


def _join(found: dict[str, _Joined], offset: int, word: Packed) -> None:
    name, size, pages, first, last, rest = word
    joined = found.get(name)
    if joined is None:
        # Spellings stay in Pagefind's order, that of their first pages.
        joined = found[name] = _Joined()
    joined.parts += (page_head(first + offset - joined.last), rest)
    joined.size += size
    joined.pages += pages
    joined.last = last + offset


def _cut(
    words: Mapping[str, _Joined], spellings: Mapping[str, Mapping[str, _Joined]]
) -> Iterator[tuple[str, str, bytes]]:
    """The first and the last word of each piece, and what it holds."""
    piece: list[bytes] = []
    first, size = "", 0
    nowhere = _Joined()
    for word in sorted({*words, *spellings}):
        first = first if piece else word
        found = words.get(word, nowhere)
        others = spellings.get(word, {})
        piece.append(
            cbor_head(CBOR_LIST, 3)
            + cbor_text(word)
            + found.to_cbor()
            + cbor_head(CBOR_LIST, len(others))
            + b"".join(_ROW + cbor_text(spelling) + where.to_cbor() for spelling, where in others.items())
        )
        size += found.size
        if size >= _PIECE_SIZE:
            yield first, word, _piece(piece)
            piece, size = [], 0
    if piece:
        yield first, word, _piece(piece)


def _piece(words: Sequence[bytes]) -> bytes:
    return cbor_head(CBOR_LIST, 1) + cbor_head(CBOR_LIST, len(words)) + b"".join(words)


def _bounded(pieces: Sequence[tuple[str, str, str]]) -> list[list[str]]:
    """The pieces with what the words at their ends begin with, as far as it is needed to know them apart."""
    made = [list(piece) for piece in pieces]
    for before, after in pairwise(made):
        last, first = before[1], after[0]
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(last, first, strict=False))) + 1
        if last[:same] >= before[0]:
            before[1] = last[:same]
        after[0] = first[:same]
    return made


def _filters(placed: Iterable[tuple[int, Shard]]) -> list[tuple[str, list[list[Any]]]]:
    found: dict[str, dict[str, list[int]]] = {}
    for offset, shard in placed:
        for key, values in shard.filters.items():
            for value, pages in values.items():
                found.setdefault(key, {}).setdefault(value, []).extend(page + offset for page in pages)
    return [(key, [[value, pages] for value, pages in sorted(found[key].items())]) for key in sorted(found)]


def _sorts(placed: Iterable[tuple[int, Shard]]) -> list[list[Any]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for offset, shard in placed:
        for key, values in shard.sorts.items():
            found.setdefault(key, []).extend((value, page + offset) for value, page in values)
    # Pagefind would sort numbers as such, if all values of a key are.
    words = all(any(_is_word(value) for value, _ in values) for values in found.values())
    expect(words, "it would sort numbers")
    return [[key, [page for _, page in sorted(found[key])]] for key in sorted(found)]


def _is_word(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return True
    return False
