"""Values of CSL-JSON as lines of text, whatever a program has put there."""

from __future__ import annotations

from typing import Any

from builder.desk.note_text import one_line
from builder.values.rich_text import plain


def words(value: Any) -> str:
    """A text in one line. A number counts as its digits; of a list the first counts, as Crossref gives titles."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return one_line(str(value))
    return ""


def plain_words(value: Any) -> str:
    """A text in one line without the markup that titles and names may hold."""
    return one_line(plain(words(value)))


def listed(value: Any) -> list[Any]:
    """A list; of anything else an empty one."""
    return value if isinstance(value, list) else []
