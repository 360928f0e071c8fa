"""Kinds of HTML elements: which are hidden, which are inline, which are around an article, which are its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping

HIDDEN_ELEMENTS = frozenset("script style noscript template svg title select textarea iframe object math".split())
"""Elements with text that a reader does not see as text."""
VOID_ELEMENTS = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements that have no end tag."""
INLINE_ELEMENTS = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt "
    "ruby s samp small span strike strong sub sup time tt u var wbr meta link input source track "
    "path".split()
)
"""Elements that do not begin a new block of text."""
SECTIONS_AROUND_ARTICLE = frozenset({"nav", "footer", "aside", "header"})
"""Elements that are next to the article, and not part of it."""
PARAGRAPH_KINDS = {
    "li": "item",
    "dt": "item",
    "dd": "item",
    "blockquote": "quote",
    **{f"h{level}": "heading" for level in range(1, 7)},
}
"""The elements that say what kind of paragraph their text is (`builder.clean.values.Paragraph`)."""

_HIDING_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)


def is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Whether the attributes of an element hide it. ``hidden="until-found"`` does not: its text can be searched for."""
    if "hidden" in attributes and (attributes["hidden"] or "").lower() != "until-found":
        return True
    return bool(_HIDING_STYLE.search(attributes.get("style") or ""))
