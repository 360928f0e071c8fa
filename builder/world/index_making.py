"""Makes the leaves of a search index that no cache has, and joins all of them.

A few are made here: Pagefind looks up their words while this process does other work. More are made by other processes
meanwhile, each with a Pagefind of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b

from builder.values.installed_packages import package_version
from builder.world.cache import Cache
from builder.world.index_files import IndexFile
from builder.world.index_merge import merge_shards
from builder.world.index_plan import IndexPlan, Leaf, records_of_leaf
from builder.world.index_shard import Shard, shard_from_bytes, shard_to_bytes
from builder.world.leaf_making import (
    Batch,
    LeavesRequest,
    MadeLeaves,
    engine_from_bytes,
    engine_to_bytes,
    make_leaves,
)
from builder.world.shard_joining import join_shards
from builder.world.workers import begin_in_process

_LITTLE = 200_000
"""The characters of what is made without another process, which takes some 20 ms to begin."""
_PROCESS = 1_800_000
"""How many characters another process is worth."""
_BATCH = 5_000_000
"""About how many characters are given to one Pagefind."""


class ShardedIndex:
    """An index that is being made; what a cache has of it is taken from there.

    Raises:
        SearchIndexError: when Pagefind cannot be run.
        UnknownIndexFormat: when a text cannot be given to Pagefind.
    """

    def __init__(self, plan: IndexPlan, kept: Cache, jobs: int) -> None:
        self._plan, self._cache, self._jobs = plan, kept, jobs
        self._engine = kept.get(plan.engine_key)
        self._shards = [kept.get(key) for key in plan.shard_keys]
        missing = [number for number, data in enumerate(self._shards) if data is None]
        self._leaves = {key: kept.get(key) for number in missing for key in plan.leaf_keys[number]}
        leaves = {
            key: leaf
            for number in missing
            for key, leaf in zip(plan.leaf_keys[number], plan.shards[number], strict=True)
            if self._leaves[key] is None
        }
        self._bundles: dict[bytes, bytes] = {}
        self._begun = _begin(plan, leaves, jobs) if leaves or self._engine is None else []

    def files(self) -> dict[str, IndexFile]:
        """Wait for the index and return its files, by path.

        Raises:
            SearchIndexError: when Pagefind refuses or stops.
            UnknownIndexFormat: when its files are not of the form that is known, or it indexes in another way.
        """
        for keys, made in self._begun:
            self._keep(keys, made())
        assert self._engine is not None
        shards = [self._shard(number) for number in range(len(self._shards))]
        engine = engine_from_bytes(self._engine)
        return merge_shards(shards, self._plan.fields, engine, self._cache, self._read_bundle, self._jobs)

    def _keep(self, keys: Iterable[str], made: MadeLeaves) -> None:
        for key, (leaf, bundles) in zip(keys, made.leaves, strict=True):
            data = self._leaves[key] = shard_to_bytes(leaf)
            self._cache.put(key, data)
            for (content, _), file in zip(leaf.bundles, bundles, strict=True):
                self._bundles[content] = file
                self._cache.put(_bundle_key(content), file)
        self._engine = engine_to_bytes(made.engine)
        self._cache.put(self._plan.engine_key, self._engine)

    def _shard(self, number: int) -> Shard:
        data = self._shards[number]
        if data is not None:
            return shard_from_bytes(data)
        leaves = [self._leaves.pop(key) for key in self._plan.leaf_keys[number]]
        made = join_shards([shard_from_bytes(leaf) for leaf in leaves if leaf is not None])
        self._cache.put(self._plan.shard_keys[number], shard_to_bytes(made))
        return made

    def _read_bundle(self, number: int, content: bytes) -> bytes:
        """The file of a bundle in a shard; if no cache has it any more, all of that shard are made again."""
        found = self._bundles.get(content) or self._cache.get(_bundle_key(content))
        if found is None:
            leaves = dict(zip(self._plan.leaf_keys[number], self._plan.shards[number], strict=True))
            for keys, made in _begin(self._plan, leaves, jobs=1):
                self._keep(keys, made())
            found = self._bundles[content]
        return found


BegunLeaves = tuple[Sequence[str], Callable[[], MadeLeaves]]
"""The keys of leaves, and what waits for them."""


def _begin(plan: IndexPlan, leaves: Mapping[str, Leaf], jobs: int) -> list[BegunLeaves]:
    """Begin to make leaves, in other processes if they are many."""
    weight = sum(leaf.weight for leaf in leaves.values())
    processes = min(jobs, -(-weight // _PROCESS)) if jobs > 1 and weight >= _LITTLE else 0
    size = -(-len(leaves) // max(1, processes)) or 1
    keys = list(leaves)
    begun: list[BegunLeaves] = []
    for share in [keys[at : at + size] for at in range(0, len(keys), size)] or [[]]:
        given = (list(_batches(leaves[key] for key in share)), plan.language, plan.fields)
        begun.append((share, begin_in_process(make_leaves, *given) if processes else LeavesRequest(*given).result))
    return begun


def _batches(leaves: Iterable[Leaf]) -> Iterator[Batch]:
    """The records of leaves; those that one Pagefind is given together."""
    batch, weight = [], 0
    for leaf in leaves:
        batch.append(records_of_leaf(leaf))
        weight += leaf.weight
        if weight >= _BATCH:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _bundle_key(content: bytes) -> str:
    """The key for the file of a bundle with this SHA-1."""
    return blake2b(content, digest_size=20, person=_bundled()).hexdigest()


@cache
def _bundled() -> bytes:
    return f"text {package_version('deflate')}"[:16].encode()
