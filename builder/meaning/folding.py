"""Text with its typography folded away, and the way back to the original offsets.

White space, quotation marks, dashes and invisible characters never decide whether two texts are the same; letters and
digits do. Folding makes one character of all quotation marks, one of all dashes, and so on, so that texts are compared
as strings. `builder.meaning.characters` decides what each character becomes. What depends on its neighbours is decided
here:

- space around a dash or an ellipsis, before French punctuation, inside French quotation marks, before a per cent sign
  and next to a character of a script without spaces (such as a line end in Chinese) is removed;
- a dash before a digit and after a space is the sign of the number, and keeps its space;
- a letter with a combining accent is the accented letter (Unicode normalisation form C);
- quotation marks that follow each other are one, and so are dashes.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Set
from functools import cache
from typing import NamedTuple

import regex

from builder.meaning.characters import ELLIPSIS, EXPANDED, IGNORED, SIGN, FoldingTable, folded_character
from builder.meaning.spacing import BLANK, with_significant_spaces
from builder.values.unspaced_scripts import UNSPACED_RANGES
from builder.values.word_characters import is_combining_mark, is_word_character

_TABLE = FoldingTable()
_ASCII_TABLE = bytes(ord(_TABLE[code]) for code in range(128)) + bytes(range(128, 256))
"""What each ASCII character becomes, which is another one."""

_EXCHANGED_ASCII = frozenset(chr(code) for code in range(128) if _TABLE[code] != chr(code))
_MOST_REPLACED = 24
"""With more kinds of characters a look at each character is quicker."""

_DOTS = rf"(?:…|\.{BLANK}*+(?:\.{BLANK}*+[.…]|…))[.… {IGNORED}]*+"
_PIECES = rf"{BLANK}++(?:-[- {IGNORED}]*+|{_DOTS})|-[- {IGNORED}]++|{_DOTS}|'['{IGNORED}]++|{BLANK}{{2,}}+|{IGNORED}"
_IRREGULAR = re.compile(f"{_PIECES}|{EXPANDED}")

_LONGER_BEARING = regex.compile(rf"{EXPANDED}{IGNORED}*+[\p{{M}}\u1160-\u11ff]")


@cache
def _irregular_or_combined() -> re.Pattern[str]:
    """As `_IRREGULAR`, and letters with the marks or the letters of Hangul that they are composed with."""
    marks = "".join(
        chr(code)
        for start, end in ((0x300, 0x1FFFF), (0xE0100, 0xE01EF))
        for code in range(start, end + 1)
        if is_combining_mark(chr(code))
    )
    borne = rf"(?:{IGNORED}*+[{marks}\u1160-\u11ff])++"
    return re.compile(rf"{_PIECES}|[^ '{IGNORED}-]{borne}|[{marks}\u1160-\u11ff]{borne}|{EXPANDED}")


class Folded(NamedTuple):
    """A folded text. ``text`` is what is compared; ``breaks`` pairs offsets in it with offsets in the original.

    Between two breaks both run alike, so a text that needed no more than exchanging characters has none. ``source`` is
    the original, and ``language`` its language, where that is known.
    """

    text: str
    breaks: tuple[tuple[int, int], ...] = ()
    source: str = ""
    language: str = ""

    def original_offset(self, offset: int) -> int:
        """The offset in the original of the character that is at ``offset`` in the folded text."""
        at = bisect_right(self.breaks, (offset, 1 << 62)) - 1
        if at < 0:
            return offset
        here, there = self.breaks[at]
        found = there + offset - here
        # Inside a piece that shrank or grew there is no counterpart: its end is the next break.
        return min(found, self.breaks[at + 1][1]) if at + 1 < len(self.breaks) else found

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that lies between two offsets in the folded text, without outer white space.

        White space that is folded away is between the last character and the next, or the end of the text.
        """
        first, last = self.original_offset(start), self.original_offset(end)
        while first < last and self.source[first].isspace():
            first += 1
        while last > first and self.source[last - 1].isspace():
            last -= 1
        return first, last


def original_text(folded: Folded, at: int) -> str:
    """How a character of the folded text is written in the original, with the spaces that are folded into it."""
    return folded.source[folded.original_offset(at) : folded.original_offset(at + 1)]


def fold(text: str) -> Folded:
    """Fold a text (see the module)."""
    kinds = set(text)
    if text.isascii():
        even = text.encode().translate(_ASCII_TABLE).decode()
        if not _is_irregular(even):
            return Folded(even, (), text)
    else:
        even = exchange_characters(text, kinds)
    even = with_significant_spaces(even, text, kinds)
    plain = even.replace(IGNORED, "")
    composed = unicodedata.is_normalized("NFC", plain)
    if (
        composed
        and len(plain) == len(even)
        and EXPANDED not in even
        and ELLIPSIS not in even
        and not _is_irregular(even)
    ):
        return Folded(even.replace(SIGN, "-"), (), text)
    composed = composed and not _LONGER_BEARING.search(even)
    return _in_pieces(even, text, _IRREGULAR if composed else _irregular_or_combined())


def exchange_characters(text: str, kinds: Set[str]) -> str:
    """The text of the same length in which each character is exchanged for what it counts as.

    In a text with few kinds of characters beyond ASCII each kind is replaced at once, in less than half the
    time that a look at every character takes. ``kinds`` are the characters that the text has.
    """
    found = {character for character in kinds if character > "\x7f" or character in _EXCHANGED_ASCII}
    if len(found) > _MOST_REPLACED:
        return text.translate(_TABLE)
    exchanged = {character: _TABLE[ord(character)] for character in found}
    if any(exchanged.get(new, new) != new for new in exchanged.values()):
        return text.translate(_TABLE)  # what one replacement makes would be replaced by another
    for character, new in exchanged.items():
        if new != character:
            text = text.replace(character, new)
    return text


def fold_article(text: str, language: str) -> Folded:
    """Fold an article's text; ``language`` is that of its front matter, or an empty string."""
    return fold(text)._replace(language=language)


def _is_irregular(even: str) -> bool:
    # Plain searches, which most texts need nothing more than, take a tenth of the time of the expression. Most texts
    # do not have the character that is searched first.
    return (
        "  " in even
        or ("-" in even and (" -" in even or "- " in even or "--" in even))
        or ("'" in even and "''" in even)
        or ("!" in even and " !" in even)
        or ("?" in even and " ?" in even)
        or (";" in even and " ;" in even)
        or (":" in even and " :" in even)
        or ("," in even and " ," in even)
        or ("%" in even and " %" in even)
        or ("." in even and (".." in even or ". ." in even))
        or "~" in even
    )


def _in_pieces(even: str, text: str, pattern: re.Pattern[str]) -> Folded:
    """Join the folded text from the parts that keep their length and the pieces that do not."""
    parts: list[str] = []
    breaks: list[tuple[int, int]] = []
    done = length = 0
    for match in pattern.finditer(even):
        start, end = match.span()
        piece = _folded_piece(match[0], text, start)
        parts += (even[done:start], piece)
        length += start - done
        breaks += ((length, start), (length + len(piece), end))
        length += len(piece)
        done = end
    parts.append(even[done:])
    return Folded("".join(parts).replace(SIGN, "-"), tuple(dict(breaks).items()), text)


def _folded_piece(piece: str, text: str, start: int) -> str:
    marks = set(piece) - {" ", IGNORED}
    if not marks:
        return " " if " " in piece else ""
    if marks <= {"-"} or marks <= {"'"}:
        return marks.pop()
    if marks <= {".", ELLIPSIS}:
        return "..."
    letters = (
        folded_character(text[start + at]) if letter == EXPANDED else letter
        for at, letter in enumerate(piece)
        if letter != IGNORED
    )
    return unicodedata.normalize("NFC", "".join(letters))


_UNSPACED = regex.compile(UNSPACED_RANGES)


def is_inside_word(text: str, offset: int) -> bool:
    """Whether the offset in a folded text falls inside a word or a number: a quote must not begin or end there.

    Letters decide a match: “Kim” is not found in “Kimchi”, “10” not in “10,000”, and “can” not in “can't”.
    """
    if not 0 < offset < len(text):
        return False
    left, right = text[offset - 1], text[offset]
    if is_word_character(left) and is_word_character(right):
        return not (_UNSPACED.match(left) or _UNSPACED.match(right)) or is_combining_mark(right)
    if left.isdigit() and right in ".,":
        return text[offset + 1 : offset + 2].isdigit()
    if right.isdigit() and left in ".,":
        return text[max(offset - 2, 0) : offset - 1].isdigit()
    return left.isalpha() and text.startswith("'t", offset) and not text[offset + 2 : offset + 3].isalnum()
