"""The layout of the lines of a plain text: indentation, width, and how each begins and ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from builder.clean.browsers import without_marks
from builder.clean.line_rules import BULLET_PATTERN, is_sentence
from builder.clean.values import Line
from builder.values import unspaced_scripts

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\ufeff]")
_QUOTED = re.compile(r"(?:>[ ]?)+")
_MARK = "_"
"""The replacement of a line that a text browser wrote and that has no words of the page."""
_WIDE = frozenset("WF")
_DASHES = frozenset("-–—")
QUOTED = 3
"""If so many blocks begin each line with ``>``, a block of one line can be part of a quoted mail too."""
_OPENERS = "\"'“‘«„‹([¿¡"

MeasureWidth = Callable[[str], int]
"""Returns the width of a text: in columns of a terminal, or in characters."""


@dataclass(frozen=True, slots=True)
class LayoutLine:
    """One line that is not blank. ``text`` has its white space collapsed and is without the marks of a quoted mail."""

    line: Line
    text: str
    raw: str
    indent: int
    level: int
    """How many marks of a quoted mail are before it."""

    @property
    def is_item(self) -> bool:
        """Whether it begins as an item of a list."""
        return BULLET_PATTERN.match(self.text) is not None

    @property
    def item_mark(self) -> str:
        """The mark of an item, ``1`` for any number; an empty string for other lines."""
        return ("1" if self.text[0].isdigit() else self.text[0]) if self.is_item else ""

    @property
    def may_mark_be_text(self) -> bool:
        """Whether that mark can also be within a sentence: “– so he said –”, “18. Juni”."""
        return self.item_mark in _DASHES or self.item_mark == "1"

    @property
    def begins_small(self) -> bool:
        """Whether its first letter is lower case, as in the middle of a sentence."""
        return self.text.lstrip(_OPENERS)[:1].islower()

    @property
    def begins_capital(self) -> bool:
        """Whether its first letter is a capital; there are none in many scripts."""
        return self.text.lstrip(_OPENERS)[:1].isupper()

    @property
    def ends_sentence(self) -> bool:
        return is_sentence(self.text) or self.text.endswith((":", ".", "!", "?"))

    @property
    def first_word(self) -> str:
        """What did not fit on the line before: a word, or one character in scripts without spaces."""
        marks = _QUOTED.match(self.raw) if self.level else None
        word = self.raw[marks.end() if marks else 0 :].split(maxsplit=1)[0]
        return word[0] if may_break_beside(word[0]) else word


def may_break_beside(mark: str) -> bool:
    """Whether a line can end before or after a character without a space, as in Chinese, Thai and Burmese."""
    return unspaced_scripts.is_unspaced(mark) or (
        unicodedata.east_asian_width(mark) in _WIDE and not unicodedata.name(mark, "").startswith("HANGUL")
    )


def terminal_columns(text: str) -> int:
    """Return the number of columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(mark) == "Mn" else 2 if unicodedata.east_asian_width(mark) in _WIDE else 1
        for mark in text
    )


def parse_layout(text: str) -> list[list[LayoutLine]]:
    """Return the lines of a text in blocks, which are separated by empty lines."""
    found: list[list[LayoutLine]] = [[]]
    lines = text.split("\n")
    for number, (line, own) in enumerate(zip(lines, without_marks(lines), strict=True), 1):
        raw = _UNSEEN.sub("", line).expandtabs().rstrip()
        shown, words = " ".join(raw.split()), " ".join(_UNSEEN.sub("", own).split())
        if words.strip("> "):
            found[-1].append(LayoutLine(Line(number, shown), words, raw, len(raw) - len(raw.lstrip()), 0))
            continue
        if shown.strip("> "):  # it has no words, but the report lists it
            found.append([LayoutLine(Line(number, shown), _MARK, raw, 0, 0)])
        if found[-1]:
            found.append([])
    least = 1 if sum(_is_quoted(block) for block in found) >= QUOTED else 2
    return [_without_marks(block) if len(block) >= least else block for block in found if block]


def _is_quoted(block: Sequence[LayoutLine]) -> bool:
    return bool(block) and all(_QUOTED.match(row.raw) for row in block)


def _without_marks(block: Sequence[LayoutLine]) -> list[LayoutLine]:
    """Return the lines without the ``>`` of a quoted mail, if all of them begin with it."""
    marks = [_QUOTED.match(row.raw) for row in block]
    if not all(marks):
        return list(block)
    found = []
    for row, mark in zip(block, marks, strict=True):
        rest = row.raw[mark.end() if mark else 0 :]
        text = " ".join(rest.split())
        found.append(
            LayoutLine(
                row.line, text or row.text, row.raw, len(rest) - len(rest.lstrip()), mark[0].count(">") if mark else 0
            )
        )
    return found
