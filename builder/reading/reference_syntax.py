"""References in the analyst's prose as they are written: ``[[id]]``, ``[[id|words]]`` and ``[[article#note]]``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import regex

_EMPTY = r"[\p{Default_Ignorable_Code_Point}\u2800]"
"""Characters without a form of their own; U+2800 is the Braille cell with no dots."""

NameOf = Callable[[str], str]
"""The words shown for a record in a reference without words of its own."""

REFERENCE_SYNTAX = re.compile(r"\[\[([^\[\]|\n]*?)(\\?\|([^\[\]]*))?\]\]")
"""``[[id]]`` or ``[[id|words]]``; in a table, a backslash can precede the vertical line between the two."""


def read_reference(match: re.Match[str], name_of: NameOf, after: str) -> tuple[str, str] | None:
    """Return what a reference names and its words; ``None`` if it names nothing or has no words.

    ``after`` is the character after it in the block, if there is one.
    """
    target, words = match[1].strip(), " ".join((match[3] or "").replace("\\|", "|").split())
    if not _is_visible(target) or (match[2] and not _is_visible(words)):
        return None
    return target, " ".join((words or _within(name_of(target), after)).split())


def _is_visible(words: str) -> bool:
    """Whether any of the characters shows: spaces, control characters and empty letters such as U+3164 do not."""
    if words.isascii() and words.isprintable():
        return bool(words) and not words.isspace()
    return any(
        unicodedata.category(character)[0] not in "ZC" and not regex.match(_EMPTY, character) for character in words
    )


def _within(name: str, after: str) -> str:
    """A name within a sentence: one that is a sentence itself leaves its full stop to the one around it."""
    return name.rstrip(".") if after and after in ".,;:!?)" else name
