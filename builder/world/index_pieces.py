"""The words of a search index in pieces, as Pagefind cuts them (Pagefind 1.5: ``chunk_index`` in ``index/mod.rs``).

A piece ends with the word at which its size is reached. So after a word that is large enough alone a piece begins,
whatever is before it: there the words can be divided among processes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from builder.world.cache import Cache
from builder.world.compressing import Compressed, compressed
from builder.world.index_format import CBOR_LIST, cbor_head, cbor_text, compress
from builder.world.index_shard import Shard, words_between
from builder.world.shard_joining import JoinedPages, PlacedShards, join_spellings, join_words
from builder.world.workers import begin_in_process

_PIECE_SIZE = 20_000
"""From what size of its words a piece of the index ends: Pagefind's own."""
_PROCESS = 4_000_000
"""How many bytes of words another process is worth."""
_ROW, _WORD = cbor_head(CBOR_LIST, 2), cbor_head(CBOR_LIST, 3)
_EMPTY = cbor_head(CBOR_LIST, 0)


@dataclass(frozen=True)
class IndexPiece:
    """A piece of the index: its first and its last word, what it holds, and what makes its file again."""

    first: str
    last: str
    made: Compressed
    read: Callable[[], bytes]


def make_pieces(placed: PlacedShards, kept: Cache, jobs: int) -> list[IndexPiece]:
    """The pieces of an index in their order, made by up to ``jobs`` processes."""
    ranges = list(pairwise(("", *_dividing_words([shard for _, shard in placed], jobs), "")))
    # Other processes get the shards by being copies of this one.
    begun = [begin_in_process(_pieces_between, placed, *each, kept) for each in ranges[1:]]
    pieces = _cut(placed, *ranges[0], kept)
    for each, made in zip(ranges[1:], begun, strict=True):
        again = _Again(placed, *each, kept)
        pieces += (
            IndexPiece(first, last, found, partial(again.read, number))
            for number, (first, last, found) in enumerate(made())
        )
    return pieces


@dataclass
class _Again:
    """Pieces that another process has made, which are made again if one of their files is needed."""

    placed: PlacedShards
    after: str
    last: str
    kept: Cache
    pieces: Sequence[IndexPiece] = ()

    def read(self, number: int) -> bytes:
        self.pieces = self.pieces or _cut(self.placed, self.after, self.last, self.kept)
        return self.pieces[number].read()


def _pieces_between(placed: PlacedShards, after: str, last: str, kept: Cache) -> list[tuple[str, str, Compressed]]:
    return [(piece.first, piece.last, piece.made) for piece in _cut(placed, after, last, kept)]


def _dividing_words(shards: Sequence[Shard], jobs: int) -> list[str]:
    """Words after which other processes go on; none if one process is enough."""
    size = sum(len(shard.words.rests) for shard in shards)
    number = min(jobs, size // _PROCESS) if _forks() else 1
    sample = max(shards, key=lambda shard: len(shard.words.rests), default=None)
    if number < 2 or sample is None:
        return []
    ends = sample.words.numbers[-1]
    found = []
    for share in range(1, number):
        middle = bisect_left(ends, len(sample.words.rests) * share // number)
        near = sorted(range(len(ends)), key=lambda place: abs(place - middle))
        heavy = (word for place in near if _size_of(word := sample.words.words[place], shards) >= _PIECE_SIZE)
        found += [word for word in (next(heavy, ""),) if word]
    return sorted({*found})


def _size_of(word: str, shards: Iterable[Shard]) -> int:
    """What the pages of a word count in all shards."""
    size = 0
    for shard in shards:
        words = shard.words.words
        place = bisect_left(words, word)
        if place < len(words) and words[place] == word:
            size += shard.words.numbers[0][place]
    return size


def _cut(placed: PlacedShards, after: str, last: str, kept: Cache) -> list[IndexPiece]:
    """The pieces of the words after one and up to another, or up to the end."""
    between = [(offset, words_between(shard, after, last)) for offset, shard in placed]
    spellings: dict[str, list[bytes]] = {}
    for (of, spelling), where in join_spellings(between).items():
        spellings.setdefault(of, []).append(_ROW + cbor_text(spelling) + where.to_cbor())
    made = []
    for first, end, content in _contents(join_words(between), spellings):
        found = compressed(content, kept)
        read = partial(compress, content) if found.file is None else partial(bytes, found.file)
        made.append(IndexPiece(first, end, found, read))
    return made


def _contents(
    words: Mapping[str, JoinedPages], spellings: Mapping[str, list[bytes]]
) -> Iterator[tuple[str, str, bytes]]:
    """The first and the last word of each piece, and what it holds."""
    piece: list[bytes] = []
    count, size, first = 0, 0, ""
    for word in sorted({*words, *spellings}):
        first = first if count else word
        found = words.get(word)
        others = spellings.get(word)
        piece += (_WORD, cbor_text(word), found.to_cbor() if found else _EMPTY)
        piece += (cbor_head(CBOR_LIST, len(others)), *others) if others else (_EMPTY,)
        count += 1
        size += found.size if found else 0
        if size >= _PIECE_SIZE:
            yield first, word, _content(count, piece)
            piece, count, size = [], 0, 0
    if piece:
        yield first, word, _content(count, piece)


def _content(count: int, words: Iterable[bytes]) -> bytes:
    return b"".join((cbor_head(CBOR_LIST, 1), cbor_head(CBOR_LIST, count), *words))


def _forks() -> bool:
    """Whether another process begins as a copy of this one."""
    from multiprocessing import get_start_method  # noqa: PLC0415 - few builds need it

    return get_start_method() == "fork"
