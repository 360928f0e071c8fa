"""Values of CSL-JSON as lines of text, whatever their type is."""

from __future__ import annotations

from typing import Any

from builder.desk.note_text import one_line
from builder.values.rich_text import strip_csl_markup


def csl_text(value: Any) -> str:
    """Return a text in one line: of a number its digits, of a list its first item (Crossref gives titles as lists)."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return one_line(str(value))
    return ""


def csl_plain_text(value: Any) -> str:
    """Return a text in one line, without the markup that titles and names can hold."""
    return one_line(strip_csl_markup(csl_text(value)))


def csl_list(value: Any) -> list[Any]:
    """Return a list; an empty one for any other value."""
    return value if isinstance(value, list) else []
