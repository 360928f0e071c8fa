"""The author's own files: the only module that writes to them.

All new contents are first written to temporary files next to their places, so that a full disk is met before anything
is replaced. Then each is moved to its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from builder.values.errors import BriefingError
from builder.world.staging import STAGING_NAME, move_staged, remove_staged, write_staged

_WRITE_PERMISSIONS = 0o222
"""The permission bits to write a file. A move would replace a file without any of them."""


def write_author_files(files: Mapping[Path, bytes], replace: Iterable[Path] = ()) -> None:
    """Write an author's files: all, or none.

    ``replace`` names the files that may exist already; no other file is replaced.

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
                # Content folders do not read names that begin with a dot.
                new = path.with_name(f".{path.name}{STAGING_NAME}")
                waiting[new] = path
                write_staged({new: data})
                if path.exists():
                    new.chmod(path.stat().st_mode & 0o7777)
        except OSError as error:
            raise BriefingError(f"{path} cannot be written: {error.strerror or error}. Nothing was changed.") from error
        for new, path in list(waiting.items()):
            _move(new, path)
            del waiting[new]
    except BriefingError:
        remove_staged(waiting, made)
        raise


def _move(new: Path, path: Path) -> None:
    try:
        move_staged(new, path)
    except OSError as error:
        raise BriefingError(f"{path} cannot be written: {error.strerror or error}.") from error


def _missing(folder: Path) -> list[Path]:
    """Return the folder and its parents that do not exist, outermost first."""
    return [each for each in reversed((folder, *folder.parents)) if not each.exists()]
