"""A text file as read, and places in it that a person can go to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from builder.values.limits import DEFAULT_LIMITS, Limits

_NOT_LINE_END = re.compile(r"[^\n]")


def with_uniform_line_ends(text: str) -> str:
    """Return the text with U+000A for each of its line ends: CR LF, CR or LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def own_line_end(text: str) -> str:
    """Return the line end that a text uses; U+000A if it has none or several."""
    if "\r\n" in text:
        return "\r\n"
    return "\r" if "\r" in text and "\n" not in text else "\n"


class Place(NamedTuple):
    """A place in a file: the path as the author typed it, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class TextFile:
    """The text of one file. Columns count characters, so they agree with what an editor shows.

    ``limits`` are the largest sizes of what is read in it.
    """

    path: str
    text: str
    limits: Limits = DEFAULT_LIMITS

    @classmethod
    def of_file_text(cls, path: str, text: str) -> TextFile:
        """Return the text of a file as it is read: without a byte order mark, each line end as one character."""
        return cls(path, with_uniform_line_ends(text.removeprefix("\ufeff")))

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    def place(self, offset: int) -> Place:
        """The place of the character at ``offset``, counted in characters from 0."""
        offset = max(0, min(offset, len(self.text)))
        starts = self._line_starts
        line = bisect_right(starts, offset)
        return Place(self.path, line, offset - starts[line - 1] + 1)

    def only(self, stretches: Iterable[tuple[int, int]]) -> TextFile:
        """Return the file with spaces for every character outside these stretches, given as offsets.

        Line ends are kept, so every place is the same as in the whole file.
        """
        parts, at = list[str](), 0
        for start, end in sorted(stretches):
            parts += (_NOT_LINE_END.sub(" ", self.text[at:start]), self.text[max(at, start) : end])
            at = max(at, end)
        return TextFile(self.path, "".join(parts) + _NOT_LINE_END.sub(" ", self.text[at:]))
