"""Text as XML and HTML can hold it."""

from __future__ import annotations

import re

REPLACEMENT_CHARACTER = "\N{REPLACEMENT CHARACTER}"

_LINE_END = re.compile("\r\n?|\N{NEXT LINE}")
_FORBIDDEN = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def replace_forbidden_characters(text: str) -> str:
    """The text with a sign in place of every character that XML forbids or advises against, and HTML too.

    XML 1.0, section 2.2: the controls but for tab and line ends, halves of surrogate pairs, U+FFFE and U+FFFF. Every
    line end is U+000A.
    """
    return _FORBIDDEN.sub(REPLACEMENT_CHARACTER, _LINE_END.sub("\n", text))
