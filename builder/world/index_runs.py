"""Cuts what an index is made of into runs that change little when one thing does.

Where a run ends depends on what follows it and on little else: an article that is added, or one that grows, changes the
run that it is in, and at most the next one. (Content-defined chunking, as in rsync and restic.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Generic, Protocol, TypeVar


class Weighable(Protocol):
    """What has a name of its own and a weight, in characters."""

    @property
    def name(self) -> str: ...

    @property
    def weight(self) -> int: ...


Item_co = TypeVar("Item_co", bound=Weighable, covariant=True)


@dataclass(frozen=True)
class Run(Generic[Item_co]):
    """Things that follow each other; at least one. A run can be in a longer run."""

    items: Sequence[Item_co]
    weight: int

    @cached_property
    def name(self) -> str:
        """The name of the first."""
        return self.items[0].name


@dataclass(frozen=True)
class RunSizes:
    """How long runs are, in characters: at least ``least``, about ``gap`` more, and not much longer than ``most``.

    Runs of runs have a ``level`` of their own: what begins a run on one level is not more likely to do so on another.
    """

    least: int
    gap: int
    most: int
    level: bytes = b""


def cut_into_runs(items: Iterable[Item_co], sizes: RunSizes) -> Iterator[Run[Item_co]]:
    """The things in their order, in runs."""
    run: list[Item_co] = []
    length = 0
    for item in items:
        weight = item.weight
        if run and length >= sizes.least and (length + weight > sizes.most or _begins_run(item.name, weight, sizes)):
            yield Run(run, length)
            run, length = [], 0
        run.append(item)
        length += weight
    if run:
        yield Run(run, length)


def _begins_run(name: str, weight: int, sizes: RunSizes) -> bool:
    """Whether a thing begins a run: one in as many as have the length of a gap together."""
    drawn = int.from_bytes(blake2b(name.encode(), digest_size=8, person=sizes.level).digest(), "big") / 2**64
    return drawn < weight / sizes.gap
