"""Scripts that are written without spaces between words, by Script_Extensions (Unicode Standard Annex #24).

Every table of such scripts is here. They differ in two ways. Korean puts spaces between words, but a name or a quote
may begin and end inside what they separate: some tables have Hangul and some have not. Tables by block are for `re`,
where every offset of a text is tested.
"""

from __future__ import annotations

import regex

SPACELESS_SCRIPTS = (
    r"\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Yiii}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}"
    r"\p{scx=Mymr}\p{scx=Tibt}"
)
"""Scripts that put no spaces between words, as the inside of a class of a regular expression, here and in a browser."""

UNSPACED_SCRIPTS = SPACELESS_SCRIPTS + r"\p{scx=Hang}"
"""Scripts in which a word is searched inside what is between two spaces: the same, and Hangul."""

UNSPACED_CHARACTER = (
    rf"[[{SPACELESS_SCRIPTS}[\p{{East_Asian_Width=F}}&&\p{{P}}--\p{{Quotation_Mark}}]]--[\p{{Hangul}}\p{{scx=Latin}}]]"
)
"""The class of what `is_unspaced`, for expressions of `regex` in its version 1."""

UNSPACED_RANGES = (
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Blocks in which a word may begin or end where there is no space, Hangul included; a class for `re`."""

FIRST_UNSPACED = "\u0e00"
"""No character before this one is of such a script."""

MAY_BE_UNSPACED = regex.compile("[\u0e00-\u109f\u1780-\u17ff\u2e80-\uabff\uf900-\uffef\U00016f00-\U0003ffff]")
"""Blocks that hold the scripts without spaces: a quick search, after which most texts need no slow one."""

KATAKANA = regex.compile(r"[\p{Katakana}ー\uff70\uff9e\uff9f]")
"""A letter of katakana, its marks of length and voice included; words in it touch words in other scripts."""

HANGUL = regex.compile(r"\p{Hangul}")

HANGUL_SYLLABLES = "[\uac00-\ud7a3]"
"""The class of Korean syllables, each of which is one character."""

_UNSPACED = regex.compile(f"(?V1){UNSPACED_CHARACTER}")


def is_unspaced(character: str) -> bool:
    """Whether a character belongs to a script without spaces between words, or to the punctuation of one.

    Korean is not one of them: it puts spaces between words, though a quote may begin and end inside what they separate.
    """
    return bool(_UNSPACED.match(character))
