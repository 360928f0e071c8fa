"""The files of folders as a look at them finds them, without reading them: size, times and number on the disk.

A file whose state is the same has the same content, as in git's index, with one exception that git calls racy
(https://git-scm.com/docs/racy-git): a file that was written in the same step of the disk's clock as the look can change
once more without a trace. Such a file is given no state, so that it equals no other and its content is compared.

Only modules that are imported quickly are used here: this is done before anything else.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from hashlib import blake2b, sha256
from stat import S_ISREG
from typing import NamedTuple

from builder.values.regular_files import read_file

_SLACK_NS = 2_000_000_000
"""The longest step of a disk's clock, in nanoseconds (FAT), and so of any whose clock is not known."""
_WITH_DESCRIPTORS = os.scandir in os.supports_fd
_FIELDS = 5
_SEPARATOR = "\0"
"""No path has it."""
_HASH_BYTES = 16

Clock = tuple[int, int]
"""The time of a disk in nanoseconds, and the number of the disk (`CacheFolder.clock`)."""


class WatchedFolder(NamedTuple):
    """A folder to look at, and which kind of folder it is: ``content``, ``theme``, ``program`` or ``output``."""

    path: str
    kind: str


class Look(NamedTuple):
    """What a look found.

    ``listing`` has every file and folder with its state. ``is_certain`` is false if there is a symbolic link, or
    something that cannot be looked at. ``has_recent`` is true if something was changed after the clock was read.
    """

    listing: bytes
    is_certain: bool
    has_recent: bool

    @property
    def digest(self) -> str:
        return digest_of(self.listing)


def digest_of(data: bytes) -> str:
    """The hash by which states and contents of what is read are compared."""
    return blake2b(data, digest_size=_HASH_BYTES).hexdigest()


def look_at(folders: list[WatchedFolder], clock: Clock | None = None) -> Look:
    """Look at all files below the folders. With a clock, what was changed after it was read has no state."""
    looking = _Looking(clock)
    for number, (path, kind) in enumerate(folders):
        looking.walk(path, f"{number}/", kind)
    listing = _SEPARATOR.join(looking.found).encode("utf-8", "surrogatepass")
    return Look(listing, looking.is_certain, looking.has_recent)


def states(listing: bytes) -> dict[str, tuple[str, ...]]:
    """The state of each path of a listing. A path begins with the number of its folder, a folder's ends with ``/``."""
    parts = listing.decode("utf-8", "surrogatepass").split(_SEPARATOR)
    return {parts[at]: tuple(parts[at + 1 : at + _FIELDS]) for at in range(0, len(parts) - 1, _FIELDS)}


def real_path(folders: list[WatchedFolder], path: str) -> str:
    """The path on the disk of a path in a listing."""
    number, _, relative = path.partition("/")
    return os.path.join(folders[int(number)].path, relative)  # noqa: PTH118 - pathlib takes ten times as long


def content_hash(path: str, state: tuple[str, ...] | None = None) -> str | None:
    """The hash of a file's content; ``None`` if it cannot be read, or no longer has the state that is given."""
    data = _content(path, state)
    return None if data is None else digest_of(data)


def output_hash(path: str) -> str | None:
    """The hash of a file of the output, as the list of a build's files has it; ``None`` if it cannot be read."""
    data = _content(path)
    return None if data is None else sha256(data).hexdigest()


def _content(path: str, state: tuple[str, ...] | None = None) -> bytes | None:
    try:
        data = read_file(path, follow=False)
        return data if state is None or _state(os.lstat(path)) == state else None
    except OSError:
        return None


def _state(known: os.stat_result) -> tuple[str, ...]:
    return str(known.st_size), str(known.st_mtime_ns), str(known.st_ctime_ns), str(known.st_ino)


ReadClock = Callable[[], Clock | None]
"""Reads the disk's clock (`CacheFolder.settled_clock`), if there is one."""


def no_clock() -> None:
    """There is no clock."""


def file_state(path: str | os.PathLike[str]) -> tuple[int, ...] | None:
    """The state of a file; ``None`` if it is no ordinary file."""
    try:
        known = os.lstat(path)
    except OSError:
        return None
    is_file = S_ISREG(known.st_mode)
    return (known.st_size, known.st_mtime_ns, known.st_ctime_ns, known.st_ino) if is_file else None


def settled_state(clock: Clock | None, path: str | os.PathLike[str]) -> tuple[int, ...] | None:
    """The state of a file; ``None`` if it is no ordinary file, or was changed too late to have one.

    ``clock`` was read before; without one, the system's is used, and two seconds are allowed for its steps.
    """
    try:
        known = os.lstat(path)
    except OSError:
        return None
    now, device = clock or (time.time_ns(), -1)
    limit = now if known.st_dev == device else now - _SLACK_NS
    return file_state(path) if max(known.st_mtime_ns, known.st_ctime_ns) < limit else None


def _is_no_content(name: str) -> bool:
    """Whether a content folder's file of this name is not read: hidden, or an editor's own."""
    return name.startswith((".", "~", "#")) or name.endswith("~")


_LEFT_OUT: Mapping[str, Callable[[str], bool]] = {
    "content": _is_no_content,
    "theme": {".git", ".briefing-cache"}.__contains__,
    "program": {"__pycache__"}.__contains__,
    "output": lambda _: False,
}


class _Looking:
    """A look that is going on. Folders are read through their descriptors: this saves half of the time."""

    def __init__(self, clock: Clock | None) -> None:
        self.clock = clock
        self.found: list[str] = []
        self.is_certain = True
        self.has_recent = False

    def walk(self, folder: str, shown: str, kind: str) -> None:
        self.found.append(f"{shown}\0\0\0\0")
        try:
            # Folders show that a file was moved away; Python makes folders of its own among the program's modules.
            if self.clock and kind != "program" and self._is_recent(os.stat(folder)):  # noqa: PTH116
                self.has_recent = True
            if _WITH_DESCRIPTORS:
                opened = os.open(folder, os.O_RDONLY)
                try:
                    below = self._read(opened, folder, shown, _LEFT_OUT[kind])
                finally:
                    os.close(opened)
            else:
                below = self._read(folder, folder, shown, _LEFT_OUT[kind])
        except OSError:
            self.is_certain = False
            return
        for name in below:
            self.walk(f"{folder}{os.sep}{name}", f"{shown}{name}/", kind)

    def _read(self, opened: int | str, folder: str, shown: str, is_left_out: Callable[[str], bool]) -> list[str]:
        """Add the files of a folder, and return the names of the folders in it."""
        below = []
        add = self.found.append
        with os.scandir(opened) as listing:
            for entry in listing:
                name = entry.name
                if is_left_out(name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    below.append(name)
                    continue
                # On Windows, what the listing knows of a file can be out of date.
                known = entry.stat(follow_symlinks=False) if _WITH_DESCRIPTORS else os.lstat(f"{folder}{os.sep}{name}")
                if not S_ISREG(known.st_mode):
                    self.is_certain = False
                if self.clock and self._is_recent(known):
                    self.has_recent = True
                    add(f"{shown}{name}\0?\0?\0?\0?")
                else:
                    add(f"{shown}{name}\0{known.st_size}\0{known.st_mtime_ns}\0{known.st_ctime_ns}\0{known.st_ino}")
        return below

    def _is_recent(self, known: os.stat_result) -> bool:
        assert self.clock
        now, device = self.clock
        changed = max(known.st_mtime_ns, known.st_ctime_ns)
        return changed >= now or (known.st_dev != device and changed >= now - _SLACK_NS)
