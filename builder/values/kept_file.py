"""A file of the output that is as the last build wrote it, so that its content need not be in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

FileState: TypeAlias = tuple[int, ...]
"""What a file system says of a file without reading it, such that equal states mean equal contents."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """Stands for the content of such a file; ``read`` reads it."""

    read: Callable[[], bytes]


FileContent: TypeAlias = bytes | KeptFile


def content_of(file: FileContent) -> bytes:
    """The content of a file, read if need be."""
    return file.read() if isinstance(file, KeptFile) else file


def contents_of(files: Mapping[str, FileContent]) -> dict[str, bytes]:
    """The content of each file."""
    return {path: content_of(file) for path, file in files.items()}
