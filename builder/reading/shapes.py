"""Shapes: what a value can be, and how it is read from a YAML node.

The content model (`builder.reading.content_model`) is written in these terms once. Checks, and the schemas for editors,
follow from it. The shapes of single values are in `scalar_shapes`, those of lists and of keys with values in
`compound_shapes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from builder.reading.yaml_nodes import Node, ScalarNode, SequenceNode
from builder.values.problems import Problem
from builder.values.references import Prose, Ref
from builder.values.text_file import Place, TextFile


@dataclass
class RecordReader:
    """One record being read: its source, the problems found so far, and what it refers to."""

    source: TextFile
    problems: list[Problem] = field(default_factory=list)
    references: list[Ref] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)

    def add_problem(self, node: Node, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.source.place(node.start), code, message, hint))


class ValuePlaces(Mapping[str, Place]):
    """The places of the values of keys, each found when it is asked for: most never are."""

    def __init__(self, source: TextFile, offsets: Mapping[str, int]) -> None:
        self._source, self._offsets = source, offsets

    def __getitem__(self, key: str) -> Place:
        return self._source.place(self._offsets[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._offsets)

    def __len__(self) -> int:
        return len(self._offsets)

    def __contains__(self, key: object) -> bool:
        return key in self._offsets


class ReadValues(NamedTuple):
    """A mapping as read.

    ``values`` holds what is right; ``is_complete`` says whether all that is required is; ``places`` has the place of
    the value of every known key that was written.
    """

    values: dict[str, Any]
    place: Place
    is_complete: bool
    places: Mapping[str, Place] = MappingProxyType({})

    def get(self, key: str, default: Any = None) -> Any:
        return self.values.get(key, default)


class Shape(Protocol):
    """What a value can be. ``read`` returns ``None`` after it has reported what is wrong."""

    @property
    def expected(self) -> str: ...

    def read(self, node: Node, reader: RecordReader) -> Any: ...


def read_scalar(shape: Shape, node: Node, reader: RecordReader) -> ScalarNode | None:
    """Return a node that must be a single value; report it if it is not one or is empty."""
    if not isinstance(node, ScalarNode):
        text = shape.expected.startswith("a text") and reader.source.text[node.start] in "[{"
        reader.add_problem(
            node,
            "wrong-type",
            f"{describe_node(node)}; {shape.expected} is wanted.",
            "Put the value in quotation marks if its brackets are meant." if text else f"Write {shape.expected}.",
        )
        return None
    if is_blank(node):
        report_blank(node, reader, shape.expected)
        return None
    return node


def is_blank(node: Node) -> bool:
    """Whether a node is a single value with nothing in it."""
    return isinstance(node, ScalarNode) and not node.text.strip()


def report_blank(node: Node, reader: RecordReader, wanted: str, repair: str = "Write one.") -> None:
    """Report that a value is blank."""
    reader.add_problem(node, "empty-value", f"Nothing stands here; {wanted} is wanted.", repair)


def describe_node(node: Node) -> str:
    """Return the beginning of a sentence that describes a node."""
    if isinstance(node, ScalarNode):
        return "Here stands a single value"
    return "Here stands a list" if isinstance(node, SequenceNode) else "Here stand keys with values"
