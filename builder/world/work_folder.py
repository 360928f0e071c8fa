"""A folder in which one process prepares changes: a lock that others respect, a journal, and the files themselves.

It exists only while a process works, or after one was killed. The lock is the system's: it ends with its process, so
a lock that was left behind holds no one up. Disks without locks are asked whether the process still lives.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from builder.values.errors import BriefingError
from builder.world import staging
from builder.world.stop_signals import stop_signals_kept

LOCK_NAME, JOURNAL_NAME, NEXT_JOURNAL_NAME = "lock", "journal", "journal-next"
NEW_NAME, OLD_NAME, ASIDE_NAME, NEXT_NAME = "new", "old", "aside", "next"
"""The files to be, the files that were, a folder that is being exchanged, and one file on its way."""

_NAMES = frozenset({LOCK_NAME, JOURNAL_NAME, NEXT_JOURNAL_NAME, NEW_NAME, OLD_NAME, ASIDE_NAME, NEXT_NAME})
_TAG = b"briefing: process "
_LENGTH = 200
"""How many bytes a lock has: always the same, so that it is never written in two steps."""
_LOCKED_BYTE = 1000
"""The byte that is locked on Windows, where a locked byte cannot be read: none of those with the process."""

_SECONDS_BETWEEN_TRIES = 0.05
_MOST_RACES = 100
"""How often a lock is opened again that another process has just removed."""

_held: dict[tuple[str, int], int] = {}
"""The locks of this process by work folder and thread, as descriptors.

A thread that has a lock may take it once more. A forked process closes them: it must not hold what its parent locked.
"""


def _close_in_forked_process() -> None:
    for descriptor in _held.values():
        with suppress(OSError):
            os.close(descriptor)
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_close_in_forked_process)


class ForeignFolder(BriefingError):
    """Where a work folder must be there is something that this program did not make."""


class LockBusy(BriefingError):
    """Another process has the lock; ``holder`` says which, as far as it is known."""

    def __init__(self, holder: str) -> None:
        super().__init__(f"{holder} is writing there")
        self.holder = holder


def check_work_folder(place: Path) -> None:
    """Check that there is nothing, or a folder that this program made.

    Raises:
        ForeignFolder: when it is something else.
    """
    if not os.path.lexists(place):
        return
    if place.is_symlink() or not place.is_dir() or not _is_ours(place):
        raise ForeignFolder(f"{place} is in the way: this program did not make it. Move it to another place.")


def _is_ours(place: Path) -> bool:
    names = {path.name for path in place.iterdir()}
    numbers = {name for name in names if name.isdigit()}  # plain files with such names were left by earlier versions
    if not all((place / name).is_file() and not (place / name).is_symlink() for name in numbers):
        return False
    names -= numbers
    if not names:
        return True
    if LOCK_NAME not in names or not names <= _NAMES:
        return False
    lock = place / LOCK_NAME
    if not stat.S_ISREG(lock.lstat().st_mode):
        return False
    said = lock.read_bytes()
    return said.startswith(_TAG) or (not said and names == {LOCK_NAME})


@contextmanager
def locked(place: Path, waiting: Callable[[str], object] | None = None) -> Iterator[None]:
    """Make a work folder, if it is not there, and hold its lock. Both are removed at the end, if nothing is left in it.

    ``waiting`` is called once with the name of the process that has the lock, if it must be waited for.

    Raises:
        LockBusy: when another process has the lock, and ``waiting`` is ``None``.
        ForeignFolder: when something else is there.
        OSError: when it cannot be made.
    """
    key = (os.path.abspath(place), threading.get_ident())  # noqa: PTH100
    if key in _held:
        yield
        return
    made = [folder for folder in reversed(place.parents) if not folder.exists()]
    try:
        for folder in made:
            with suppress(FileExistsError):
                staging.make_folder(folder)
        _acquire_or_wait(place, waiting, key)
        yield
    finally:
        with stop_signals_kept():
            if key in _held:
                _release(place, _held.pop(key))
            staging.remove_if_possible([], made)


def _acquire_or_wait(place: Path, waiting: Callable[[str], object] | None, key: tuple[str, int]) -> None:
    is_reported = False
    while True:
        try:
            with stop_signals_kept():  # no signal comes between the making of the folder and its entry in `_held`
                _held[key] = _acquire(place)
            return
        except LockBusy as busy:
            if waiting is None:
                raise
            if not is_reported:
                waiting(busy.holder)
                is_reported = True
            time.sleep(_SECONDS_BETWEEN_TRIES)


def _acquire(place: Path) -> int:
    lock = place / LOCK_NAME
    for _ in range(_MOST_RACES):
        with suppress(FileNotFoundError):  # another process can remove it at the same time
            check_work_folder(place)
        with suppress(FileExistsError):
            staging.make_folder(place)
        try:
            descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), staging.FILE_MODE)
        except FileNotFoundError:  # the process that had it has just removed the folder
            continue
        try:
            _lock(descriptor, lock)
            if _is_same_file(descriptor, lock):
                _write_process(descriptor)
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
    raise LockBusy(_UNKNOWN)


def _release(place: Path, descriptor: int) -> None:
    if os.name == "nt":  # an open file cannot be removed there
        os.close(descriptor)
    with suppress(OSError):
        if {path.name for path in place.iterdir()} <= {LOCK_NAME}:
            staging.remove_file(place / LOCK_NAME)
            staging.remove_folder(place)
    if os.name != "nt":
        os.close(descriptor)


_UNKNOWN = "another process"


def _is_same_file(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _write_process(descriptor: int) -> None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, (_TAG + f"{os.getpid()} on {_host()}".encode()).ljust(_LENGTH)[:_LENGTH])


def _host() -> str:
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _read_process(path: Path) -> tuple[int, str]:
    """The process that wrote a lock, and its machine; 0 if it is not known."""
    with suppress(OSError, ValueError):
        said = path.read_bytes()
        number, _, host = said.removeprefix(_TAG).decode().strip().partition(" on ")
        return int(number), host
    return 0, ""


def _holder(path: Path) -> str:
    number, host = _read_process(path)
    where = f" on {host}" if host and host != _host() else ""
    return f"process {number}{where}" if number else _UNKNOWN


def _lock(descriptor: int, path: Path) -> None:
    """Lock a file for this process.

    Raises:
        LockBusy: when another process has locked it.
    """
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK) or _is_alive(path):
            raise LockBusy(_holder(path)) from None


def _is_alive(path: Path) -> bool:
    """Whether the process that wrote a lock is another one that still runs, as far as this machine can know."""
    number, host = _read_process(path)
    if host != _host():
        return bool(number)  # it cannot be asked
    if number in (0, os.getpid()) or os.name == "nt":
        return False
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
