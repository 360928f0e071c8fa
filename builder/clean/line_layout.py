"""The lines of a plain text as they stand: how far each is indented, how wide it is, and how it begins and ends."""

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
"""What is read in place of a line in which a text browser wrote no words of the page."""
_WIDE = frozenset("WF")
_DASHES = frozenset("-–—")
QUOTED = 3
"""How many blocks begin each line with ``>`` where a block of one line is one of a quoted mail too."""
_OPENERS = "\"'“‘«„‹([¿¡"

MeasureWidth = Callable[[str], int]
"""How wide a text is: in columns of a terminal, or in characters."""


@dataclass(frozen=True, slots=True)
class LayoutLine:
    """One line that says something. ``text`` has its white space collapsed and the marks of a quoted mail taken off."""

    line: Line
    text: str
    raw: str
    indent: int
    level: int
    """How many marks of a quoted mail stand before it."""

    @property
    def is_item(self) -> bool:
        """Whether it begins as an item of a list."""
        return BULLET_PATTERN.match(self.text) is not None

    @property
    def item_mark(self) -> str:
        """What an item begins with, any number as ``1``; empty of other lines."""
        return ("1" if self.text[0].isdigit() else self.text[0]) if self.is_item else ""

    @property
    def may_mark_be_text(self) -> bool:
        """Whether that mark may stand within a sentence as well: “– so he said –”, “18. Juni”."""
        return self.item_mark in _DASHES or self.item_mark == "1"

    @property
    def begins_small(self) -> bool:
        """Whether its first letter is a small one, as in the middle of a sentence."""
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
        """What would have had to fit on the line before: a word, or a character where there are no spaces."""
        marks = _QUOTED.match(self.raw) if self.level else None
        word = self.raw[marks.end() if marks else 0 :].split(maxsplit=1)[0]
        return word[0] if may_break_beside(word[0]) else word


def may_break_beside(mark: str) -> bool:
    """Whether a line may end beside a character though no space was there, as in Chinese, Thai and Burmese."""
    return unspaced_scripts.is_unspaced(mark) or (
        unicodedata.east_asian_width(mark) in _WIDE and not unicodedata.name(mark, "").startswith("HANGUL")
    )


def terminal_columns(text: str) -> int:
    """The columns that a terminal takes for a text."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(mark) == "Mn" else 2 if unicodedata.east_asian_width(mark) in _WIDE else 1
        for mark in text
    )


def parse_layout(text: str) -> list[list[LayoutLine]]:
    """The lines of a text in blocks, between which stand empty lines."""
    found: list[list[LayoutLine]] = [[]]
    lines = text.split("\n")
    for number, (line, own) in enumerate(zip(lines, without_marks(lines), strict=True), 1):
        raw = _UNSEEN.sub("", line).expandtabs().rstrip()
        shown, words = " ".join(raw.split()), " ".join(_UNSEEN.sub("", own).split())
        if words.strip("> "):
            found[-1].append(LayoutLine(Line(number, shown), words, raw, len(raw) - len(raw.lstrip()), 0))
            continue
        if shown.strip("> "):  # it says nothing, but the report has it
            found.append([LayoutLine(Line(number, shown), _MARK, raw, 0, 0)])
        if found[-1]:
            found.append([])
    least = 1 if sum(_is_quoted(block) for block in found) >= QUOTED else 2
    return [_without_marks(block) if len(block) >= least else block for block in found if block]


def _is_quoted(block: Sequence[LayoutLine]) -> bool:
    return bool(block) and all(_QUOTED.match(row.raw) for row in block)


def _without_marks(block: Sequence[LayoutLine]) -> list[LayoutLine]:
    """The rows without the ``>`` of a quoted mail, which stands before every one of several."""
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
