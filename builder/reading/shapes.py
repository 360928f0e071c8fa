"""Shapes: what a value may be, and how it is read from a YAML node.

The content model (`builder.reading.model`) is written in these terms once; checks, and whatever describes the
model to an editor, follow from it. The shapes of single values are in `scalars`, those of lists and of keys with
values in `compound`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from builder.reading.yaml_nodes import Node, Scalar, Sequence
from builder.values.problems import Problem
from builder.values.references import Prose, Ref
from builder.values.source import Place, Source


@dataclass
class Reader:
    """One record being read: its source, the problems found so far, and what it refers to."""

    source: Source
    problems: list[Problem] = field(default_factory=list)
    references: list[Ref] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)

    def complain(self, node: Node, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.source.place(node.start), code, message, hint))


@dataclass(frozen=True)
class Values:
    """A mapping as read.

    ``values`` holds what is right; ``whole`` says whether all that is required is; ``places`` has the place of
    the value of every known key that was written.
    """

    values: dict[str, Any]
    place: Place
    whole: bool
    places: dict[str, Place] = field(default_factory=dict)

    def get(self, key: str, default: Any = None) -> Any:
        return self.values.get(key, default)


class Shape(Protocol):
    """What a value may be. ``read`` returns ``None`` after it has said what is wrong."""

    @property
    def expected(self) -> str: ...

    def read(self, node: Node, reader: Reader) -> Any: ...


def single(shape: Shape, node: Node, reader: Reader) -> Scalar | None:
    """A node that is to be a single value; where it is none, or empty, that is said."""
    if not isinstance(node, Scalar):
        text = shape.expected.startswith("a text") and reader.source.text[node.start] in "[{"
        reader.complain(
            node,
            "wrong-type",
            f"{here_stands(node)}; {shape.expected} is wanted.",
            "Put the value in quotation marks if its brackets are meant." if text else f"Write {shape.expected}.",
        )
        return None
    return None if is_nothing(node, reader, shape.expected) else node


def is_nothing(node: Node, reader: Reader, wanted: str, repair: str = "Write one.") -> bool:
    """Whether a value is empty; if so, that is said."""
    if not isinstance(node, Scalar) or node.text.strip():
        return False
    reader.complain(node, "empty-value", f"Nothing stands here; {wanted} is wanted.", repair)
    return True


def here_stands(node: Node) -> str:
    """The beginning of a sentence that says what a node is."""
    if isinstance(node, Scalar):
        return "Here stands a single value"
    return "Here stands a list" if isinstance(node, Sequence) else "Here stand keys with values"
