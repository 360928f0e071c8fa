"""Elements that a page does not show: templates, scripts, and what says of itself that it is hidden."""

from __future__ import annotations

import re
from collections.abc import Mapping

HIDDEN_ELEMENTS = frozenset("script style noscript template svg title select textarea iframe object math".split())
"""Elements whose text no reader sees as text."""
VOID_ELEMENTS = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements that have no end."""
_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)


def is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element says that it is not shown. What is found by searching, and then shown, is text."""
    if "hidden" in attributes and (attributes["hidden"] or "").lower() != "until-found":
        return True
    return bool(_STYLE.search(attributes.get("style") or ""))
