"""Notes as YAML text: one note written, and a list of notes that grows at its end and changes nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from yaml.reader import Reader

from builder.reading.yaml_nodes import Node, ScalarNode, SequenceNode, parse_yaml
from builder.values.errors import BriefingError
from builder.values.text_file import TextFile, own_line_end
from builder.values.yaml_text import scalar

_BREAK = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def printable(text: str) -> str:
    """Return the text as a YAML file can hold it: uniform line ends, no control characters and no single surrogates."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Reader.NON_PRINTABLE.sub("", _BREAK.sub("\n", whole)).replace("\ufeff", "")


def one_line(text: str) -> str:
    """Return the text for a single line."""
    return " ".join(printable(text).split())


def note_yaml(fields: Sequence[tuple[str, str]], indent: int = 0, comments: Iterable[str] = ()) -> str:
    """Return one note as an item of a list, at column ``indent``: its keys with their values, in the given order.

    Comments are below the first key, so that they move with the note.
    """
    margin = " " * (indent + 2)
    lines = [f"{margin}{key}: {scalar(value, indent + 2)}" for key, value in fields]
    lines[1:1] = [f"{margin}# {one_line(comment)}" for comment in comments]
    return f"{' ' * indent}- {lines[0][len(margin) :]}\n" + "".join(f"{line}\n" for line in lines[1:])


def list_indent(text: str) -> int:
    """The column at which the items of a list of notes begin."""
    source = TextFile.of_file_text("", text)
    root, _ = parse_yaml(source)
    return source.place(root.start).column - 1 if isinstance(root, SequenceNode) else 0


def append_to_list(text: str, addition: str) -> str:
    """Return the text of a file with more items at the end of its list; what is there stays, character for character.

    The addition gets the line ends of the text.

    Raises:
        BriefingError: when the text is no list that can grow at its end.
    """
    before = _nodes(text)
    more = _nodes(addition)
    end = own_line_end(text)
    closed = text if not text or text.endswith(("\n", "\r")) else text + end
    for between in (end, "") if text.strip("\ufeff \r\n") else ("",):
        whole = closed + between + addition.replace("\n", end)
        if _nodes(whole) == (*(before or ()), *(more or ())) and before is not None:
            return whole
    raise BriefingError(
        "The list cannot be added to at its end: it must be a list whose items begin with “- ”, without an "
        "error and without a line “...” below it."
    )


def _nodes(text: str) -> tuple[object, ...] | None:
    """The items of a list as plain values; ``None`` where the text is no such list."""
    root, problems = parse_yaml(TextFile.of_file_text("", text))
    if any(problem.code != "duplicate-key" for problem in problems) or not (
        root is None or isinstance(root, SequenceNode)
    ):
        return None
    return tuple(_plain(item) for item in root.items) if root else ()


def _plain(node: Node) -> object:
    """A node without its place."""
    if isinstance(node, ScalarNode):
        return node.text
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.items]
    return tuple((key.text, _plain(value)) for key, value in node.pairs)
