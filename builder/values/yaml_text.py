"""Texts as YAML. Each is read back exactly as it was, and as a text, by readers of YAML 1.1 and of 1.2."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.reader import Reader

from builder.values.errors import BriefingError

_NOT_SEEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Characters that YAML does not allow unescaped or that are invisible; joiners of Persian and Hindi belong to words."""

_TYPED = re.compile(r"(?i)[-+.,:\d_exo]+|yes|no|true|false|null|on|off|y|n|~")
"""What some YAML parsers read as a number, a time, a truth value or null."""

_OF_FLOW = re.compile(r"[\[\]{},]")


def load_own_yaml(text: str) -> Any:
    """What a YAML file of this package says. Where PyYAML has its C parser, that is nine times as fast."""
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def double_quoted(text: str) -> str:
    """The text in double quotation marks, on one line; line ends and what cannot be seen are escaped."""
    written = _NOT_SEEN.sub(_escaped, json.dumps(text, ensure_ascii=False))
    return Reader.NON_PRINTABLE.sub(_escaped, written)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"


def quoted_words(text: str) -> str:
    """The words of a text in double quotation marks, with single spaces between: a quote to paste."""
    return double_quoted(" ".join(text.split()))


def scalar(text: str, indent: int = 0) -> str:
    """Return a text as it is written after ``key: ``, in the simplest form that reads back exactly.

    ``indent`` is the column of the key; the lines of a longer text are indented from there.

    Raises:
        BriefingError: when YAML has no form for the text.
    """
    margin = " " * indent
    for form in _forms(text, indent):
        if _read(f"{margin}a: {form}\n{margin}b: c\n") == {"a": text, "b": "c"}:
            return form
    raise BriefingError(f"This cannot be written as YAML: {text[:60]!r}.")


def flow_scalar(text: str) -> str:
    """Return a text as it is written inside brackets; what YAML would fold away at its ends is kept."""
    if _is_plain(text) and not _OF_FLOW.search(text) and _read(f"[{text}, b]") == [text, "b"]:
        return text
    return double_quoted(text)


def _forms(text: str, indent: int) -> Iterator[str]:
    if "\n" in text:
        margin = " " * (indent + 2)
        if not _NOT_SEEN.search(text):
            yield "|-\n" + "\n".join(f"{margin}{line}" if line else "" for line in text.split("\n"))
    elif _is_plain(text):
        yield text
    yield double_quoted(text)


def _is_plain(text: str) -> bool:
    """Whether an unquoted text cannot be read as anything else."""
    return text[:1].isalnum() and not _TYPED.fullmatch(text) and not _NOT_SEEN.search(text)


def _read(document: str) -> object:
    try:
        return yaml.safe_load(document)
    except (yaml.YAMLError, ValueError):  # as 2024-13-01, which looks like a date
        return None
