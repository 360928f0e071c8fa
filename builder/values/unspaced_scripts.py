"""Scripts that are written without spaces between words, by Script_Extensions (Unicode Standard Annex #24)."""

from __future__ import annotations

import regex

UNSPACED_CHARACTER = (
    r"[[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Yi}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}"
    r"\p{scx=Myanmar}\p{scx=Tibetan}[\p{East_Asian_Width=F}&&\p{P}--\p{Quotation_Mark}]]--[\p{Hangul}\p{scx=Latin}]]"
)
"""The class of what `is_unspaced`, for expressions of `regex` in its version 1."""

_UNSPACED = regex.compile(f"(?V1){UNSPACED_CHARACTER}")


def is_unspaced(character: str) -> bool:
    """Whether it belongs to a script that is written without spaces between words, or to its punctuation.

    Korean is not one of them: it puts spaces between words, though a quote may begin and end inside of what they part.
    """
    return bool(_UNSPACED.match(character))
