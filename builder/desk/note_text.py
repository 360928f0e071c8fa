"""Notes as YAML text: words made fit for a file, one note written, and where the items of a list begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from yaml.reader import Reader

from builder.reading.yaml_nodes import SequenceNode
from builder.reading.yaml_parsing import parse_yaml
from builder.values.text_file import TextFile
from builder.values.yaml_text import scalar

_BREAK = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def printable(text: str) -> str:
    """Return the text as a YAML file can hold it: uniform line ends, no control characters and no single surrogates."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Reader.NON_PRINTABLE.sub("", _BREAK.sub("\n", whole)).replace("\ufeff", "")


def one_line(text: str) -> str:
    """Return the text for a single line."""
    return " ".join(printable(text).split())


def note_yaml(fields: Sequence[tuple[str, str | Sequence[str]]], indent: int = 0, comments: Iterable[str] = ()) -> str:
    """Return one note as an item of a list, at column ``indent``: its keys with their values, in the given order.

    The value of the first key is a text; others can be lists of texts.

    Comments are below the first key, so that they move with the note.
    """
    margin = " " * (indent + 2)
    lines = [line for key, value in fields for line in _written(key, value, indent + 2)]
    lines[1:1] = [f"{margin}# {one_line(comment)}" for comment in comments]
    return f"{' ' * indent}- {lines[0][len(margin) :]}\n" + "".join(f"{line}\n" for line in lines[1:])


def _written(key: str, value: str | Sequence[str], indent: int) -> list[str]:
    margin = " " * indent
    if isinstance(value, str):
        # A date is never taken for anything else by a build, and is read best without quotation marks.
        return [f"{margin}{key}: {value if key == 'date' else scalar(value, indent)}"]
    return [f"{margin}{key}:", *(f"{margin}  - {scalar(each, indent + 2)}" for each in value)]


def list_indent(text: str) -> int:
    """The column at which the items of a list of notes begin."""
    source = TextFile.of_file_text("", text)
    root, _ = parse_yaml(source)
    return source.place(root.start).column - 1 if isinstance(root, SequenceNode) else 0
