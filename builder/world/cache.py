"""What a build keeps for the next one: data by a key that names everything the data was made from.

The same key always means the same data, so a cache can forget any of it at any time: it is made again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol


class Cache(Protocol):
    """Data by key. A key is a hexadecimal digest of all that the data depends on, the program's version among it."""

    def get(self, key: str, /) -> bytes | None:
        """The data that was put under this key, or ``None`` if there is none or it is damaged."""
        ...

    def put(self, key: str, data: bytes, /) -> None:
        """Keep data under a key. A full or broken disk is no error: the data is then made again next time."""
        ...


class NoCache:
    """Keeps nothing."""

    def get(self, _key: str, /) -> bytes | None:
        return None

    def put(self, _key: str, _data: bytes, /) -> None:
        pass


NO_CACHE = NoCache()


class LatestCache:
    """Keeps in memory what was asked for or put since `begin` was called last, and what that round had before."""

    def __init__(self) -> None:
        self._before: dict[str, bytes] = {}
        self._now: dict[str, bytes] = {}

    def begin(self) -> None:
        """Begin a new round: what the one before the last had, and the last did not need, is forgotten."""
        self._before, self._now = self._now, {}

    def get(self, key: str, /) -> bytes | None:
        found = self._now.get(key) or self._before.get(key)
        if found is not None:
            self._now[key] = found
        return found

    def put(self, key: str, data: bytes, /) -> None:
        self._now[key] = data


@contextmanager
def open_cache(folder: Path | None, version: str) -> Iterator[Cache]:
    """Give the cache in a folder to the block; without a folder, one that keeps nothing.

    ``version`` names the program with all that it uses: what was kept by another is thrown away.
    """
    if folder is not None:
        try:
            from builder.world.disk_cache import DiskCache  # noqa: PLC0415 - not every Python has SQLite
        except ImportError:
            folder = None
    if folder is None:
        yield NO_CACHE
        return
    with DiskCache(folder, version) as cache:
        yield cache
