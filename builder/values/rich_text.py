"""The markup that CSL-JSON allows in titles and names, and text that must not be read as markup.

Source: the appendix “HTML-like formatting” of the Citation Style Language, 1.0.2
(https://docs.citationstyles.org/en/stable/specification.html); libraries also write some other tags, and entities.
"""

from __future__ import annotations

import re
from html import unescape

_TAG_NAME = "/?(?:i|b|em|strong|u|sub|sup|sc|span|font|br|p)"
_TAG = re.compile(rf"<{_TAG_NAME}(?:\s[^<>]*)?/?>", re.IGNORECASE)
_TAG_START = re.compile(rf"<(?={_TAG_NAME}[\s/>])", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def strip_csl_markup(text: str) -> str:
    """Return the text without tags, with entities replaced by their characters once: ``&amp;lt;`` is ``&lt;``."""
    return _ENTITY.sub(lambda entity: unescape(entity[0]), _TAG.sub("", text))


def escape_csl_markup(text: str) -> str:
    """Return the text in a form from which `strip_csl_markup` makes the same text again."""
    text = _ENTITY.sub(lambda entity: "&amp;" + entity[0][1:], text)
    return _TAG_START.sub("&lt;", text)
