"""Changes to files and folders: the only module that makes them for the site and for what authors wrote.

Each function is one operation of the disk, or a loop of such functions. Tests interrupt the program at every one of
them, and lose what was not written out.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from builder.values.regular_files import kind_of_file
from builder.world.system_calls import exchange_in_one_step, write_out_disk

STAGING_NAME = ".briefing-new"
"""The name of a folder in which changes are prepared, or the ending of a file that will be moved to its place."""

FILE_MODE, FOLDER_MODE = 0o644, 0o755
"""The permissions of files and folders of a site, whatever the umask is: a web server must be able to read them."""

_MOST_WRITTEN_OUT_SINGLY = 4
"""Up to so many files are written out one by one (4 ms each); for more, the disk is (35 ms with 1,000 new files)."""

_CANNOT_BE_WRITTEN_OUT = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF, errno.EACCES})
"""What some systems and disks answer for folders, whose names they write out by themselves."""

_NO_LINK_BECAUSE = frozenset({errno.ENOENT, errno.EEXIST, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ENOTDIR})
"""For these reasons a copy cannot be made either."""


def make_folder(path: Path, mode: int | None = FOLDER_MODE) -> None:
    """Make a folder with this mode; ``None`` if the umask decides. The folder above it must exist."""
    path.mkdir(mode or 0o777)
    if mode is not None and path.stat().st_mode & 0o777 != mode:
        path.chmod(mode | (path.stat().st_mode & (stat.S_ISGID | stat.S_ISVTX)))


def write_file(path: Path | str, data: bytes, mode: int | None = None) -> None:
    """Write a new file, or one in place of a temporary one. ``mode`` is ``None`` if the umask decides."""
    _remove_leftover(path)
    # O_EXCL: what came to be there since, a link above all, is not written to.
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode or 0o666)
    try:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(file, mode)
        rest = memoryview(data)
        while rest:  # the system may take only a part of it
            rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)


def _remove_leftover(path: Path | str) -> None:
    """Remove the file that an interrupted run left at a temporary place.

    Raises:
        OSError: when there is anything else: a link would be followed, a pipe waited for.
    """
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return
    if kind := kind_of_file(mode):
        raise OSError(errno.EEXIST, f"{kind} is in the way", str(path))
    os.unlink(path)  # noqa: PTH108


def link_file(source: Path | str, target: Path | str, is_link: bool | None = None) -> None:
    """Give a file a second name: a hard link, or a copy where links cannot be made. A symbolic link is made again.

    ``is_link`` says whether it is a symbolic link, if that is known.
    """
    if os.path.islink(source) if is_link is None else is_link:  # noqa: PTH114
        _link_symbolic_link(source, target)
        return
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno in _NO_LINK_BECAUSE or not stat.S_ISREG(os.lstat(source).st_mode):
            raise
        shutil.copy2(source, target)


def _link_symbolic_link(source: Path | str, target: Path | str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        os.symlink(os.readlink(source), target)  # noqa: PTH115, PTH211


def move(source: Path | str, target: Path | str) -> None:
    """Move a file or a folder to its place in one step. A file that is there is replaced."""
    os.replace(source, target)  # noqa: PTH105 - the one atomic move there is


def exchange(one: Path, other: Path, aside: Path) -> None:
    """Exchange two folders: in one step if the system can, else by three moves; ``aside`` is a free name for these.

    Raises:
        OSError: when it cannot be done; both are as they were then.
    """
    if exchange_in_one_step(one, other):
        return
    move(one, aside)
    try:
        move(other, one)
    except OSError:
        move(aside, one)
        raise
    move(aside, other)


def remove_file(path: Path | str) -> None:
    """Remove a file or a symbolic link."""
    os.unlink(path)  # noqa: PTH108


def remove_folder(path: Path | str) -> None:
    """Remove an empty folder."""
    os.rmdir(path)  # noqa: PTH106


def remove_tree(path: Path | str) -> None:
    """Remove a folder with all that is in it, folders that cannot be written to as well; nothing if it is not there."""
    try:
        listing = list(os.scandir(path))
    except FileNotFoundError:
        return
    except PermissionError:
        os.chmod(path, stat.S_IRWXU)  # noqa: PTH101
        listing = list(os.scandir(path))
    if not os.access(path, os.W_OK | os.X_OK):
        os.chmod(path, stat.S_IRWXU)  # noqa: PTH101
    for entry in listing:
        if entry.is_dir(follow_symlinks=False):
            remove_tree(entry.path)
        else:
            remove_file(entry.path)
    remove_folder(path)


def copy_permissions(source: Path, target: Path) -> None:
    """Give a file the permissions of another."""
    target.chmod(stat.S_IMODE(source.stat().st_mode))


def copy_folder_state(source: Path | str, target: Path | str) -> None:
    """Give a folder the owner, permissions, times and attributes of another.

    Raises:
        OSError: when it cannot have them.
    """
    wanted, made = os.stat(source), os.stat(target)  # noqa: PTH116
    if (wanted.st_uid, wanted.st_gid) != (made.st_uid, made.st_gid):
        os.chown(target, wanted.st_uid, wanted.st_gid)
    shutil.copystat(source, target)


def write_out(files: Collection[Path], folders: Collection[Path]) -> None:
    """Have the disk hold these files, and the names that are in these folders, also after a power cut."""
    if len(files) + len(folders) > _MOST_WRITTEN_OUT_SINGLY and _write_out_all(next(iter([*folders, *files]))):
        return
    for path in files:
        _write_out(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    if os.name != "nt":  # Windows has no such operation for folders
        for path in folders:
            _write_out(path, os.O_RDONLY)


def _write_out_all(path: Path) -> bool:
    if os.name == "nt":
        return False
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return write_out_disk(descriptor)
    finally:
        os.close(descriptor)


def _write_out(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_BE_WRITTEN_OUT:
            raise
    finally:
        os.close(descriptor)


def remove_if_possible(files: Collection[Path | str], folders: Collection[Path] = ()) -> None:
    """Remove files, then folders that are empty. What cannot be removed is left."""
    for path in files:
        with suppress(OSError):
            remove_file(path)
    for folder in sorted(folders, reverse=True):
        with suppress(OSError):
            remove_folder(folder)
