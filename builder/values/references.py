"""How records name each other, and what all of them have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Protocol, TypeAlias

from builder.values.edtf import EdtfDate
from builder.values.text_file import Place, TextFile


@dataclass(frozen=True, slots=True)
class Ref:
    """The name of another record, or of a note as ``article#note``, and where the author wrote it.

    ``must_be_passage`` says that only the latter will do, because words are wanted. ``types`` are the types of record
    that will do: in addition to a passage, if one is wanted, and otherwise alone; any type if there are none.
    """

    target: str
    place: Place
    must_be_passage: bool = False
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown with references, and the stretch of the file it was read from."""

    text: str
    source: TextFile = field(repr=False)
    start: int
    end: int

    @property
    def place(self) -> Place:
        """Where the prose begins."""
        return self.source.place(self.start)

    def find(self, words: str, occurrence: int = 0) -> Place | None:
        """Return the place of the given occurrence of ``words`` in the file, counted from 0."""
        at = self.start - 1
        for _ in range(occurrence + 1):
            at = self.source.text.find(words, at + 1, self.end)
            if at < 0:
                return None
        return self.source.place(at)


Reference: TypeAlias = tuple[str, Ref]
"""A reference with its role: what the record that makes it says about the record that it names."""


class Record(Protocol):
    """What all records except notes have, so that a stage need not know their kind.

    ``folder`` is the folder of its page in the output, ``name`` the words shown for it in a reference, ``date`` when it
    appeared or happened.
    """

    folder: ClassVar[str]

    @property
    def type(self) -> str: ...

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def date(self) -> EdtfDate | None: ...

    @property
    def place(self) -> Place: ...

    def references(self) -> Iterator[Reference]:
        """What it refers to under a key of its own."""

    def prose(self) -> Iterator[tuple[str, Prose | None]]:
        """Its texts that may name other records, each with its key."""
