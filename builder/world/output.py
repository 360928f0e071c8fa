"""The output folder: the only module that writes to it.

All files that differ are first written to a temporary folder within the output, so that a full disk is met before
anything is replaced. Then each file is moved to its place, which needs no room, and files are removed that an earlier
build wrote and this one did not. ``.briefing.json`` in the folder lists what a build wrote, so that no other file is
ever changed.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from builder.values.errors import BriefingError
from builder.world import MANIFEST
from builder.world.staging import STAGING_NAME, move_staged, write_staged


class OutputError(BriefingError):
    """The output folder cannot be written, or has files that no build wrote. The message says how to proceed."""


@dataclass(frozen=True)
class OutputChanges:
    """What a build did to the output folder. ``list_digest`` is the SHA-256 of the list of its files."""

    files: int
    changed: int
    removed: int
    list_digest: str = field(default="", compare=False)


@dataclass(frozen=True)
class PreviousOutput:
    """What the previous build left in the folder."""

    files: Mapping[str, str]
    index_fingerprint: str = ""


def read_previous_output(folder: Path) -> PreviousOutput:
    """Read the list that an earlier build left.

    Raises:
        OutputError: when the folder has files in it and no such list.
    """
    manifest = folder / MANIFEST
    try:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise OutputError(f"{folder} is not a folder. Name another with --output.")
        data = json.loads(manifest.read_text(encoding="utf-8"))
        return PreviousOutput({str(path): str(digest) for path, digest in data["files"].items()}, str(data["search"]))
    except FileNotFoundError:
        if folder.exists() and any(path.name != STAGING_NAME for path in folder.iterdir()):
            raise OutputError(
                f"{folder} holds files that no build wrote, so nothing in it was touched. Name an "
                "empty folder with --output, or empty this one yourself."
            ) from None
        return PreviousOutput({})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise OutputError(f"{manifest} cannot be read. Empty {folder} yourself and build again.") from None
    except OSError as error:
        raise OutputError(f"{folder} cannot be read: {error.strerror}.") from error


def reusable_index(folder: Path, before: PreviousOutput, fingerprint: str, prefix: str) -> dict[str, bytes] | None:
    """Return the index that the last build wrote, if it was made from the same records and is complete."""
    if before.index_fingerprint != fingerprint:
        return None
    files: dict[str, bytes] = {}
    for path, digest in before.files.items():
        if path.startswith(f"{prefix}/"):
            data = _read(folder / path)
            if data is None or sha256(data).hexdigest() != digest:
                return None
            files[path] = data
    return files or None


def read_output_file(folder: Path, path: str) -> bytes | None:
    """A file that a build wrote; ``None`` if it is not there, or is a link."""
    return None if (folder / path).is_symlink() else _read(folder / path)


def write_output(
    files: Mapping[str, bytes], folder: Path, before: PreviousOutput, index_fingerprint: str = ""
) -> OutputChanges:
    """Write the files that differ, then remove those that an earlier build wrote and this one did not.

    Raises:
        OutputError: when the folder cannot be written, or a file that no build wrote is in the way.
    """
    digests = {path: sha256(data).hexdigest() for path, data in sorted(files.items())}
    gone = [path for path in before.files if path not in files]
    try:
        _refuse_obstacles(files, folder, before)
        changed = {path: data for path, data in files.items() if not _holds(f"{folder}/{path}", data)}
        manifest = _manifest(digests, index_fingerprint)
        if not changed and not gone and _holds(folder / MANIFEST, manifest):
            return OutputChanges(len(files), 0, 0, sha256(manifest).hexdigest())
        # Until the end the list names the old and the new files, so that the next build knows all files that an
        # interrupted one left.
        both = _manifest({**before.files, **digests}, "")
        with _staged(folder, [both, manifest, *changed.values()]) as (for_now, at_last, *written):
            move_staged(for_now, folder / MANIFEST)
            removed = sum(_remove(folder, path) for path in _in_the_way(gone, files))
            _move_all(folder, dict(zip(changed, written, strict=True)), before, digests)
            removed += sum(_remove(folder, path) for path in gone)
            move_staged(at_last, folder / MANIFEST)
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be written: {_reason(error)}. "
            "What could not be moved to its place is made good by the next build."
        ) from error
    return OutputChanges(len(files), len(changed), removed, sha256(manifest).hexdigest())


@contextmanager
def _staged(folder: Path, contents: Sequence[bytes]) -> Iterator[list[Path]]:
    """Write these contents to the temporary folder, for the block to move them. The rest is removed afterwards.

    Raises:
        OutputError: when there is no room for them, or no permission to write; nothing else was changed then.
    """
    place = folder / STAGING_NAME
    try:
        try:
            _clear(place)
            place.mkdir(parents=True)
            staged = {place / str(number): data for number, data in enumerate(contents)}
            write_staged(staged)
        except OSError as error:
            stands = "The site in it is as it was." if (folder / MANIFEST).exists() else "Nothing was written."
            raise OutputError(f"{folder} cannot be written: {error.strerror or error}. {stands}") from error
        yield list(staged)
    finally:
        _clear(place)


def _reason(error: OSError) -> str:
    said = error.strerror or str(error)
    return f"{said} ({error.filename})" if error.filename else said


def _clear(place: Path) -> None:
    """Remove the temporary folder.

    Raises:
        OutputError: when it has files that no build writes there.
    """
    if (
        place.is_symlink()
        or (place.exists() and not place.is_dir())
        or (place.is_dir() and any(not path.name.isdigit() for path in place.iterdir()))
    ):
        raise OutputError(f"{place} is in the way: no build wrote it. Move it, or name another folder with --output.")
    shutil.rmtree(place, ignore_errors=True)


def _move_all(folder: Path, new: Mapping[str, Path], before: PreviousOutput, digests: Mapping[str, str]) -> None:
    """Move new files to their places. If that fails, the list is written without those that were not moved."""
    moved: dict[str, str] = {}
    try:
        for path, file in new.items():
            _move(file, folder / path)
            moved[path] = digests[path]
    except OSError:
        with suppress(OSError):
            (folder / MANIFEST).write_bytes(_manifest({**before.files, **moved}, ""))
        raise


def _move(file: Path, place: Path) -> None:
    try:
        move_staged(file, place)
    except OSError:
        if not place.is_dir() or place.is_symlink():
            raise
        _remove_empty(place)
        move_staged(file, place)


def _remove_empty(place: Path) -> None:
    """Remove a folder that has only folders in it: an interrupted build can leave one."""
    if place.is_dir() and not place.is_symlink():
        for inner in place.iterdir():
            _remove_empty(inner)
        place.rmdir()


def _manifest(digests: Mapping[str, str], search: str) -> bytes:
    lines = ",\n".join(f"{json.dumps(path)}: {json.dumps(digests[path])}" for path in sorted(digests))
    files = f"{{\n{lines}\n}}" if lines else "{}"
    return f'{{\n"files": {files},\n"search": {json.dumps(search)}\n}}\n'.encode()


def _refuse_obstacles(files: Mapping[str, bytes], folder: Path, before: PreviousOutput) -> None:
    """Refuse to replace what no build wrote, or to write through a symbolic link to another place."""
    folders = _folders_of((*files, *before.files))
    links = [parent for parent in sorted(folders) if parent != Path() and (folder / parent).is_symlink()]
    blocked = [
        parent
        for parent in sorted(folders)
        if parent.as_posix() not in before.files and (folder / parent).exists() and not (folder / parent).is_dir()
    ]
    foreign = (
        Path(path)
        for path, data in files.items()
        if _is_there(folder, path)
        and (path not in before.files or (folder / path).is_dir())
        and _is_foreign(folder, path, data, before)
    )
    for obstacle in (*links, *blocked, *foreign):
        raise OutputError(
            f"{folder / obstacle} is in the way: no build wrote it. Move it, or name another folder with --output."
        )


def _folders_of(paths: Iterable[str]) -> set[Path]:
    """The folders that paths are in, and those that these are in."""
    inner = [Path(folder) for folder in {path.rpartition("/")[0] for path in paths}]
    return {*inner, *(outer for folder in inner for outer in folder.parents)}


def _is_there(folder: Path, path: str) -> bool:
    return _look(f"{folder}/{path}") is not None


def _is_foreign(folder: Path, path: str, data: bytes, before: PreviousOutput) -> bool:
    where = folder / path
    if where.is_dir() and not where.is_symlink():
        ours = any(Path(path) in Path(other).parents for other in before.files)
        return not ours or any(
            file.relative_to(folder).as_posix() not in before.files for file in where.rglob("*") if not file.is_dir()
        )
    return (where.exists() or where.is_symlink()) and not _holds(where, data)


def _in_the_way(gone: Sequence[str], files: Mapping[str, bytes]) -> list[str]:
    """Return the files to remove that are where a folder must be, or in a folder where a file must be."""
    if not gone:
        return []
    folders = {parent.as_posix() for parent in _folders_of(files)}
    return [
        path for path in gone if path in folders or any(parent.as_posix() in files for parent in Path(path).parents)
    ]


def _holds(path: Path | str, data: bytes) -> bool:
    found = _look(path)
    return found is not None and stat.S_ISREG(found.st_mode) and found.st_size == len(data) and _read(path) == data


def _look(path: Path | str) -> os.stat_result | None:
    """What is at a path, where a symbolic link counts as such; ``None`` for nothing."""
    try:
        return os.lstat(path)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            return None
        raise


def _read(path: Path | str) -> bytes | None:
    try:
        return Path(path).read_bytes() if Path(path).is_file() else None  # reading a pipe would wait
    except OSError:
        return None


def _remove(folder: Path, path: str) -> bool:
    # The list can have been edited: nothing outside the folder may be removed.
    target = folder / path
    if ".." in Path(path).parts or Path(path).is_absolute() or not (target.is_file() or target.is_symlink()):
        return False
    target.unlink()
    parent = target.parent
    while parent != folder and not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent
    return True
