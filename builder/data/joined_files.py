"""Data files that are joined of pieces. Each record gives some, which are made, and kept, apart from others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Piece(NamedTuple):
    """The name of a piece: the slot that it is for, and the record that gives it."""

    slot: str
    record: str


@dataclass(frozen=True)
class Slot:
    """A stretch of a file: pieces with ``between`` between them, and what is before and after all of them.

    Records that have nothing to give to the slot give an empty piece, which is left out.
    """

    before: bytes
    name: str
    records: Sequence[str]
    between: bytes
    after: bytes


@dataclass(frozen=True)
class JoinedFile:
    """A file by its path, as slots in order."""

    path: str
    slots: Sequence[Slot]


class JoinedBytes(NamedTuple):
    """A file with the place of each piece in it: its offset and its length in bytes."""

    data: bytes
    places: Mapping[Piece, tuple[int, int]]


def join(file: JoinedFile, piece: Callable[[Piece], bytes]) -> JoinedBytes:
    """Join a file of its pieces."""
    parts: list[bytes] = []
    places: dict[Piece, tuple[int, int]] = {}
    at = 0

    def add(data: bytes) -> None:
        nonlocal at
        parts.append(data)
        at += len(data)

    for slot in file.slots:
        add(slot.before)
        is_first = True
        for record in slot.records:
            name = Piece(slot.name, record)
            data = piece(name)
            if data and not is_first:
                add(slot.between)
            places[name] = (at, len(data))
            if data:
                add(data)
                is_first = False
        add(slot.after)
    return JoinedBytes(b"".join(parts), places)


def items(lines: Iterable[str]) -> bytes:
    """Items of a JSON list as a piece, each in a line of its own. Pieces are joined with a comma."""
    return ",".join(f"\n{line}" for line in lines).encode()
