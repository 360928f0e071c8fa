"""The author's own files: the only module that writes to them.

All new contents are first written aside, each beside its place, so that a full disk is met before anything is
touched; then each is moved to its place.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from builder.values.errors import BriefingError

_STAGING_SUFFIX = ".briefing-new"
"""The ending of a file that waits to be moved; content folders do not read names that begin with a dot."""


_WRITE_PERMISSIONS = 0o222
"""The permission bits of a file that anybody may write. A move would take the place of one that nobody may."""


def write_author_files(files: Mapping[Path, bytes], replace: Iterable[Path] = ()) -> None:
    """Write an author's files: all, or none.

    ``replace`` names those that may stand already; nothing else is ever written over.

    Raises:
        BriefingError: when a file is in the way, or the folder cannot be written.
    """
    allowed = frozenset(replace)
    for path in files:
        if path.is_symlink():
            raise BriefingError(f"{path} is a symbolic link, and is left as it is. Put the file itself there.")
        if path.is_dir() or (path not in allowed and path.exists()):
            raise BriefingError(f"{path} is there already, and is left as it is. Move it, or choose another name.")
        if path.exists() and not path.stat().st_mode & _WRITE_PERMISSIONS:
            raise BriefingError(f"{path} is read-only, and is left as it is. Make it writable if it may be changed.")
    waiting: dict[Path, Path] = {}
    made: list[Path] = []
    try:
        try:
            for path, data in files.items():
                for folder in _missing(path.parent):
                    folder.mkdir()
                    made.append(folder)
                new = path.with_name(f".{path.name}{_STAGING_SUFFIX}")
                waiting[new] = path
                new.write_bytes(data)
                if path.exists():
                    new.chmod(path.stat().st_mode & 0o7777)
        except OSError as error:
            raise BriefingError(f"{path} cannot be written: {error.strerror or error}. Nothing was changed.") from error
        for new, path in list(waiting.items()):
            _move(new, path)
            del waiting[new]
    except BriefingError:
        _take_back(waiting, made)
        raise


def _move(new: Path, path: Path) -> None:
    try:
        os.replace(new, path)  # noqa: PTH105 - the one atomic move there is
    except OSError as error:
        raise BriefingError(f"{path} cannot be written: {error.strerror or error}.") from error


def _missing(folder: Path) -> list[Path]:
    """Those of a folder and the folders it is in that are not there, outermost first."""
    return [each for each in reversed((folder, *folder.parents)) if not each.exists()]


def _take_back(waiting: Iterable[Path], made: Iterable[Path]) -> None:
    for new in waiting:
        with suppress(OSError):
            new.unlink()
    for folder in sorted(made, reverse=True):
        with suppress(OSError):
            folder.rmdir()
