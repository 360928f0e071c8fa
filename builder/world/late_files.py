"""Files of the output that are known by their digests and read only if the output does not have them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from builder.values.kept_file import FileContent, KeptFile


@dataclass(frozen=True)
class LateFile:
    """A file: the digest that the list of the output has for it (`file_digest`), and what reads or makes it."""

    digest: str
    read: Callable[[], bytes]


def file_digest(data: bytes) -> str:
    """What a file of the output is known by: its SHA-256 in hexadecimal digits."""
    return sha256(data).hexdigest()


def late_file(data: bytes) -> LateFile:
    """A file whose content is at hand."""
    return LateFile(file_digest(data), partial(bytes, data))


def read_changed(files: Mapping[str, LateFile], listed: Mapping[str, str]) -> dict[str, FileContent]:
    """Files by path: the content of each, but those that the ``listed`` digests say the output has are not read."""
    return {
        path: KeptFile(file.read) if listed.get(path) == file.digest else file.read() for path, file in files.items()
    }


def read_files(files: Mapping[str, LateFile]) -> dict[str, bytes]:
    """The content of files, by path."""
    return {path: file.read() for path, file in files.items()}
