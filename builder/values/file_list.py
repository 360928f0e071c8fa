"""The list of a site's files, each with the SHA-256 of its content: ``.briefing.json`` in the output and in the zip."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

FILE_LIST = ".briefing.json"
"""The path of the list. It does not list itself."""

_DIGEST = re.compile(r"[0-9a-f]{64}")


class FileListError(ValueError):
    """A list cannot be read. The message says why, without the name of the list."""


def file_list_to_bytes(digests: Mapping[str, str], search: str = "") -> bytes:
    """Return the list as it is written: a line for each file, by path.

    ``search`` is the fingerprint of what the search index was made from; empty if there is none.
    """
    lines = ",\n".join(f"{json.dumps(path)}: {json.dumps(digests[path])}" for path in sorted(digests))
    files = f"{{\n{lines}\n}}" if lines else "{}"
    return f'{{\n"files": {files},\n"search": {json.dumps(search)}\n}}\n'.encode()


def list_files(files: Mapping[str, bytes]) -> bytes:
    """Return the list of files with these contents."""
    return file_list_to_bytes({path: sha256(data).hexdigest() for path, data in files.items()})


def read_file_list(data: bytes) -> Mapping[str, str]:
    """Return the digest of each file that a list names. It can have been written by anyone.

    Raises:
        FileListError: when it is not a list, or names a path that is not within the folder.
    """
    try:
        files = json.loads(data.decode(), object_pairs_hook=_without_duplicates)["files"]
    except RecursionError:
        raise FileListError("it is nested too deeply") from None
    except FileListError:
        raise
    except (ValueError, KeyError, TypeError):
        raise FileListError("it is not JSON with the digests of files") from None
    if not isinstance(files, dict):
        raise FileListError("it is not JSON with the digests of files")
    for path, digest in files.items():
        if not _is_inside(path):
            raise FileListError(f"“{path}” is no path of a file in the folder")
        if not isinstance(digest, str) or not _DIGEST.fullmatch(digest):
            raise FileListError(f"what it has for “{path}” is no digest")
    return files


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the members of an object: one that is named twice could be read in two ways (RFC 8259, section 4)."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise FileListError("it names something twice")
    return found


def _is_inside(path: str) -> bool:
    return (
        path != FILE_LIST and not {"", ".", ".."}.intersection(path.split("/")) and not set("\0\\").intersection(path)
    )
