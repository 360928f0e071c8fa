"""Text as XML and HTML can hold it."""

from __future__ import annotations

import re

REPLACEMENT_CHARACTER = "\N{REPLACEMENT CHARACTER}"

_LINE_END = re.compile("\r\n?|\N{NEXT LINE}")
_FORBIDDEN = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def replace_forbidden_characters(text: str) -> str:
    """Return the text with U+FFFD in place of each character that XML or HTML forbids or advises against.

    XML 1.0, section 2.2: controls except tab and line ends, single surrogates, U+FFFE and U+FFFF. Every line end
    becomes U+000A.
    """
    return _FORBIDDEN.sub(REPLACEMENT_CHARACTER, _LINE_END.sub("\n", text))
