"""Text with its typography folded away, and the way back to where it stood.

White space, quotation marks, dashes and no-break spaces never decide whether two texts are the same; letters and
digits do. Folding makes each of those one character, so that comparing two texts in this sense is comparing two
strings. An ellipsis is three dots, invisible characters are nothing, and a letter with a combining accent is the
accented letter (Unicode normalisation form C).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_QUOTES = "\"'`´‘’‚‛“”„‟′″‵‶‹›«»「」『』＂＇"
_DASHES = "-‐‑‒–—―−﹘﹣－"
_SPACES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace() and chr(code) != " ")
_INVISIBLE = "\xad\u200b\u200c\u200d\u2060\ufeff"
_COMBINING = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a"

_ONE_TO_ONE = str.maketrans(dict.fromkeys(_QUOTES, "'") | dict.fromkeys(_DASHES, "-") | dict.fromkeys(_SPACES, " "))
_IRREGULAR = re.compile(
    f"[ {_INVISIBLE}]*-[- {_INVISIBLE}]+|[ {_INVISIBLE}]+-"  # dashes, with the space around them
    f"|[ {_INVISIBLE}]{{2,}}|[{_INVISIBLE}]"
    f"|'['{_INVISIBLE}]+|…"
    f"|[^\\s{_COMBINING}][{_COMBINING}]+"
    "|[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?"  # a syllable of Hangul written letter by letter
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. ``text`` is what is compared; ``breaks`` pairs offsets in it with offsets in the original.

    Between two breaks both run alike, so a text that needed no more than exchanging characters has none.
    """

    text: str
    breaks: tuple[tuple[int, int], ...] = ()

    def original(self, offset: int) -> int:
        """The offset in the original of the character that is at ``offset`` in the folded text."""
        at = bisect_right(self.breaks, (offset, 1 << 62)) - 1
        if at < 0:
            return offset
        here, there = self.breaks[at]
        found = there + offset - here
        # Inside a piece that shrank or grew there is no counterpart: its end is the next break.
        return min(found, self.breaks[at + 1][1]) if at + 1 < len(self.breaks) else found


def fold(text: str) -> Folded:
    """Fold a text (see the module)."""
    even = text.translate(_ONE_TO_ONE)
    if _is_regular(even):
        return Folded(even)
    parts: list[str] = []
    breaks: list[tuple[int, int]] = []
    done = length = 0
    for match in _IRREGULAR.finditer(even):
        start, end = match.span()
        piece = _folded_piece(match[0])
        parts += (even[done:start], piece)
        length += start - done
        breaks += ((length, start), (length + len(piece), end))
        length += len(piece)
        done = end
    parts.append(even[done:])
    return Folded("".join(parts), tuple(dict(breaks).items()))


def _is_regular(text: str) -> bool:
    # Plain searches, which most texts need nothing more than, take a tenth of the time of the expression.
    if any(pair in text for pair in ("  ", " -", "- ", "--", "''")):
        return False
    return text.isascii() or not _IRREGULAR.search(text)


def _folded_piece(piece: str) -> str:
    if "-" in piece:
        return "-"
    if "…" in piece:
        return "..."
    if " " in piece:
        return " "
    if "'" in piece:
        return "'"
    if piece[0] in _INVISIBLE:
        return ""
    return unicodedata.normalize("NFC", piece)


UNSPACED = ("[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff"
            "\U00020000-\U0003ffff]")
"""Scripts in which a word may begin or end where no space is: Chinese, Japanese, Korean, Thai and others."""

_UNSPACED = re.compile(UNSPACED)


def inside_word(text: str, offset: int) -> bool:
    """Whether the offset in a folded text falls inside a word or a number: a quote may not begin or end there.

    Letters decide a match: “Kim” does not stand in “Kimchi”, nor “10” in “10,000”, nor “can” in “can't”.
    """
    if not 0 < offset < len(text):
        return False
    left, right = text[offset - 1], text[offset]
    if _is_letter(left) and _is_letter(right):
        return not (_UNSPACED.match(left) or _UNSPACED.match(right)) or unicodedata.category(right)[0] == "M"
    if left.isdigit() and right in ".,":
        return text[offset + 1:offset + 2].isdigit()
    if right.isdigit() and left in ".,":
        return text[max(offset - 2, 0):offset - 1].isdigit()
    return left.isalpha() and text.startswith("'t", offset) and not text[offset + 2:offset + 3].isalnum()


def _is_letter(character: str) -> bool:
    """Whether it makes words: a letter, a digit, or a mark that a letter bears."""
    return character.isalnum() or (character > "\u02ff" and unicodedata.category(character)[0] == "M")
