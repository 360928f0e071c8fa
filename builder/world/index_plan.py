"""How a search index is divided, and the keys by which its parts are kept between builds.

The texts of a few pages are in one file, a bundle. A few bundles are a leaf: the least that is made again. Leaves are
joined to shards, and these to the index. So one changed article costs one leaf, one shard, and joining few shards.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from typing import NamedTuple

from builder.pages.search_parts import RecordsPart
from builder.pages.search_writer import SearchRecord
from builder.values.installed_packages import package_version
from builder.world.index_runs import Run, RunSizes, cut_into_runs


class PlanSizes(NamedTuple):
    """How long the divisions of an index are. Bundles and leaves begin anew where a chapter does."""

    chapters: RunSizes = RunSizes(150_000, 450_000, 1_500_000)
    """About 100 articles of 4 KB with six notes each."""
    bundles: RunSizes = RunSizes(4_000, 10_000, 40_000)
    """About three such articles."""
    leaves: RunSizes = RunSizes(15_000, 35_000, 150_000, b"leaves")
    """About eight such articles."""
    shards: RunSizes = RunSizes(800_000, 1_600_000, 6_000_000, b"shards")
    """About 350 such articles."""


_USUAL_SIZES = PlanSizes()

Bundle = Run[RecordsPart]
Leaf = Run[Bundle]


@dataclass(frozen=True)
class IndexPlan:
    """The parts of an index in their order, and what it is made from them with: a language and a program."""

    parts: Sequence[RecordsPart]
    language: str
    program: str = ""
    sizes: PlanSizes = _USUAL_SIZES

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The names of what is searched besides texts, in order."""
        return tuple(sorted({name for part in self.parts for name in part.facts.fields}))

    @cached_property
    def shards(self) -> Sequence[Sequence[Leaf]]:
        """The leaves of each shard."""
        return [shard.items for shard in cut_into_runs(self._leaves(), self.sizes.shards)]

    def _leaves(self) -> Iterator[Leaf]:
        for chapter in cut_into_runs(self.parts, self.sizes.chapters):
            yield from cut_into_runs(cut_into_runs(chapter.items, self.sizes.bundles), self.sizes.leaves)

    @cached_property
    def leaf_keys(self) -> Sequence[Sequence[str]]:
        """For each shard, the digests of all that its leaves are made from."""
        return [[self._leaf_key(leaf) for leaf in shard] for shard in self.shards]

    @cached_property
    def shard_keys(self) -> Sequence[str]:
        """For each shard, a digest of all that it is made from."""
        return [self._key("shard", *(key.encode() for key in keys)) for keys in self.leaf_keys]

    @cached_property
    def engine_key(self) -> str:
        """The digest for Pagefind's own files."""
        return self._key("engine")

    @cached_property
    def list_key(self) -> str:
        """The digest for the list of the index's files."""
        return self._key("list", self.fingerprint.encode())

    @cached_property
    def fingerprint(self) -> str:
        """A digest of everything that the index is made from."""
        return self._key("index", *(key.encode() for key in self.shard_keys), self.engine_key.encode())

    def _leaf_key(self, leaf: Leaf) -> str:
        return self._key(
            "leaf", *(digest for bundle in leaf.items for digest in (b"", *(p.digest for p in bundle.items)))
        )

    def _key(self, kind: str, *digests: bytes) -> str:
        known = self._tools.copy()
        for each in (kind.encode(), *digests):
            known.update(b"%d:" % len(each) + each)
        return known.hexdigest()

    @cached_property
    def _tools(self) -> blake2b:
        """The beginning of each digest: what everything is made with."""
        return blake2b(repr((*_versions(), self.program, self.language, self.fields)).encode(), digest_size=20)


def records_of_leaf(leaf: Leaf) -> list[list[SearchRecord]]:
    """The records of a leaf, in bundles."""
    return [[record for part in bundle.items for record in part.records()] for bundle in leaf.items]


@cache
def _versions() -> tuple[str, ...]:
    """The versions of what shards are made with."""
    packages = (package_version(name) for name in ("pagefind-bin", "deflate", "regex", "anyascii"))
    return (*packages, unicodedata.unidata_version)
