"""The markup that CSL-JSON lets stand in titles and names, and text that must not be taken for it.

Source: the appendix “HTML-like formatting” of the Citation Style Language, 1.0.2
(https://docs.citationstyles.org/en/stable/specification.html); libraries write some more tags, and entities.
"""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(r"</?(?:i|b|em|strong|u|sub|sup|sc|span|font|br|p)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def strip_csl_markup(text: str) -> str:
    """The text without tags, its entities as the characters they stand for: once, so that ``&amp;lt;`` is ``&lt;``."""
    return _ENTITY.sub(lambda entity: unescape(entity[0]), _TAG.sub("", text))


def escape_csl_markup(text: str) -> str:
    """The text so written that `strip_csl_markup` gives it back."""
    text = _ENTITY.sub(lambda entity: "&amp;" + entity[0][1:], text)
    return _TAG.sub(lambda tag: "&lt;" + tag[0][1:], text)
