"""Reading of files that can be anything: a pipe, a device or a socket is refused, and is never waited for.

Source: open(2) and fifo(7) of Linux. Opening a pipe for reading waits for its other end unless O_NONBLOCK is given, and
a device such as /dev/zero has no end.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISLNK, "a symbolic link"),
)


class NotAFile(OSError):
    """What is at a path is no file. ``strerror`` says what it is."""

    def __init__(self, path: str, kind: str) -> None:
        super().__init__(errno.EINVAL, f"it is {kind}, not a file", path)


def kind_of_file(mode: int) -> str:
    """What is at a path, in words, given its mode; an empty string for a regular file."""
    if stat.S_ISREG(mode):
        return ""
    return next((words for is_one, words in _KINDS if is_one(mode)), "something else")


def open_file(path: Path | str, follow: bool = True) -> BinaryIO:
    """Open a file to read its bytes; it is not buffered. ``follow`` says whether it may be a symbolic link.

    Raises:
        NotAFile: when it is anything else than a file.
        OSError: when it cannot be opened.
    """
    shown = os.fspath(path)
    # Opening some devices does something, so they are refused before; the file that was opened is looked at again.
    _check(shown, os.stat(shown, follow_symlinks=follow).st_mode)  # noqa: PTH116 - the path can be a text
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
    flags |= 0 if follow else getattr(os, "O_NOFOLLOW", 0)
    # The descriptor belongs to the file from the beginning, so that a signal at any moment has it closed once.
    file = open(shown, "rb", buffering=0, opener=lambda path, _: os.open(path, flags))  # noqa: SIM115
    try:
        _check(shown, os.fstat(file.fileno()).st_mode)
    except BaseException:
        file.close()
        raise
    return file


def read_file(path: Path | str, follow: bool = True) -> bytes:
    """Return the bytes of a file. ``follow`` says whether it may be a symbolic link.

    Raises:
        NotAFile: when it is anything else than a file.
        OSError: when it cannot be read.
    """
    with open_file(path, follow) as file:
        data: bytes = file.read()
        return data


def _check(path: str, mode: int) -> None:
    kind = kind_of_file(mode)
    if kind:
        raise NotAFile(path, kind)
