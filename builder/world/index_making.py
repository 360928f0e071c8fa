"""Makes the shards of a search index that no cache has, and joins all of them.

A few are made here: Pagefind looks up their words while this process does other work. More are made by other processes
meanwhile, each with a Pagefind of its own, in batches that bound its memory.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from hashlib import blake2b

import cbor2

from builder.pages.search_words import search_words
from builder.pages.search_writer import SearchRecord
from builder.values.installed_packages import package_version
from builder.world.cache import Cache
from builder.world.index_format import EngineFiles, expect
from builder.world.index_merge import merge_shards
from builder.world.index_runs import SHARD_SIZES, cut_into_runs, record_weight
from builder.world.index_shard import make_shard, shard_from_bytes, shard_to_bytes
from builder.world.postings import make_postings
from builder.world.text_bundles import with_text_bundles
from builder.world.word_forms import PROBE, FormsRequest, indexed_fields
from builder.world.workers import begin_in_process

_LITTLE = 200_000
"""The characters of what is made without another process, which takes some 20 ms to begin."""
_FEW = 3
"""How many shards another process is worth."""
_BATCH = 8
"""Up to how many shards are made with one Pagefind."""


@dataclass(frozen=True)
class IndexPlan:
    """The records of an index in their order, and what it is made from them with: a language and a program."""

    records: Sequence[SearchRecord]
    language: str
    program: str = ""

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The names of what is searched besides texts, in order."""
        return tuple(sorted({name for record in self.records for name in indexed_fields(record)}))

    @cached_property
    def runs(self) -> Sequence[Sequence[SearchRecord]]:
        """The records of each shard."""
        return list(cut_into_runs(self.records, SHARD_SIZES))

    def weigh(self, number: int) -> int:
        """The length of a shard's records, in characters."""
        return sum(map(record_weight, self.runs[number]))

    @cached_property
    def keys(self) -> Sequence[str]:
        """For each shard, a digest of all that it is made from."""
        return [self._key([_given(record) for record in run]) for run in self.runs]

    @cached_property
    def engine_key(self) -> str:
        """The digest for Pagefind's own files."""
        return self._key("engine")

    @cached_property
    def fingerprint(self) -> str:
        """A digest of everything that the index is made from."""
        return self._key([*self.keys, self.engine_key])

    def _key(self, given: object) -> str:
        known = json.dumps([*_tools(), self.program, self.language, self.fields, given], ensure_ascii=False)
        return blake2b(known.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


@cache
def _tools() -> tuple[str, ...]:
    """The versions of what shards are made with."""
    packages = (package_version(name) for name in ("pagefind-bin", "deflate", "regex", "anyascii"))
    return (*packages, unicodedata.unidata_version)


class ShardedIndex:
    """An index that is being made; shards that a cache has are taken from it.

    Raises:
        SearchIndexError: when Pagefind cannot be run.
        UnknownIndexFormat: when a text cannot be given to Pagefind.
    """

    def __init__(self, plan: IndexPlan, kept: Cache, jobs: int) -> None:
        self._plan, self._cache, self._jobs = plan, kept, jobs
        self._shards = {key: data for key in plan.keys if (data := kept.get(key)) is not None}
        self._engine = kept.get(plan.engine_key)
        missing = [number for number, key in enumerate(plan.keys) if key not in self._shards]
        number = min(jobs, -(-len(missing) // _FEW)) if jobs > 1 and sum(map(plan.weigh, missing)) >= _LITTLE else 0
        size = -(-len(missing) // number) if number else len(missing)
        self._shares = [missing[at : at + size] for at in range(0, len(missing), size)] if missing else [[]]
        if self._engine is not None and not missing:
            self._shares = []
        self._made = [
            begin_in_process(make_shards, plan, share) if number else _Shards(plan, share).made
            for share in self._shares
        ]

    def files(self) -> dict[str, bytes]:
        """Wait for the index and return its files, by path.

        Raises:
            SearchIndexError: when Pagefind refuses or stops.
            UnknownIndexFormat: when its files are not of the form that is known, or it indexes in another way.
        """
        for numbers, made in zip(self._shares, self._made, strict=True):
            shards, engine = made()
            for key, data in zip((self._plan.keys[number] for number in numbers), shards, strict=True):
                self._shards[key] = data
                self._cache.put(key, data)
            self._engine = engine
            self._cache.put(self._plan.engine_key, engine)
        assert self._engine is not None
        shards_in_order = [shard_from_bytes(self._shards[key]) for key in self._plan.keys]
        engine_files = EngineFiles(*cbor2.loads(self._engine))
        return merge_shards(shards_in_order, self._plan.fields, engine_files, self._cache)


ShardsAsKept = tuple[list[bytes], bytes]
"""Shards, and Pagefind's own files, as they are kept."""


def make_shards(plan: IndexPlan, numbers: Sequence[int]) -> ShardsAsKept:
    """Make the shards with these numbers."""
    return _Shards(plan, numbers).made()


class _Shards:
    """Shards that are made in batches. Pagefind works on the next while this process works on one."""

    def __init__(self, plan: IndexPlan, numbers: Sequence[int]) -> None:
        batches = [numbers[at : at + _BATCH] for at in range(0, len(numbers), _BATCH)] or [[]]
        self._batches = (_Batch(plan, batch) for batch in batches)
        self._begun: _Batch | None = next(self._batches)

    def made(self) -> ShardsAsKept:
        shards: list[bytes] = []
        engine = b""
        while self._begun is not None:
            then = next(self._batches, None)
            made, engine = self._begun.result()
            shards += made
            self._begun = then
        return shards, engine


class _Batch:
    """Shards that are made with one Pagefind, which has begun its work."""

    def __init__(self, plan: IndexPlan, numbers: Sequence[int]) -> None:
        self._fields = plan.fields
        # copies, so that their words are forgotten when the shards are made
        self._runs = [[replace(record) for record in plan.runs[number]] for number in numbers]
        words = {piece.key for run in self._runs for record in run for piece in record.text}
        values = {value for run in self._runs for record in run for value in indexed_fields(record).values()}
        words |= {piece.key for value in values for piece in search_words(value)}
        self._request = FormsRequest(words, plan.language)

    def result(self) -> ShardsAsKept:
        known = self._request.result()
        probed = make_postings(PROBE, known.forms, known.fields).rows()
        expect(probed == known.probe, "it indexes words in another way")
        engine = replace(known.engine, files=with_text_bundles(known.engine.files))
        shards = [shard_to_bytes(make_shard(run, known.forms, self._fields)) for run in self._runs]
        return shards, cbor2.dumps([engine.files, engine.entry, engine.version, engine.name])


def _given(record: SearchRecord) -> list[object]:
    return [
        record.url,
        record.title,
        record.content,
        record.blocks,
        *(list(values.items()) for values in (record.meta, record.filters, record.sort, record.shown)),
    ]
