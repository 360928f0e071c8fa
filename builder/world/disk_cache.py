"""The cache on disk: pieces of data by key, in one SQLite database.

One database, not one file a piece: 10,000 articles make tens of thousands of pieces, which as files take 0.1 ms each to
write and minutes to be stored and fetched by a server for tests. SQLite's transactions make two builds at the same time
safe, and it is in Python's standard library. Nothing in it is ever run or unpickled.

A piece has a checksum over its key, its data and the version of the program. A piece that is damaged, was edited or put
under another key, or is of another version, is removed and made again; so is the whole database if it is not one of
ours. A disk that is full, read-only or locked is no error: the build goes on without the cache.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TypeVar

from builder.world.cache_folder import CacheFolder

MOST_BYTES = 500_000_000
"""The size of all pieces together, in bytes, above which those that were used least recently are removed."""

_DATABASE = "pieces.sqlite"
_SIDE_FILES = ("", "-wal", "-shm", "-journal")
_SCHEMA = {
    "about": "CREATE TABLE about (version TEXT NOT NULL)",
    # Apart from the data, so that a new time of use does not write the data again.
    "uses": "CREATE TABLE uses (key TEXT PRIMARY KEY, size INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID",
    "pieces": "CREATE TABLE pieces (key TEXT PRIMARY KEY, seal BLOB NOT NULL, data BLOB NOT NULL)",
}

_FIND = "SELECT seal, data, used FROM pieces JOIN uses USING (key) WHERE key = ?"

_WAIT_SECONDS = 5.0
"""Seconds to wait for another build that writes."""
_WAITING_BYTES = 16_000_000
"""Bytes that wait to be written in one transaction."""
_SECONDS_BETWEEN_USES = 3600
"""Seconds in which a second use of a piece is not written down."""
_KEPT_SHARE = 0.9
"""The share of the limit that is kept when pieces are removed, so that they are not removed at every build."""

_DAMAGED = frozenset(
    {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_RANGE}
)
"""Errors after which the database is made again."""
_LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
"""Errors that concern one access alone."""


_Result = TypeVar("_Result")


class DiskCache:
    """A cache in a folder (`builder.world.cache.Cache`). Close it, or use it in ``with``, so that all is written.

    Each process opens the database for itself, so a cache can be given to worker processes.
    """

    def __init__(
        self, folder: Path, version: str, limit: int = MOST_BYTES, now: Callable[[], float] = time.time
    ) -> None:
        self._folder, self._version, self._limit, self._now = CacheFolder(folder), version, limit, now
        self._secret = blake2b(version.encode(), digest_size=32).digest()
        self._lock = RLock()
        self._database: sqlite3.Connection | None = None
        self._process = 0
        self._is_usable = True
        self._waiting: dict[str, bytes] = {}
        self._waiting_bytes = 0
        self._used: set[str] = set()

    def get(self, key: str, /) -> bytes | None:
        """The data that was put under this key, or ``None`` if there is none or it is damaged."""
        with self._lock:
            if key in self._waiting:
                return self._waiting[key]
            row = self._try(lambda database: database.execute(_FIND, (key,)).fetchone())
            if row is None:
                return None
            seal, data, used = row
            if not isinstance(data, bytes) or seal != self._seal(key, data):
                self._try(lambda database: _remove(database, [key]))
                return None
            if not isinstance(used, int) or used < self._now() - _SECONDS_BETWEEN_USES:
                self._used.add(key)
            return data

    def put(self, key: str, data: bytes, /) -> None:
        """Keep data under a key; it is written with others, at the latest when the cache is closed."""
        with self._lock:
            if len(data) > self._limit:
                return
            self._waiting[key] = data
            self._waiting_bytes += len(data)
            if self._waiting_bytes > _WAITING_BYTES:
                self._write()

    def close(self) -> None:
        """Write what waits, remove what is used least if there is too much, and close the database."""
        with self._lock:
            if self._waiting or self._used:
                self._write()
            if self._database and self._process == os.getpid():
                with suppress(sqlite3.Error):
                    self._database.close()
            self._database = None

    def __enter__(self) -> DiskCache:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __reduce__(self) -> tuple[type[DiskCache], tuple[Path, str, int]]:
        return DiskCache, (self._folder.path, self._version, self._limit)

    def _seal(self, key: str, data: bytes) -> bytes:
        known = blake2b(key.encode(), digest_size=16, key=self._secret)
        known.update(data)
        return known.digest()

    def _write(self) -> None:
        """Write what waits in one transaction. What cannot be written now is made again by the next build."""
        now = int(self._now())
        pieces = [(key, self._seal(key, data), data) for key, data in self._waiting.items()]
        uses = [(key, len(data), now) for key, data in self._waiting.items()]
        used = [(now, key) for key in self._used]
        self._waiting, self._waiting_bytes, self._used = {}, 0, set()

        def write(database: sqlite3.Connection) -> None:
            with _transaction(database):
                database.executemany("INSERT OR REPLACE INTO pieces VALUES (?, ?, ?)", pieces)
                database.executemany("INSERT OR REPLACE INTO uses VALUES (?, ?, ?)", uses)
                database.executemany("UPDATE uses SET used = ? WHERE key = ?", used)
            _remove(database, list(_least_used(database, self._limit)))

        self._try(write)

    def _try(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result | None:
        """Return what comes of the work, or ``None`` if it cannot be done."""
        try:
            database = self._open()
            return work(database) if database else None
        except sqlite3.Error as error:
            if _is_damaged(error):
                self._throw_away()
            elif _code(error) not in _LOCKED:
                self._is_usable = False
        except OSError:
            self._is_usable = False
        return None

    def _open(self) -> sqlite3.Connection | None:
        if self._process != os.getpid():
            # The copy of a process must neither use nor close its parent's database (https://www.sqlite.org/howtocorrupt.html).
            self._inherited, self._database, self._process = self._database, None, os.getpid()
        if self._database is None and self._is_usable:
            path = self._folder.path / _DATABASE
            if not self._folder.prepare():
                self._is_usable = False
                return None
            if any(_is_in_the_way(Path(f"{path}{ending}")) for ending in _SIDE_FILES):
                self._throw_away()
            try:
                self._database = _opened(path, self._version)
            except sqlite3.Error as error:
                if not _is_damaged(error):
                    raise
                self._throw_away()
                self._database = _opened(path, self._version)
        return self._database

    def _throw_away(self) -> None:
        """Remove the database; it is made again when it is needed next."""
        if self._database:
            with suppress(sqlite3.Error):
                self._database.close()
        self._database = None
        removed = [self._folder.remove(f"{_DATABASE}{ending}") for ending in _SIDE_FILES]
        if not all(removed):
            self._is_usable = False


def _is_in_the_way(path: Path) -> bool:
    """Whether there is something else than a file, which SQLite would follow or wait for."""
    return os.path.lexists(path) and (path.is_symlink() or not path.is_file())


def _code(error: sqlite3.Error) -> int:
    """The code of an error without its extended part; errors of the Python module itself have none."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def _is_damaged(error: sqlite3.Error) -> bool:
    return _code(error) in _DAMAGED


def _opened(path: Path, version: str) -> sqlite3.Connection:
    """Open the database and make sure that it is ours and of this version.

    Raises:
        sqlite3.Error: when it cannot be opened, or has other tables.
    """
    database = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        # What https://www.sqlite.org/security.html advises for a database that someone else can have made.
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
            database.execute(f"PRAGMA {pragma}").fetchall()
        # Not waiting for the disk: a database that a loss of power damages is made again.
        for pragma in ("auto_vacuum = INCREMENTAL", "journal_mode = WAL", "synchronous = OFF"):
            database.execute(f"PRAGMA {pragma}").fetchall()
        with _transaction(database):
            found = dict(database.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))
            if not found:
                for statement in _SCHEMA.values():
                    database.execute(statement)
            elif found != _SCHEMA:
                raise sqlite3.DatabaseError("it has other tables")
            if database.execute("SELECT version FROM about").fetchall() != [(version,)]:
                for table in _SCHEMA:
                    database.execute(f"DELETE FROM {table}")
                database.execute("INSERT INTO about VALUES (?)", (version,))
    except BaseException:
        database.close()
        raise
    return database


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            database.execute("ROLLBACK")
        raise


def _least_used(database: sqlite3.Connection, limit: int) -> Iterator[str]:
    """The keys to remove so that the pieces are within the limit, those used least recently first."""
    (total,) = database.execute("SELECT TOTAL(size) FROM uses").fetchone()
    if total <= limit:
        return
    for key, size in database.execute("SELECT key, CAST(size AS INTEGER) FROM uses ORDER BY used, key").fetchall():
        if total <= limit * _KEPT_SHARE:
            return
        total -= size
        yield key


def _remove(database: sqlite3.Connection, keys: Sequence[str]) -> None:
    if keys:
        with _transaction(database):
            for table in ("pieces", "uses"):
                database.executemany(f"DELETE FROM {table} WHERE key = ?", [(key,) for key in keys])
        database.execute("PRAGMA incremental_vacuum").fetchall()
