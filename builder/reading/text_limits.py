"""Whether a text is small enough to be read, found out in a thousandth of the time that reading it takes."""

from __future__ import annotations

import re

from builder.values.limits import Limits, describe_repair
from builder.values.problems import Problem
from builder.values.text_file import Place

_MARKUP = b"\\`*_[]<>&~|"
"""Characters that can be markup anywhere in a line: the parser looks for the other end of each."""

_LIST_MARK = re.compile(r"(?<!\S)(?:[-+]|\d{1,9}[.)])[ \t]")

TOO_MANY_BRACKETS, TOO_MUCH_EXPANSION = "too-many-brackets", "too-much-expansion"
"""The codes of notices that a parser leaves in a document when it gives up."""

TOO_MUCH = {
    TOO_MANY_BRACKETS: (
        "Brackets stand in each other here so often that what they mean would take too long to find out.",
        "Write a backslash before those that are part of the text: \\[ and \\].",
    ),
    TOO_MUCH_EXPANSION: (
        "The addresses and names that stand for short words here make the text many times as long as it is written.",
        "Shorten them, or use them less often.",
    ),
}
"""What is wrong and how to repair it, by the code of the notice."""


def expansion_limit(characters: int) -> int:
    """Return how many characters of addresses and names a text can get that are not written where they appear.

    cmark has such a limit for the same reason: a definition of 10 KB used a thousand times makes 10 MB.
    """
    return 10 * characters + 100_000


def markdown_limit_problem(text: str, place: Place, limits: Limits) -> Problem | None:
    """Return what makes a text in Markdown too large to be read; ``None`` if nothing does."""
    lines = text.count("\n") + text.count("\r")
    if lines > limits.lines:
        return Problem(
            place,
            "too-large",
            f"This text has {lines:,} lines; {limits.lines:,} are read at the most.",
            describe_repair("lines", lines),
        )
    marks = count_marks(text)
    if marks > limits.marks:
        return Problem(
            place,
            "too-large",
            f"This text has {marks:,} characters that can be markup, such as * and [; {limits.marks:,} are read at "
            "the most.",
            describe_repair("marks", marks),
        )
    return None


def count_marks(text: str) -> int:
    """How many characters of a text can be markup for the parser, including the marks of lists."""
    data = text.encode("utf-8", "replace")
    return len(data) - len(data.translate(None, _MARKUP)) + len(_LIST_MARK.findall(text))
