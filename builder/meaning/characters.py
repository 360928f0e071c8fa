"""What a single character is folded to, decided by its Unicode properties.

Python's own `unicodedata` has categories, names and decompositions; the properties that it lacks (Dash, Quotation_Mark,
Default_Ignorable_Code_Point, White_Space, Joining_Type, Script_Extensions) come from the package `regex`. Which
compatibility letters are another way to write a letter, and which are something else, is decided by the tag of their
decomposition (UAX #44, table 14).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import regex

from builder.values.word_characters import is_combining_mark

IGNORED, EXPANDED, SIGN = "\ufdd0", "\ufdd1", "\ufdd2"
"""Noncharacters that represent, in a text of the same length as the original, a character that is folded to nothing,
one that is folded to several, and a dash that is the sign of a number."""

ELLIPSIS = "…"

_IGNORABLE = regex.compile(
    r"\p{Default_Ignorable_Code_Point}|\p{Noncharacter_Code_Point}|\p{Joining_Type=Join_Causing}"
)
_SPACE = regex.compile(r"\p{White_Space}")
_DASH = regex.compile(r"\p{Dash}")
_TERMINAL = regex.compile(r"\p{Terminal_Punctuation}")
_QUOTATION_MARK = regex.compile(r"\p{Quotation_Mark}")
_GREEK = regex.compile(r"\p{Greek}")
_MARK_NAME = re.compile(
    r"(?!.*\bBY\b).*\b(APOSTROPHE|GERESH|GERSHAYIM|SALTILLO)|.*\bQUOTATION MARK ORNAMENT"
    r"|(MODIFIER LETTER |REVERSED )?(DOUBLE |TRIPLE |QUADRUPLE )?PRIME"
    r"|(ARMENIAN )?MODIFIER LETTER (TURNED COMMA|REVERSED COMMA|(RIGHT|LEFT) HALF RING)"
    r"|(MODIFIER LETTER )?(GRAVE|ACUTE) ACCENT|(LEFT|RIGHT) (DOUBLE )?ANGLE BRACKET"
)
_WAVE_NAME = re.compile(r"(FULLWIDTH |SWUNG |WAVE |WAVY )(TILDE|DASH)|TILDE( OPERATOR)?")
_HYPHEN_NAME = re.compile(r"\bHYPHEN\b|\bMAQAF\b")
_EM_NAME = re.compile(r".*\bEM DASH|HORIZONTAL BAR")

_OF_ANOTHER_MEANING = {"<super>", "<sub>", "<fraction>", "<circle>"}
"""Decompositions with another meaning: ² is not 2, ½ is not 1/2, and ① can be a mark in a list."""


@cache
def folded_character(character: str) -> str:
    """What a character is folded to by itself: nothing, another character, or several."""
    composed = unicodedata.normalize("NFC", character)
    if composed != character:
        return _of_parts(composed)
    if _IGNORABLE.match(character):
        return character if " WITH " in unicodedata.name(character, "") else ""
    if _SPACE.match(character):
        return " "
    if is_quotation_mark(character):
        return "'"
    return _folded_sign(character)


def _folded_sign(character: str) -> str:
    name = unicodedata.name(character, "")
    if _WAVE_NAME.fullmatch(name):
        return "~"
    tag, *parts = unicodedata.decomposition(character).split() or [""]
    if tag in _OF_ANOTHER_MEANING:
        return character
    if _DASH.match(character):
        return "-"
    if name.endswith("HORIZONTAL ELLIPSIS"):
        return ELLIPSIS
    # An accent by itself decomposes to a space with the accent, which is not a space between words.
    if not tag.startswith("<") or parts[0] == "0020":
        return character
    return _of_parts("".join(chr(int(part, 16)) for part in parts))


def _of_parts(parts: str) -> str:
    return (
        unicodedata.normalize("NFC", "".join(map(folded_character, parts)))
        if len(parts) > 1
        else folded_character(parts)
    )


def is_quotation_mark(character: str) -> bool:
    """Whether it is a quotation mark, an apostrophe, a prime, or a letter that is written like one."""
    if is_combining_mark(character):
        return False
    return bool(_QUOTATION_MARK.match(character) or _MARK_NAME.fullmatch(unicodedata.name(character, "")))


def count_strokes(character: str) -> int:
    """How many strokes a quotation mark, apostrophe or prime has."""
    name = unicodedata.name(character, "")
    counts = {"QUADRUPLE": 4, "TRIPLE": 3, "DOUBLE": 2, "WHITE": 2, "GERSHAYIM": 2}
    return next((count for word, count in counts.items() if word in name), 1 + (character in '"＂'))


def is_apostrophe(marks: str) -> bool:
    """Whether marks are one apostrophe, rather than what opens or closes a quotation."""
    return (
        len(marks) == 1
        and count_strokes(marks) == 1
        and (marks == "’" or unicodedata.category(marks) not in ("Pi", "Pf", "Ps", "Pe"))
    )


def is_double_mark(marks: str) -> bool:
    """Whether marks have two strokes, and neither open nor close a quotation by their form."""
    return sum(map(count_strokes, marks)) == 2 and all(
        unicodedata.category(mark) not in ("Pi", "Pf", "Ps", "Pe") for mark in marks
    )


def is_em_dash(character: str) -> bool:
    """Whether it is a dash that is never the sign of a number."""
    return bool(_EM_NAME.fullmatch(unicodedata.name(character, "")))


def is_hyphen(character: str) -> bool:
    """Whether it is a dash that joins words to one, rather than one between words."""
    return bool(_HYPHEN_NAME.search(unicodedata.name(character, "")))


@cache
@cache
def is_clause_end(character: str) -> bool:
    """Whether it is a mark at the end of a sentence or a part of one, the full stop excepted."""
    return character != "." and bool(_TERMINAL.match(character))


def is_question_mark(character: str, before: str = "") -> bool:
    """Whether it is a mark of a question; in Greek that is a semicolon, after a letter."""
    if character == ";":
        return bool(_GREEK.match(before))
    return any(word in unicodedata.name(character, "") for word in ("QUESTION", "INTERROBANG"))


class FoldingTable(dict[int, str]):
    """For `str.translate`: each character as one character, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        """Return the character of that code folded, or the noncharacter that represents it."""
        folded = folded_character(chr(code))
        self[code] = folded if len(folded) == 1 else EXPANDED if folded else IGNORED
        return self[code]
