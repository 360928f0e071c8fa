"""Two wordings as one text, so that a person sees what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from builder.meaning.folding import fold
from builder.meaning.unit_marks import has_same_units
from builder.meaning.word_list import WORD_OR_SIGN_PATTERN

_MOST_WORDS = 300
"""How many words of either text a diff shows."""


class DiffWord(NamedTuple):
    """A word as it is compared and as it is written, and whether a space is before it."""

    folded: str
    written: str
    spaced: bool


def word_diff(old: str, new: str) -> str:
    """Return both texts as one, with ``[-words gone-]`` and ``{+words new+}``."""
    before, after = diff_words_of(old), diff_words_of(new)
    parts: list[str] = []
    for kind, i1, i2, j1, j2 in diff_opcodes(before, after):
        if kind == "equal":
            parts += (_spaced(piece) for piece in after[j1:j2])
            continue
        if i1 < i2:
            parts += _marked("[-", before[i1:i2], "-]")
        if j1 < j2:
            parts += _marked("{+", after[j1:j2], "+}")
    return "".join(parts).strip()


def diff_words_of(text: str) -> list[DiffWord]:
    """The words of a text, as far as a diff shows them."""
    folded = fold(" ".join(text.split()))
    matches = list(WORD_OR_SIGN_PATTERN.finditer(folded.text))[:_MOST_WORDS]
    return [
        DiffWord(
            match[0],
            folded.source[folded.original_offset(match.start()) : folded.original_offset(match.end())].strip(),
            folded.text[match.start() - 1 : match.start()] in (" ", ""),
        )
        for match in matches
    ]


def diff_opcodes(before: list[DiffWord], after: list[DiffWord]) -> Sequence[tuple[str, int, int, int, int]]:
    """Return the differences between two lists of words, as opcodes of `difflib`."""
    old, new = [piece.folded for piece in before], [piece.folded for piece in after]
    if old == new:  # then a unit of measure differs, which folding ignores
        old, new = (
            [
                piece.written if differs else piece.folded
                for piece, differs in zip(pieces, _differ_in_units(before, after), strict=True)
            ]
            for pieces in (before, after)
        )
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _differ_in_units(before: list[DiffWord], after: list[DiffWord]) -> list[bool]:
    return [
        not has_same_units(fold(one.written), fold(other.written), 0) for one, other in zip(before, after, strict=True)
    ]


def _spaced(piece: DiffWord) -> str:
    return f" {piece.written}" if piece.spaced else piece.written


def _marked(opening: str, words: list[DiffWord], closing: str) -> tuple[str, ...]:
    inner = "".join(map(_spaced, words)).strip()
    return (f"{' ' if words[0].spaced else ''}{opening}{inner}{closing}",)
