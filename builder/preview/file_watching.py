"""Folders watched by comparing their present files with the earlier ones.

This needs nothing of the system, is the same on every one, and includes network drives; a briefing has few enough
files for it. A file that is replaced by a move is another file at the same path, so its inode number counts as well.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

WatchedState: TypeAlias = tuple[int, int, int]
"""When a file was changed, in nanoseconds, its size, and its number on the disk."""

Snapshot: TypeAlias = Mapping[str, WatchedState]
"""The state of every file in the folders, by its path."""

DEBOUNCE_SECONDS = 0.05
"""Seconds without a change before files are read: programs write a file in several steps."""

LONGEST_DEBOUNCE_SECONDS = 1.0
"""Seconds after which files are read even if they still change."""


def take_snapshot(folders: Iterable[Path]) -> Snapshot:
    """Return the state of the files in the folders. A folder that does not exist has none."""
    return {path: state for folder in folders for path, state in _files(os.fspath(folder))}


def _files(folder: str) -> Iterator[tuple[str, WatchedState]]:
    try:
        with os.scandir(folder) as listing:
            entries = [entry for entry in listing if not _is_temporary(entry.name)]
    except OSError:  # removed since it was listed, or not readable, which the build reports
        return
    for entry in entries:
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            else:
                known = Path(entry.path).stat()  # the entry's own can be out of date on some systems
                yield entry.path, (known.st_mtime_ns, known.st_size, known.st_ino)
        except OSError:
            continue


def _is_temporary(name: str) -> bool:
    """Whether a file of this name is an editor's own: swapped, backed up or locked. A build reads none of them."""
    return name.startswith((".", "~", "#")) or name.endswith("~")


def debounced_snapshot(look: Callable[[], Snapshot], pause: Callable[[float], object] = time.sleep) -> Snapshot:
    """Return the files as soon as two looks agree, or after `LONGEST_DEBOUNCE_SECONDS`."""
    seen = look()
    for _ in range(int(LONGEST_DEBOUNCE_SECONDS / DEBOUNCE_SECONDS)):
        pause(DEBOUNCE_SECONDS)
        again = look()
        if again == seen:
            break
        seen = again
    return seen
