"""Cuts the records of a search index into runs that change little when a record does.

Where a run ends depends on the record that follows and on little else: an article that is added, or one that grows,
changes the run that it is in, and at most the next one. (Content-defined chunking, as in rsync and restic.) Notes stay
with their article, because the addresses of notes follow that of their article in the order of records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby

from builder.pages.search_writer import SearchRecord

_RECORD_WEIGHT = 200
"""What a record weighs without its text, in characters: its address and its fields."""


@dataclass(frozen=True)
class RunSizes:
    """How long runs are, in characters: at least ``least``, about ``gap`` more, and not much longer than ``most``."""

    least: int
    gap: int
    most: int


SHARD_SIZES = RunSizes(150_000, 450_000, 1_500_000)
"""About 100 articles of 4 KB with six notes each."""
BUNDLE_SIZES = RunSizes(4_000, 10_000, 40_000)
"""About three such articles."""


def cut_into_runs(records: Iterable[SearchRecord], sizes: RunSizes) -> Iterator[Sequence[SearchRecord]]:
    """The records in their order, in runs."""
    run: list[SearchRecord] = []
    length = 0
    for page, group in groupby(records, key=lambda record: record.url.partition("#")[0]):
        found = list(group)
        weight = sum(record_weight(record) for record in found)
        if run and length >= sizes.least and (length + weight > sizes.most or _begins_run(page, weight, sizes.gap)):
            yield run
            run, length = [], 0
        run += found
        length += weight
    if run:
        yield run


def record_weight(record: SearchRecord) -> int:
    """How much a record counts when runs are cut."""
    return _RECORD_WEIGHT + (sum(len(text) for text, _ in record.blocks) if record.blocks else len(record.content))


def _begins_run(page: str, weight: int, gap: int) -> bool:
    """Whether a page begins a run: one in as many as have the length of a gap together."""
    drawn = int.from_bytes(blake2b(page.encode(), digest_size=8).digest(), "big") / 2**64
    return drawn < weight / gap
