"""Join lines to one line: with or without a space between, and without hyphens that only divided a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from builder.clean.language import is_function_word
from builder.clean.line_layout import may_break_beside

_HYPHENS = "-‐"
_SOFT = "\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_BROKEN = re.compile(r"[^\W\d_][-‐][ \t]*\n[ \t]*[^\W\d_]")
_PIECES = re.compile(r"[^\s\-‐]*[-‐][ \t]*\n[ \t]*\S*")
"""A divided word, from its last part before the line end."""
_HYPHENATED_SHARE = 0.04
"""The least share of lines that end within a word, if words are divided; hyphens of compounds end fewer lines."""


@dataclass(frozen=True)
class LineJoiner:
    """Joins lines of a text. The other words of the text decide whether a hyphen belongs to a word."""

    text: str

    def join(self, lines: Sequence[str]) -> str:
        whole = lines[0]
        pieces = []
        for line in lines[1:]:
            kept, between = self._between(whole, line)
            pieces.append(kept + between)
            whole = line
        return "".join([*pieces, whole])

    def _between(self, one: str, two: str) -> tuple[str, str]:
        """Return what is kept of the first line, and the separator before the second."""
        if one.endswith(_SOFT):
            return one[:-1], ""
        if one[-1] in _HYPHENS and len(one) > 1 and one[-2].isalnum() and two[0].isalnum():
            if is_function_word(two.split(maxsplit=1)[0]):
                return one, " "  # “long- and short-lived”
            return (one[:-1], "") if self._breaks_a_word(one, two) else (one, "")
        return one, "" if may_break_beside(one[-1]) or may_break_beside(two[0]) else " "

    def _breaks_a_word(self, one: str, two: str) -> bool:
        before = re.search(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*[-‐]$", one)
        after = _WORD.match(two)
        if before is None or after is None or not two[0].islower():
            return False
        first, second = before[0][:-1].lower(), after[0].lower()
        if first + second in self._words:
            return True
        if f"{first}-{second}" in self._words:
            return False
        return self._is_hyphenated and not (first in self._words and second in self._words)

    @cached_property
    def _words(self) -> frozenset[str]:
        """Every word that is not divided at a line end."""
        whole = _PIECES.sub(" ", self.text)
        return frozenset(word.lower().replace("‐", "-") for word in _WORD.findall(whole))

    @cached_property
    def _is_hyphenated(self) -> bool:
        return len(_BROKEN.findall(self.text)) > max(
            _HYPHENATED_SHARE * len(re.findall(r"\S[ \t]*\n[ \t]*\S", self.text)), 1
        )
