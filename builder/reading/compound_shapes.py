"""Shapes made of others: lists, and keys with values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from builder.reading.scalar_shapes import ChoiceShape, QuoteShape
from builder.reading.shapes import ReadValues, RecordReader, Shape, ValuePlaces, describe_node, is_blank, report_blank
from builder.reading.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode
from builder.values.problems import Problem, enumerate_words, nearest_word, suggest_word


@dataclass(frozen=True)
class ListShape:
    """A list. With ``or_one`` a single value is read as a list of one; with ``filled`` the list must not be empty."""

    shape: Shape
    or_one: bool = False
    filled: bool = False

    @property
    def expected(self) -> str:
        each = f"one of {self.shape.expected}" if isinstance(self.shape, ChoiceShape) else self.shape.expected
        return f"a list, each item {each}"

    def read(self, node: Node, reader: RecordReader) -> tuple[Any, ...] | None:
        if isinstance(node, SequenceNode):
            if self.filled and not node.items:
                reader.add_problem(
                    node, "empty-list", f"The list is empty; {self.expected}, is wanted.", "Write at least one item."
                )
                return None
            values = [None if self._is_gap(item, reader) else self.shape.read(item, reader) for item in node.items]
            return tuple(value for value in values if value is not None)
        if self.or_one:
            value = self.shape.read(node, reader)
            return None if value is None else (value,)
        reader.add_problem(
            node, "wrong-type", f"{describe_node(node)}; {self.expected}, is wanted.", self._as_list(node, reader)
        )
        return None

    def _as_list(self, node: Node, reader: RecordReader) -> str:
        """Return a hint that shows the value in a list, or, if it would be wrong there as well, says why."""
        alone = RecordReader(reader.source)
        self.shape.read(node, alone)
        if not isinstance(node, ScalarNode) or not node.text or alone.problems:
            return " ".join(["Begin each item with “- ”.", *(problem.hint for problem in alone.problems[:1])])
        return f"Write [{node.text}]."

    def _is_gap(self, item: Node, reader: RecordReader) -> bool:
        if not is_blank(item) or _is_quote(self.shape):
            return False
        report_blank(item, reader, _wanted(self.shape), "Write one, or remove the item.")
        return True


@dataclass(frozen=True)
class EitherShape:
    """Keys with values, or a shorter form: only the value of ``key``."""

    short: Shape
    long: MappingShape
    key: str = ""

    @property
    def expected(self) -> str:
        return self.short.expected

    def read(self, node: Node, reader: RecordReader) -> Any:
        if isinstance(node, MappingNode):
            return self.long.read(node, reader)
        value = self.short.read(node, reader)
        if value is None or not self.key:
            return value
        return ReadValues({self.key: value}, reader.source.place(node.start), is_complete=True)


def _wanted(shape: Shape) -> str:
    return f"{shape.expected}," if isinstance(shape, ListShape) else shape.expected


def _is_quote(shape: Shape) -> bool:
    """Whether the shape says itself what is wrong with an empty value."""
    return isinstance(shape, QuoteShape) or (isinstance(shape, EitherShape) and _is_quote(shape.short))


@dataclass(frozen=True)
class FieldKey:
    """One key of a mapping: its name, the shape of its value, and its meaning for those who ask an editor.

    ``attribute`` is what a record calls the value, where that is not the key's name. ``needs`` is another key of the
    mapping, without which this one says nothing.
    """

    name: str
    shape: Shape
    doc: str
    required: bool = False
    attribute: str = ""
    needs: str = ""


@dataclass(frozen=True)
class MappingShape:
    """Keys with values. ``of`` names what has them, with its article: ``a note``; ``example`` is an example.

    ``record`` is the class of values (`builder.values.records`) that is made of them, if nothing else is needed for it.
    Of the keys that ``one_of`` names exactly one is wanted.
    ``check`` finds what is wrong with values that are right each by itself.
    """

    of: str
    keys: tuple[FieldKey, ...]
    example: str = ""
    record: type[Any] | None = None
    one_of: tuple[str, ...] = ()
    check: Callable[[ReadValues], Iterable[Problem]] | None = None

    @property
    def expected(self) -> str:
        return self.of

    @cached_property
    def _known(self) -> Mapping[str, FieldKey]:
        return {key.name: key for key in self.keys}

    @cached_property
    def _required(self) -> frozenset[str]:
        return frozenset(key.name for key in self.keys if key.required)

    @cached_property
    def _needing(self) -> tuple[FieldKey, ...]:
        return tuple(key for key in self.keys if key.needs)

    def read(self, node: Node, reader: RecordReader) -> ReadValues | None:
        if not isinstance(node, MappingNode):
            if is_blank(node):
                report_blank(node, reader, self.of)
            else:
                reader.add_problem(
                    node,
                    "wrong-type",
                    f"{describe_node(node)}; {self.of}, as keys with values, is wanted.",
                    f"Write it as “{self.example or self.keys[0].name + ': …'}”.",
                )
            return None
        known = self._known
        values: dict[str, Any] = {}
        places: dict[str, int] = {}
        meant: set[str] = set()
        for name, value_node in node.pairs:
            key = known.get(name.text)
            if key is None:
                meant.add(self._unknown(name, reader))
                continue
            places[key.name] = value_node.start
            value = self._value(key, value_node, reader)
            if value is not None:
                values[key.name] = value
        for key in self.keys if not places.keys() >= self._required else ():
            # A key that was misspelt is not missing as well.
            if key.required and key.name not in places and key.name not in meant:
                reader.add_problem(
                    node,
                    "missing-key",
                    f"{self.of[:1].upper() + self.of[1:]} needs the key “{key.name}”.",
                    f"Add “{key.name}: …” – {key.doc}.",
                )
        self._check_needs(places, reader)
        whole = values.keys() >= self._required and self._has_one(node, places, meant, reader)
        read = ReadValues(values, reader.source.place(node.start), whole, ValuePlaces(reader.source, places))
        reader.problems += self.check(read) if self.check else ()
        return read

    def _check_needs(self, places: Mapping[str, int], reader: RecordReader) -> None:
        """Check that no key is there without the one that it needs."""
        for key in self._needing:
            if key.name in places and key.needs not in places:
                reader.problems.append(
                    Problem(
                        reader.source.place(places[key.name]),
                        "missing-key",
                        f"{self.of[:1].upper() + self.of[1:]} with “{key.name}” needs the key “{key.needs}”.",
                        f"Add “{key.needs}: …” – {self._known[key.needs].doc}; or remove “{key.name}”.",
                    )
                )

    def _has_one(self, node: Node, places: Mapping[str, int], meant: Set[str], reader: RecordReader) -> bool:
        """Check that exactly one of the keys in ``one_of`` is there."""
        found = [name for name in self.one_of if name in places]
        either = enumerate_words([f"“{name}”" for name in self.one_of]) if self.one_of else ""
        if len(found) > 1:
            reader.add_problem(
                node,
                "exclusive-keys",
                f"{self.of[:1].upper() + self.of[1:]} has {enumerate_words([f'“{name}”' for name in found], 'and')}.",
                f"Keep {either}, not both.",
            )
        elif self.one_of and not found and not meant & set(self.one_of):
            reader.add_problem(
                node,
                "missing-key",
                f"{self.of[:1].upper() + self.of[1:]} needs the key {either}.",
                f"Write it as “{self.example}”.",
            )
        return len(found) == 1 or not self.one_of

    def _unknown(self, name: ScalarNode, reader: RecordReader) -> str:
        names = [key.name for key in self.keys]
        reader.add_problem(
            name,
            "unknown-key",
            f"“{name.text}” is not a key of {self.of}.",
            suggest_word(name.text, names, f"The keys are {', '.join(names)}."),
        )
        return nearest_word(name.text, names)

    def _value(self, key: FieldKey, node: Node, reader: RecordReader) -> Any:
        if is_blank(node) and not _is_quote(key.shape):
            repair = "Write one." if key.required else "Write one, or remove the key."
            report_blank(node, reader, _wanted(key.shape), repair)
            return None
        return key.shape.read(node, reader)


@dataclass(frozen=True)
class ValuesByIdShape:
    """A value for each of several ids, which the record itself has. ``of`` names what they are the ids of.

    Which ids there must be is checked where they are known.
    """

    shape: Shape
    of: str
    example: str

    @property
    def expected(self) -> str:
        return f"for each id of {self.of} {self.shape.expected}"

    def read(self, node: Node, reader: RecordReader) -> tuple[tuple[str, Any], ...] | None:
        if not isinstance(node, MappingNode):
            reader.add_problem(
                node,
                "wrong-type",
                f"{describe_node(node)}; {self.expected} is wanted.",
                f"Write it as “{self.example}”.",
            )
            return None
        values = [(name.text.strip(), self.shape.read(value, reader)) for name, value in node.pairs]
        return None if any(value is None for _, value in values) else tuple(values)
