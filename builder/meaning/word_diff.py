"""Two wordings as one text, so that a person sees what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from builder.meaning.folding import fold
from builder.meaning.unit_marks import same_units
from builder.meaning.word_list import PIECE

MOST_WORDS = 300
"""How many words of either text a diff shows."""


class Piece(NamedTuple):
    """A word as it is compared and as it is written, and whether a space is before it."""

    folded: str
    written: str
    spaced: bool


def word_diff(old: str, new: str) -> str:
    """Both texts as one, with ``[-words gone-]`` and ``{+words new+}``."""
    before, after = pieces_of(old), pieces_of(new)
    parts: list[str] = []
    for kind, i1, i2, j1, j2 in opcodes(before, after):
        if kind == "equal":
            parts += (_spaced(piece) for piece in after[j1:j2])
            continue
        if i1 < i2:
            parts += _marked("[-", before[i1:i2], "-]")
        if j1 < j2:
            parts += _marked("{+", after[j1:j2], "+}")
    return "".join(parts).strip()


def pieces_of(text: str) -> list[Piece]:
    """The words of a text, as far as a diff shows them."""
    folded = fold(" ".join(text.split()))
    matches = list(PIECE.finditer(folded.text))[:MOST_WORDS]
    return [
        Piece(
            match[0],
            folded.source[folded.original(match.start()) : folded.original(match.end())].strip(),
            folded.text[match.start() - 1 : match.start()] in (" ", ""),
        )
        for match in matches
    ]


def opcodes(before: list[Piece], after: list[Piece]) -> Sequence[tuple[str, int, int, int, int]]:
    """What differs between two lists of words, as `difflib` says it."""
    old, new = [piece.folded for piece in before], [piece.folded for piece in after]
    if old == new:  # then it is a unit of measure, of which folding knows nothing
        old, new = (
            [
                piece.written if differs else piece.folded
                for piece, differs in zip(pieces, _differ_in_units(before, after), strict=True)
            ]
            for pieces in (before, after)
        )
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _differ_in_units(before: list[Piece], after: list[Piece]) -> list[bool]:
    return [not same_units(fold(one.written), fold(other.written), 0) for one, other in zip(before, after, strict=True)]


def _spaced(piece: Piece) -> str:
    return f" {piece.written}" if piece.spaced else piece.written


def _marked(opening: str, words: list[Piece], closing: str) -> tuple[str, ...]:
    inner = "".join(map(_spaced, words)).strip()
    return (f"{' ' if words[0].spaced else ''}{opening}{inner}{closing}",)
