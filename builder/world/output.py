"""The output folder: what the last build left in it, and what is to be done to it.

Files that differ are written, and files removed that an earlier build wrote and this one did not, all at once
(`builder.world.publishing`). ``.briefing.json`` in the folder lists what a build wrote, so that no other file is ever
changed.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from builder.values.kept_file import FileContent, KeptFile, contents_of
from builder.values.regular_files import read_file
from builder.world import MANIFEST
from builder.world.interrupted_output import OutputError, as_it_is, locked_output
from builder.world.output_places import choose_work_folder, is_unfinished
from builder.world.publishing import FolderChanges, is_within, list_bytes, publish
from builder.world.staging import STAGING_NAME

__all__ = [
    "OutputChanges",
    "OutputError",
    "PreviousOutput",
    "locked_output",
    "read_output_file",
    "read_previous_output",
    "reusable_index",
    "write_output",
]


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
    """Read the list that an earlier build left. What a build that was killed had begun is finished first.

    Raises:
        OutputError: when the folder has files in it and no such list.
    """
    manifest = folder / MANIFEST
    try:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise OutputError(f"{folder} is not a folder. Name another with --output.")
        if is_unfinished(folder):
            with locked_output(folder):
                pass
        data = json.loads(read_file(manifest, follow=False))
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
        raise OutputError(f"{error.filename or folder} cannot be read: {error.strerror}.") from error


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
    files: Mapping[str, FileContent], folder: Path, before: PreviousOutput, index_fingerprint: str = ""
) -> OutputChanges:
    """Write the files that differ, and remove those that an earlier build wrote and this one did not: all or nothing.

    A `KeptFile` that ``before`` lists is left as it is in the folder, and is not read.

    Raises:
        OutputError: when the folder cannot be written, a file that no build wrote is in the way, or a file that is to
            be kept is not there.
    """
    with locked_output(folder):
        try:
            return _write_output(files, folder, before, index_fingerprint)
        except OSError as error:
            raise OutputError(f"{folder} cannot be written: {_reason(error)}. {as_it_is(folder)}") from error


def _write_output(
    files: Mapping[str, FileContent], folder: Path, before: PreviousOutput, index_fingerprint: str
) -> OutputChanges:
    kept = [path for path, file in files.items() if isinstance(file, KeptFile) and path in before.files]
    made = contents_of({path: files[path] for path in files.keys() - frozenset(kept)})
    digests = {path: sha256(data).hexdigest() for path, data in sorted(made.items())}
    digests |= {path: before.files[path] for path in kept}
    gone = [path for path in before.files if path not in files]
    _refuse_obstacles(files, made, folder, before)
    _require(kept, folder)
    changed = {path: data for path, data in made.items() if not _holds(f"{folder}/{path}", data)}
    manifest = list_bytes(digests, index_fingerprint)
    list_digest = sha256(manifest).hexdigest()
    if not changed and not gone and _holds(folder / MANIFEST, manifest):
        return OutputChanges(len(files), 0, 0, list_digest)
    removed = [path for path in gone if _can_be_removed(folder, path)]
    _require_access(folder)
    changes = FolderChanges({**changed, MANIFEST: manifest}, removed)
    publish(folder, choose_work_folder(folder), changes, before.files)
    return OutputChanges(len(files), len(changed), len(removed), list_digest)


def _require(kept: Iterable[str], folder: Path) -> None:
    for path in kept:
        found = _look(f"{folder}/{path}")
        if found is None or not stat.S_ISREG(found.st_mode):
            raise OutputError(f"{folder / path} was removed while the site was built. Build again.")


def _require_access(folder: Path) -> None:
    """Refuse a folder that cannot be written to, even if a stand-in could be put into its place."""
    if folder.exists() and not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _can_be_removed(folder: Path, path: str) -> bool:
    # The list can have been edited: nothing outside the folder may be removed.
    target = folder / path
    return is_within(path) and (target.is_file() or target.is_symlink())


def _reason(error: OSError) -> str:
    said = error.strerror or str(error)
    return f"{said} ({error.filename})" if error.filename else said


def _refuse_obstacles(files: Iterable[str], made: Mapping[str, bytes], folder: Path, before: PreviousOutput) -> None:
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
        for path, data in made.items()
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
