"""A site as it was received, in a folder or a zip: its files, and what no site has, such as links."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from builder.values.problems import Problem

CHUNK = 1024 * 1024
"""Bytes that are read at once."""

ReadChunks = Callable[[], Iterator[bytes]]


class UnreadableFile(Exception):
    """A file that is there cannot be read. The message says why."""


@dataclass(frozen=True)
class ReceivedSite:
    """The files of a site by path, each with what reads it in pieces, and the problems of everything that is no file.

    ``where`` is the path of what was received. ``refused`` are the paths that ``problems`` say are no files.
    ``is_safe`` is false for an archive that must not be unpacked; none of its files are given then. Reading raises
    `UnreadableFile`.
    """

    where: str
    files: Mapping[str, ReadChunks]
    problems: Sequence[Problem] = ()
    refused: frozenset[str] = field(default=frozenset())
    is_safe: bool = True
