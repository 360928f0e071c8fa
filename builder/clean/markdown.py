"""Paragraphs to Markdown that is read as what they say: no mark of theirs is taken for markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.clean.values import Paragraph

_ANYWHERE = re.compile(r"[\\`*\[\]<~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w{1,40};)")
_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_OPENING = re.compile(r"^(?=[#>+=|-])")
_CLOSING = re.compile(r"(?<=\s)(#+)$")
_BEFORE = {"heading": "## ", "item": "- ", "quote": "> "}


def escaped(text: str) -> str:
    """One paragraph, on one line, so that CommonMark gives back the text."""
    text = _ANYWHERE.sub(lambda mark: "\\" + mark[0], " ".join(text.split()))
    text = _NUMBER.sub(r"\1\\\2", text)
    return _OPENING.sub(r"\\", text)


def as_markdown(paragraphs: Iterable[Paragraph]) -> str:
    """The body of an article: a blank line between paragraphs, none between items of a list."""
    parts: list[str] = []
    before = ""
    for paragraph in paragraphs:
        text = escaped(paragraph.text)
        if paragraph.kind == "heading":
            text = _CLOSING.sub(lambda marks: "\\#" * len(marks[1]), text)
        if not text:
            continue
        if before == "quote" and paragraph.kind == "quote":
            parts.append(">\n")
        elif parts and not (before == "item" and paragraph.kind == "item"):
            parts.append("\n")
        parts.append(f"{_BEFORE.get(paragraph.kind, '')}{text}\n")
        before = paragraph.kind
    return "".join(parts)
