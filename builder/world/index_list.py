"""The list of an index's files, kept so that an index of the same records need not be joined again."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial

import cbor2

from builder.world.cache import Cache
from builder.world.index_files import IndexFile, kept_index_file
from builder.world.index_making import ShardedIndex
from builder.world.index_plan import IndexPlan


def keep_list(plan: IndexPlan, files: Mapping[str, IndexFile], kept: Cache) -> None:
    """Keep what the files of an index are known by."""
    kept.put(plan.list_key, cbor2.dumps({path: file.digests for path, file in files.items()}))


def listed_files(plan: IndexPlan, kept: Cache) -> dict[str, IndexFile] | None:
    """The files of an index by path, if an earlier build made it; the index is made again if one of them is read."""
    data = kept.get(plan.list_key)
    if data is None:
        return None
    again = _Again(plan, kept)
    return {path: kept_index_file(digests, partial(again.read, path)) for path, digests in cbor2.loads(data).items()}


class _Again:
    """An index that is made when one of its files is read."""

    def __init__(self, plan: IndexPlan, kept: Cache) -> None:
        self._plan, self._cache = plan, kept

    @cached_property
    def _files(self) -> Mapping[str, IndexFile]:
        return ShardedIndex(self._plan, self._cache, jobs=1).files()

    def read(self, path: str) -> bytes:
        return self._files[path].read()
