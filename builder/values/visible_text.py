"""Text for messages: visible characters alone, so that no content, file name or address can act on what shows it.

A control character moves a terminal's cursor or changes its title, an override of the direction (Unicode Standard
Annex 9) shows words in another order, and GitHub runs a line of a log that begins with ``::`` or has ``##[`` in it
(https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands). Such characters are written as
JSON and YAML write them, with a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import category

_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
_IGNORABLE = re.compile(f"[{_BLANKS}\u034f\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""What has no shape and is printable to `str.isprintable`: Default_Ignorable_Code_Point, and the blank of Braille."""

_CONCATENATED = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Signs around numbers (Prepended_Concatenation_Mark): format characters, and yet seen."""

_JOINERS = frozenset("\u200c\u200d")
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_COMMAND = re.compile(r"^(\s*):(?=:)|#(?=#\[)", re.MULTILINE)

_Writing = Callable[[str], str]


def visible_line(text: str) -> str:
    """Return one line of visible characters; all others, line ends among them, as escape sequences."""
    return _without_commands(_rewritten(text, _escape))


def visible_lines(text: str) -> str:
    """Return lines of visible characters; all others except line feeds as escape sequences."""
    return "\n".join(visible_line(line) for line in text.split("\n"))


def visible_json(text: str) -> str:
    """Return JSON of the same meaning, made of visible characters and line ends."""
    lines = (_rewritten(line, _json_escape) for line in text.split("\n"))
    return "\n".join(line.replace("##[", "#\\u0023[") for line in lines)


def _without_commands(text: str) -> str:
    """The text with a sign of each workflow command as an escape sequence."""
    if "::" not in text and "##[" not in text:
        return text
    return _COMMAND.sub(lambda found: f"{found[1]}\\u003a" if found[0].endswith(":") else "\\u0023", text)


def _rewritten(text: str, escape: _Writing) -> str:
    if text.isprintable() and not _IGNORABLE.search(text):
        return text
    made: list[str] = []
    before = ""
    for character in text:
        seen = _is_visible(character, before)
        made.append(character if seen else escape(character))
        before = character
    return "".join(made)


def _is_visible(character: str, before: str) -> bool:
    """Whether a reader sees the character, or what it does to the one ``before`` it."""
    if _IGNORABLE.match(character):
        # One that chooses a form of a sign, as of an emoji.
        return category(character) == "Mn" and _has_shape(before) and character not in "\u034f\u17b4\u17b5"
    if character.isprintable() or character in _CONCATENATED:
        return True
    if character in _JOINERS:  # they join or part letters, as in Persian, and emoji
        return _has_shape(before) or bool(before and _IGNORABLE.match(before) and before not in _BLANKS)
    return category(character) == "Zs"


def _has_shape(character: str) -> bool:
    return bool(character) and character.isprintable() and character != " " and not _IGNORABLE.match(character)


def _escape(character: str) -> str:
    code = ord(character)
    return _NAMED.get(character) or (f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")


def _json_escape(character: str) -> str:
    code = ord(character)
    if code < 0x10000:
        return f"\\u{code:04x}"
    return f"\\u{0xD800 + (code - 0x10000 >> 10):04x}\\u{0xDC00 + (code - 0x10000 & 0x3FF):04x}"
