"""Makes leaves of a search index with Pagefind's forms of their words, in batches that bound its memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cbor2

from builder.pages.search_parts import indexed_fields
from builder.pages.search_words import search_words
from builder.world.index_format import EngineFiles, expect, name_prefix
from builder.world.index_shard import Shard
from builder.world.postings import make_postings
from builder.world.shard_making import RecordsInBundles, make_leaf
from builder.world.text_bundles import with_text_bundles
from builder.world.word_forms import PROBE, FormsRequest

Batch = Sequence[RecordsInBundles]
"""The records of the leaves that are made with one Pagefind."""


@dataclass(frozen=True)
class MadeLeaves:
    """Leaves, each with the files of its bundles, and Pagefind's own files."""

    leaves: Sequence[tuple[Shard, Sequence[bytes]]]
    engine: EngineFiles


class LeavesRequest:
    """Leaves that are made in batches. Pagefind works on the next while this process works on one.

    Raises:
        SearchIndexError: when Pagefind cannot be run.
        UnknownIndexFormat: when a text cannot be given to Pagefind.
    """

    def __init__(self, batches: Sequence[Batch], language: str, fields: Sequence[str]) -> None:
        self._batches = (_BegunBatch(batch, language, fields) for batch in batches or [[]])
        self._begun: _BegunBatch | None = next(self._batches)

    def result(self) -> MadeLeaves:
        """Wait for Pagefind, and make the leaves.

        Raises:
            SearchIndexError: when Pagefind refuses or stops.
            UnknownIndexFormat: when its files are not of the form that is known, or it indexes in another way.
        """
        assert self._begun is not None
        leaves: list[tuple[Shard, Sequence[bytes]]] = []
        while self._begun is not None:
            then = next(self._batches, None)
            made = self._begun.result()
            leaves += made.leaves
            self._begun = then
        return MadeLeaves(leaves, made.engine)


def make_leaves(batches: Sequence[Batch], language: str, fields: Sequence[str]) -> MadeLeaves:
    """Make leaves; else as `LeavesRequest`."""
    return LeavesRequest(batches, language, fields).result()


class _BegunBatch:
    """Leaves that are made with one Pagefind, which has begun its work."""

    def __init__(self, batch: Batch, language: str, fields: Sequence[str]) -> None:
        self._fields = fields
        # copies, so that their words are forgotten when the leaves are made
        self._batch = [[[replace(record) for record in bundle] for bundle in leaf] for leaf in batch]
        records = [record for leaf in self._batch for bundle in leaf for record in bundle]
        words = {piece.key for record in records for piece in record.text}
        values = {value for record in records for value in indexed_fields(record).values()}
        words |= {piece.key for value in values for piece in search_words(value)}
        self._request = FormsRequest(words, language)

    def result(self) -> MadeLeaves:
        known = self._request.result()
        probed = make_postings(PROBE, known.forms, known.fields).rows()
        expect(probed == known.probe, "it indexes words in another way")
        engine = replace(known.engine, files=with_text_bundles(known.engine.files))
        prefix = name_prefix(engine.name)
        return MadeLeaves([make_leaf(leaf, known.forms, self._fields, prefix) for leaf in self._batch], engine)


def engine_to_bytes(engine: EngineFiles) -> bytes:
    """Pagefind's own files as they are kept between builds."""
    return cbor2.dumps([dict(engine.files), dict(engine.entry), engine.version, engine.name])


def engine_from_bytes(data: bytes) -> EngineFiles:
    """What `engine_to_bytes` has written."""
    return EngineFiles(*cbor2.loads(data))
