"""Middle dots, which join the parts of a foreign name in Japanese and Chinese: ミロ・ターン, 米洛·塔恩.

Japanese sets the same dot between the items of a list; those are foreign names only if they are written in katakana.
Which of the look-alike dots is written decides nothing.
"""

from __future__ import annotations

import regex

from builder.values.languages import base_language
from builder.values.unspaced_scripts import KATAKANA

DOT = "·"
_DOTS = "・•‧∙⋅･"
_EVEN = str.maketrans(dict.fromkeys(_DOTS, DOT))
_JOINTS = (DOT, "=", "゠")
"""What joins the parts of a name in katakana; in Chinese only the dot does."""
_LONGEST = 30
"""How many letters a part of a name is looked at: a name that has more is one all the same."""

_HAN = regex.compile("[\u3400-\u9fff\uf900-\ufaff]")
_CHINESE = frozenset({"zh", "yue", "cmn", "wuu", "nan", "hak", "lzh"})


def with_even_dots(text: str) -> str:
    """The text with one kind of middle dot; every offset in it stays what it was."""
    return text.translate(_EVEN) if any(dot in text for dot in _DOTS) else text


def part_before(text: str, start: int, language: str) -> str:
    """Return the part of a name that a dot joins to the one which begins at ``start``; empty if there is none."""
    letter = _letter(text, start - 1, text[start - 2 : start - 1], text[start], language)
    if letter is None:
        return ""
    begins = start - 1
    while begins and start - begins <= _LONGEST and letter.match(text, begins - 1):
        begins -= 1
    return text[begins : start - 1]


def part_after(text: str, end: int, language: str) -> str:
    """Return the part of a name that a dot joins to the one which ends at ``end``; empty if there is none."""
    letter = _letter(text, end, text[end - 1], text[end + 1 : end + 2], language)
    if letter is None:
        return ""
    ends = end + 1
    while ends < len(text) and ends - end <= _LONGEST and letter.match(text, ends):
        ends += 1
    return text[end + 1 : ends]


def _letter(text: str, at: int, left: str, right: str, language: str) -> regex.Pattern[str] | None:
    """The letters of the names that a mark at ``at`` joins, if it joins any."""
    mark = text[at : at + 1] if at >= 0 else ""
    if mark in _JOINTS and mark and KATAKANA.match(left) and KATAKANA.match(right):
        return KATAKANA
    chinese = mark == DOT and base_language(language) in _CHINESE
    return _HAN if chinese and _HAN.match(left) and _HAN.match(right) else None
