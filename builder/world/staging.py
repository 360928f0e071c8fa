"""Files written to a temporary place and then moved, so that a full disk is met before anything is replaced."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

STAGING_NAME = ".briefing-new"
"""The name of a folder of files to be moved, or the ending of one such file. An interrupted run can leave it."""


def write_staged(contents: Mapping[Path, bytes]) -> None:
    """Write each content to its temporary place. The folders must exist."""
    for path, data in contents.items():
        _write(path, data)


def _write(path: Path, data: bytes) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    try:
        rest = memoryview(data)
        while rest:  # the system may take only a part of it
            rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)


def move_staged(staged: Path, path: Path) -> None:
    """Move a file to its place in one step; what is there is replaced."""
    try:
        os.replace(staged, path)  # noqa: PTH105 - the one atomic move there is
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.replace(staged, path)  # noqa: PTH105


def remove_staged(paths: Iterable[Path], folders: Iterable[Path] = ()) -> None:
    """Remove temporary files, then folders that are empty. What cannot be removed is left."""
    for path in paths:
        with suppress(OSError):
            path.unlink()
    for folder in sorted(folders, reverse=True):
        with suppress(OSError):
            folder.rmdir()
