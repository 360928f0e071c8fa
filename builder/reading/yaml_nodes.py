"""YAML as nodes: every value with its text and its place."""

from __future__ import annotations

from typing import NamedTuple


class ScalarNode(NamedTuple):
    """A single value: its text, and its offsets in the file."""

    text: str
    start: int
    end: int


class SequenceNode(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    start: int
    end: int


class MappingNode(NamedTuple):
    """Keys and values, in the order written, each key once."""

    pairs: tuple[tuple[ScalarNode, Node], ...]
    start: int
    end: int


Node = ScalarNode | SequenceNode | MappingNode
