"""The folder in which a build keeps things for the next one: where it is, that it is no one else's, and its files.

It is beside the content folder, never in it, and never in the output: its files are neither read as content nor
published. It has a ``.gitignore`` of its own that leaves out all of it, and a ``CACHEDIR.TAG``
(https://bford.info/cachedir/), so that backup programs leave it out as well.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from builder.values.errors import BriefingError

CACHE_FOLDER_NAME = ".briefing-cache"

_TAG_FILE = "CACHEDIR.TAG"
_TAG = (
    b"Signature: 8a477f597d28d172789f06886806bc55\n"
    b"# What briefing keeps between builds. It can be deleted at any time: a build makes it again.\n"
)
_IGNORE_FILE = ".gitignore"
_IGNORE = b"# Made again by each build.\n*\n"
_UNFINISHED = ".unfinished"
"""The ending of a file that is being written. A build that was stopped can leave one."""
_SECONDS_OF_STEP, _MOST_STEPS = 0.002, 20
"""How long to wait for a step of the disk's clock, and how often."""
_SECONDS_UNFINISHED = 3600
"""Seconds after which no build still writes such a file."""


def default_cache_folder(content: Path) -> Path:
    """Return where the cache of a content folder is: in the folder that holds the content folder."""
    return _real(content).parent / CACHE_FOLDER_NAME


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))  # unlike Path.resolve, it passes over links that lead round in a circle


def check_cache_folder(folder: Path, content: Path, output: Path) -> None:
    """Check that a folder can be used as a cache.

    Raises:
        BriefingError: when it would be read as content or published, or when it holds other files.
    """
    place = _real(folder)
    for other, use in ((content, "read as content"), (output, "published")):
        if place.is_relative_to(_real(other)):
            raise BriefingError(f"a cache in {folder} would be {use}. Name a folder outside of {other} with --cache.")
        if _real(other).is_relative_to(place):
            raise BriefingError(f"{folder} cannot be a cache: {other} is in it. Name another folder with --cache.")
    try:
        if os.path.lexists(folder) and not folder.is_dir():
            raise BriefingError(f"{folder} is not a folder. Name another with --cache.")
        is_ours = place.name == CACHE_FOLDER_NAME or (folder / _TAG_FILE).is_file()
        if not is_ours and folder.exists() and any(folder.iterdir()):
            raise BriefingError(
                f"{folder} holds files and is not a cache, so nothing in it was touched. "
                "Name an empty folder with --cache."
            )
    except OSError:  # it cannot be looked into: the build does without it
        return


class CacheFolder:
    """The files of a cache folder. What cannot be read or written is as if it were not there; nothing is raised."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def prepare(self) -> bool:
        """Make the folder, unless it exists. Return whether it can be written to."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            for name, data in ((_IGNORE_FILE, _IGNORE), (_TAG_FILE, _TAG)):
                if not os.path.lexists(self.path / name):
                    self._write(name, data)
        except OSError:
            return False
        return os.access(self.path, os.W_OK)

    def write(self, name: str, parts: Sequence[bytes]) -> bool:
        """Write a file in one step: another build reads the old or the new one. Return whether it was written."""
        if not self.prepare():
            return False
        try:
            self._write(name, *parts)
        except OSError:
            return False
        return True

    def remove(self, name: str) -> bool:
        """Remove a file, or a folder in its place. Return whether there is none any more."""
        path = self.path / name
        try:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except OSError:
            return False
        return True

    def clock(self) -> tuple[int, int] | None:
        """Return the present time as the disk writes it on files, in nanoseconds, and the number of that disk.

        This is the modification time of a file that is written now. It can be behind the system's clock: disks keep
        time in steps of up to two seconds, and a server has a clock of its own. ``None`` if nothing can be written.
        """
        probe = self._unfinished("clock")
        try:
            probe.write_bytes(b"")
            state = probe.stat()
            probe.unlink()
        except OSError:
            return None
        return state.st_mtime_ns, state.st_dev

    def settled_clock(self) -> tuple[int, int] | None:
        """The disk's clock, if possible a step after all that was written until now."""
        first = now = self.clock()
        for _ in range(_MOST_STEPS):
            if first is None or now is None or now[0] > first[0]:
                break
            time.sleep(_SECONDS_OF_STEP)
            now = self.clock()
        return now

    def remove_but_latest(self, ending: str, count: int) -> None:
        """Remove files with this ending except the latest, and files that were never finished."""
        with suppress(OSError):
            files = [(path.stat().st_mtime, path) for path in self.path.iterdir() if path.name.endswith(ending)]
            for _, path in sorted(files)[: max(0, len(files) - count)]:
                path.unlink()
            for path in self.path.glob(f"*{_UNFINISHED}"):
                if path.stat().st_mtime < time.time() - _SECONDS_UNFINISHED:
                    path.unlink()

    def _write(self, name: str, *parts: bytes) -> None:
        new = self._unfinished(name)
        try:
            with new.open("xb") as file:
                file.writelines(parts)
            os.replace(new, self.path / name)  # noqa: PTH105 - the one atomic move there is
        except OSError:
            with suppress(OSError):
                new.unlink()
            raise

    def _unfinished(self, name: str) -> Path:
        return self.path / f"{name}.{os.getpid()}.{time.monotonic_ns()}{_UNFINISHED}"
