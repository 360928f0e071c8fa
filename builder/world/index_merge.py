"""Joins the shards of a search index into the files that Pagefind makes of all their records at once.

The list of pages is made as Pagefind makes it (Pagefind 1.5: ``chunk_meta`` in ``pagefind/src/index/mod.rs``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, takewhile
from typing import Any

import cbor2

from builder.world.cache import Cache
from builder.world.compressing import Compressed, compressed
from builder.world.index_files import IndexFile, index_file, kept_index_file
from builder.world.index_format import (
    CBOR_LIST,
    EngineFiles,
    cbor_head,
    cbor_text,
    compress,
    expect,
    filter_path,
    fragment_path,
    free_digest_name,
    hashed_name,
    index_path,
    meta_path,
    name_prefix,
    short_digest_name,
    write_entry,
)
from builder.world.index_pieces import make_pieces
from builder.world.index_shard import PagesByValue, Shard
from builder.world.pagefind import INDEX_ENTRY_FILE
from builder.world.shard_joining import (
    join_values,
    placed_shards,
)
from builder.world.shard_making import page_row

ReadBundle = Callable[[int, bytes], bytes]
"""Returns the file of a bundle: by the number of its shard, and the SHA-1 of what it holds."""


def merge_shards(
    shards: Sequence[Shard],
    fields: Sequence[str],
    engine: EngineFiles,
    kept: Cache,
    read_bundle: ReadBundle,
    jobs: int,
) -> dict[str, IndexFile]:
    """The files of the index of all shards, by path; ``fields`` are those that are searched, in order.

    Up to ``jobs`` processes work on it.

    Raises:
        UnknownIndexFormat: when shards cannot be joined.
    """
    placed = placed_shards(shards)
    packed = _Packing({path: index_file(data) for path, data in engine.files.items()}, name_prefix(engine.name), kept)
    pieces = make_pieces(placed, kept, jobs)
    rows = b"".join(_pages(shards, packed, read_bundle))
    count = sum(len(shard.counts) for shard in shards)
    filters = join_values((offset, shard.filters) for offset, shard in placed)
    sorts = join_values((offset, shard.sorts) for offset, shard in placed)
    listed = [[key, packed.add(_filter(key, filters[key]), filter_path)] for key in sorted(filters)]
    named = [(piece.first, piece.last, packed.add_made(piece.made, piece.read, index_path)) for piece in pieces]
    parts = (_bounded(named), listed, _sorted_pages(sorts), list(fields))
    head = (cbor_head(CBOR_LIST, 2 + len(parts)), cbor_text(engine.version), cbor_head(CBOR_LIST, count))
    data = b"".join((*head, rows, *map(cbor2.dumps, parts)))
    name = hashed_name(engine.name, data, len(engine.name) - len(name_prefix(engine.name)))
    packed.files[meta_path(name)] = packed.file(compressed(data, kept), partial(compress, data))
    ((language, facts),) = engine.entry["languages"].items()
    languages = {language: {**facts, "hash": name, "page_count": count}}
    packed.files[INDEX_ENTRY_FILE] = index_file(write_entry({**engine.entry, "languages": languages}))
    return dict(sorted(packed.files.items()))


@dataclass(frozen=True)
class _Packing:
    """Puts files into an index, named by what they hold."""

    files: dict[str, IndexFile]
    prefix: str
    kept: Cache

    def add(self, content: bytes, path_of: Callable[[str], str]) -> str:
        """Add a file with this content, and return its name."""
        return self.add_made(compressed(content, self.kept), partial(compress, content), path_of)

    def add_made(self, made: Compressed, read: Callable[[], bytes], path_of: Callable[[str], str]) -> str:
        """Add a file that ``read`` makes if an earlier build had it, and return its name."""
        name = free_digest_name(self.prefix, made.content, path_of, self.files)
        self.files[path_of(name)] = self.file(made, read)
        return name

    def file(self, made: Compressed, read: Callable[[], bytes]) -> IndexFile:
        """A file, whose digests are kept."""
        if made.file is None:
            return kept_index_file(made.digests, read)
        self.kept.put(made.key, made.digests)
        return kept_index_file(made.digests, partial(bytes, made.file))


def _pages(shards: Sequence[Shard], packed: _Packing, read_bundle: ReadBundle) -> Iterator[bytes]:
    """The list of pages, in CBOR; the files of their texts are added."""
    for number, shard in enumerate(shards):
        names = []
        is_short = True
        for content, digests in shard.bundles:
            name = free_digest_name(packed.prefix, content, fragment_path, packed.files)
            is_short = is_short and name == short_digest_name(packed.prefix, content)
            packed.files[fragment_path(name)] = kept_index_file(digests, partial(read_bundle, number, content))
            names.append(name)
        if is_short:
            yield shard.rows
        else:
            pages = zip(shard.in_bundles, shard.places, shard.counts, strict=True)
            yield from (page_row(names[bundle], place, count) for bundle, place, count in pages)


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


def _filter(key: str, values: PagesByValue) -> bytes:
    return cbor2.dumps([key, [[value, list(pages)] for value, pages in sorted(values.items())]])


def _sorted_pages(sorts: Mapping[str, PagesByValue]) -> list[list[Any]]:
    """For each sort key its pages, in the order of their values."""
    # Pagefind would sort numbers as such, if all values of a key are.
    expect(all(any(map(_is_word, values)) for values in sorts.values()), "it would sort numbers")
    return [[key, [page for _, pages in sorted(sorts[key].items()) for page in pages]] for key in sorted(sorts)]


def _is_word(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return True
    return False
