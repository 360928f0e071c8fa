"""The output folder: the only module that writes to it.

Files are written beside their place and moved into it, only where they differ; what an earlier build wrote and this
one does not is removed last. A list of what a build wrote, ``.briefing.json``, is kept in the folder, so that a file
that somebody else put there is never touched.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

MANIFEST = ".briefing.json"


class OutputRefused(Exception):
    """The output folder cannot be written, or holds what no build wrote. The message says how to proceed."""


@dataclass(frozen=True)
class Written:
    """What a build did to the output folder."""

    files: int
    changed: int
    removed: int


@dataclass(frozen=True)
class Previous:
    """What the build before left in the folder."""

    files: Mapping[str, str]
    search: str = ""


def previous(folder: Path) -> Previous:
    """Read the list that an earlier build left.

    Raises:
        OutputRefused: when the folder has files in it and no such list.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise OutputRefused(f"{folder} is not a folder. Name another with --output.")
    manifest = folder / MANIFEST
    try:
        data = json.loads(manifest.read_text(encoding="utf-8"))
        return Previous(dict(data["files"]), str(data["search"]))
    except FileNotFoundError:
        if folder.exists() and any(folder.iterdir()):
            raise OutputRefused(f"{folder} holds files that no build wrote, so nothing in it was touched. Name an "
                                "empty folder with --output, or empty this one yourself.") from None
        return Previous({})
    except (ValueError, KeyError, TypeError):
        raise OutputRefused(f"{manifest} cannot be read. Empty {folder} yourself and build again.") from None
    except OSError as error:
        raise OutputRefused(f"{manifest} cannot be read: {error.strerror}.") from error


def search_files(folder: Path, before: Previous, fingerprint: str, prefix: str) -> dict[str, bytes] | None:
    """The index that the last build wrote, if it was made from the same and is still whole."""
    if before.search != fingerprint:
        return None
    files: dict[str, bytes] = {}
    for path, digest in before.files.items():
        if path.startswith(f"{prefix}/"):
            data = _read(folder / path)
            if data is None or sha256(data).hexdigest() != digest:
                return None
            files[path] = data
    return files or None


def publish(files: Mapping[str, bytes], folder: Path, before: Previous, search: str = "") -> Written:
    """Make the folder hold these files: write what differs, then remove what an earlier build wrote and this did not.

    Raises:
        OutputRefused: when the folder cannot be written, or a file of somebody else's is in the way.
    """
    foreign = [path for path in files if path not in before.files and (folder / path).exists()]
    if foreign:
        raise OutputRefused(f"{folder / foreign[0]} is in the way: no build wrote it. Move it, or name another folder "
                            "with --output.")
    digests = {path: sha256(data).hexdigest() for path, data in sorted(files.items())}
    manifest = json.dumps({"files": digests, "search": search}, indent=0, sort_keys=True).encode() + b"\n"
    try:
        changed = sum(_write(folder / path, data) for path, data in files.items())
        gone = [path for path in before.files if path not in files]
        removed = sum(_remove(folder, path) for path in gone)
        _write(folder / MANIFEST, manifest)
    except OSError as error:
        raise OutputRefused(f"{folder} cannot be written: {error.strerror or error}.") from error
    return Written(len(files), changed, removed)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _write(path: Path, data: bytes) -> bool:
    if _read(path) == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(data)
        os.replace(beside, path)  # noqa: PTH105 - the one atomic move there is
    finally:
        beside.unlink(missing_ok=True)
    return True


def _remove(folder: Path, path: str) -> bool:
    # The list could have been edited: a path out of the folder is nobody's to remove.
    target = folder / path
    if ".." in Path(path).parts or Path(path).is_absolute() or not target.is_file():
        return False
    target.unlink()
    parent = target.parent
    while parent != folder and not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent
    return True
