"""A site that was received in a folder. Links in it are not followed, and only files are opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from builder.values.problems import Problem
from builder.values.text_file import Place
from builder.world.received import CHUNK, ReadChunks, ReceivedSite, UnreadableFile

# A link or a pipe that took the place of a file since it was looked at is neither followed nor waited for.
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_received_folder(folder: Path) -> ReceivedSite:
    """Find the files of a folder. None is read yet."""
    files: dict[str, ReadChunks] = {}
    problems: list[Problem] = []
    refused: set[str] = set()
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        try:
            entries = sorted(os.scandir(folder / inside), key=lambda entry: entry.name)
        except OSError as error:
            problems.append(_unreadable(folder / inside, error))
            continue
        for entry in entries:
            path = f"{inside}{entry.name}"
            if _is_link(entry) or not (entry.is_dir(follow_symlinks=False) or entry.is_file(follow_symlinks=False)):
                problems.append(_no_file(folder / path, _is_link(entry)))
                refused.add(path)
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(f"{path}/")
            else:
                files[path] = partial(_chunks, folder / path)
    return ReceivedSite(str(folder), files, problems, frozenset(refused))


def _is_link(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() or bool(getattr(entry, "is_junction", bool)())


def _no_file(path: Path, is_link: bool) -> Problem:
    return Problem(
        Place(str(path)),
        "handed-unsafe",
        "It is a link, and a site has none." if is_link else "It is neither a file nor a folder.",
        "Do not publish or open what you received; ask for it again.",
    )


def _unreadable(path: Path, error: OSError) -> Problem:
    return Problem(Place(str(path)), "unreadable", f"It cannot be read: {error.strerror or error}.")


def _chunks(path: Path) -> Iterator[bytes]:
    try:
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UnreadableFile("It is no longer a file.")
            while chunk := file.read(CHUNK):
                yield chunk
    except OSError as error:
        raise UnreadableFile(f"It cannot be read: {error.strerror or error}.") from error
