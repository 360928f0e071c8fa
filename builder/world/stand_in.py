"""A second folder with the files of the first, for which it can be exchanged. Files are linked: it costs little."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from builder.world import staging

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG})


class NoStandIn(Exception):
    """A folder cannot be made a second time: there is something in it that can be neither linked nor copied."""


def link_files(folder: Path, into: Path, left_out: Collection[str]) -> None:
    """Give the files of a folder second names in another, which is empty, except those at the paths ``left_out``.

    Raises:
        NoStandIn: when something can be neither linked nor copied, or is on another disk.
        OSError: when there is no room.
    """
    try:
        _link_below(str(folder), str(into), "", frozenset(left_out), folder.stat().st_dev)
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise
        raise NoStandIn from error


def _link_below(source: str, target: str, shown: str, left_out: frozenset[str], device: int) -> None:
    with os.scandir(source) as listing:
        entries = list(listing)
    for entry in entries:
        path = shown + entry.name
        if path in left_out:
            continue
        place = f"{target}{os.sep}{entry.name}"
        if not entry.is_dir(follow_symlinks=False):
            staging.link_file(entry.path, place, is_link=entry.is_symlink())
            continue
        if entry.stat(follow_symlinks=False).st_dev != device:
            raise NoStandIn
        staging.make_folder(Path(place))
        _link_below(entry.path, place, f"{path}/", left_out, device)


def add_files(files: Mapping[str, bytes], into: Path) -> None:
    """Write new files into a folder. Folders that hold nothing but folders make way for them."""
    known: set[str] = set()
    for path, data in files.items():
        folder = path.rpartition("/")[0]
        if folder not in known:
            make_folders(into / folder)
            known.add(folder)
        place = f"{into}/{path}"
        if os.path.isdir(place):  # noqa: PTH112 - this is done for each file of a site
            remove_folder_of_folders(Path(place))
        staging.write_file(place, data, staging.FILE_MODE)


def make_folders(folder: Path) -> None:
    """Make a folder and those that it is in, unless they exist."""
    if not folder.is_dir():
        make_folders(folder.parent)
        with suppress(FileExistsError):
            staging.make_folder(folder)


def remove_folder_of_folders(place: Path) -> None:
    """Remove a folder that holds nothing but folders; anything else is left.

    Raises:
        OSError: when it holds a file.
    """
    if place.is_dir() and not place.is_symlink():
        for inner in place.iterdir():
            remove_folder_of_folders(inner)
        staging.remove_folder(place)


def remove_emptied_folders(paths: Collection[str], within: Path) -> None:
    """Remove the folders that held these paths and hold nothing any more."""
    for folder in sorted({parent for path in paths for parent in Path(path).parents if parent != Path()}, reverse=True):
        place = within / folder
        if place.is_dir() and not place.is_symlink() and not any(place.iterdir()):
            staging.remove_folder(place)


def copy_folder_states(source: Path, target: Path) -> None:
    """Give the folders of a stand-in the owners, permissions and times of those they stand for.

    Raises:
        NoStandIn: when they cannot have them.
    """
    try:
        for folder, names, _ in os.walk(target, topdown=False):
            for name in names:
                made = Path(folder, name)
                original = source / made.relative_to(target)
                if original.is_dir() and not original.is_symlink() and not made.is_symlink():
                    staging.copy_folder_state(original, made)
        staging.copy_folder_state(source, target)
    except OSError as error:
        raise NoStandIn from error


def folders_in(place: Path) -> list[Path]:
    """A folder and all folders below it."""
    return [Path(folder) for folder, _, _ in os.walk(place)]


def move_what_came(stand_in: Path, folder: Path, ours: Collection[str]) -> None:
    """Move files to a folder that someone else put into its stand-in while that was in its place.

    Of two files at the same path the newer one is kept: the other can have been changed after a build was killed.
    """
    known = frozenset(ours)
    for below, folders, names in os.walk(stand_in):
        shown = below[len(str(stand_in)) + 1 :].replace(os.sep, "/")
        links = [name for name in folders if os.path.islink(f"{below}{os.sep}{name}")]  # noqa: PTH114
        for name in (*names, *links):
            path = f"{shown}/{name}" if shown else name
            if path not in known and _is_newer(stand_in / path, folder / path):
                make_folders((folder / path).parent)
                staging.move(stand_in / path, folder / path)


def _is_newer(file: Path, other: Path) -> bool:
    """Whether a file is newer than another one, or the only one of the two."""
    try:
        if file.is_symlink() and other.is_symlink() and file.readlink() == other.readlink():
            return False
        return file.lstat().st_mtime_ns > other.lstat().st_mtime_ns
    except FileNotFoundError:
        return True
