"""Text as XML and HTML can hold it."""

from __future__ import annotations

import re
from functools import cache

REPLACEMENT_CHARACTER = "\N{REPLACEMENT CHARACTER}"

_LINE_END = re.compile("\r\n?|\N{NEXT LINE}")

_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n")
_C1_LEAD, _AFTER_C1 = b"\xc2", 0xA0
"""U+0080 to U+009F are this byte in UTF-8, and themselves."""


@cache
def _forbidden() -> re.Pattern[str]:
    """What finds a forbidden character. Few texts have any, and a large class takes `re` 4 ms to compile."""
    return re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def replace_forbidden_characters(text: str) -> str:
    """Return the text with U+FFFD in place of each character that XML or HTML forbids or advises against.

    XML 1.0, section 2.2: controls except tab and line ends, single surrogates, U+FFFE and U+FFFF. Every line end
    becomes U+000A.
    """
    if _is_clean(text):  # nearly every text, and this takes a tenth of the time of the substitutions
        return text
    return _forbidden().sub(REPLACEMENT_CHARACTER, _LINE_END.sub("\n", text))


def _is_clean(text: str) -> bool:
    """Whether nothing in the text is to be replaced."""
    try:
        data = text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    if len(data.translate(None, _CONTROLS)) < len(data):
        return False
    return text.isascii() or not ("\ufffe" in text or "\uffff" in text or _has_c1(data))


def _has_c1(data: bytes) -> bool:
    # Searching for one byte is a hundred times as fast as a regular expression, and few characters begin with it.
    at = data.find(_C1_LEAD)
    while at >= 0:
        if data[at + 1] < _AFTER_C1:
            return True
        at = data.find(_C1_LEAD, at + 2)
    return False
