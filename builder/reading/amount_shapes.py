"""The shape of an amount: a number, or a range as ``{from: …, to: …}``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from builder.reading.compound_shapes import FieldKey, MappingShape
from builder.reading.shapes import RecordReader, read_scalar
from builder.reading.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode
from builder.values.amounts import Amount, parse_number

_EXAMPLE = "{from: 10000, to: 12000}"
_WRITTEN = re.compile(r"\d+(?:[.,'’_ \u00a0\u2009\u202f]\d{3})*(?:[.,]\d+)?")
"""A number as people write it, with whatever is between thousands."""
_MARKS = re.compile(r"[,'’_ \u00a0\u2009\u202f]")
_ABOUT = re.compile(r"[~≈±]|\b(?:about|around|some|roughly|circa|ca|etwa|rund)\b", re.IGNORECASE)
_AT_LEAST = re.compile(r"[>≥+]|\b(?:over|least|mehr|mindestens)\b", re.IGNORECASE)
_AT_MOST = re.compile(r"[<≤]|\b(?:under|most|up to|bis zu|höchstens)\b", re.IGNORECASE)
_AROUND = "+-<>≤≥~≈± –—./"


@dataclass(frozen=True)
class NumberShape:
    """A number in digits, with a point before its decimals. ``is_end`` is true for an end of a range."""

    expected: str = "a number such as 10000"
    is_end: bool = True

    def read(self, node: Node, reader: RecordReader) -> float | None:
        scalar = read_scalar(self, node, reader)
        if not scalar:
            return None
        try:
            return parse_number(scalar.text)
        except ValueError as error:
            reader.add_problem(
                node,
                "bad-number",
                f"“{scalar.text}” is not {self.expected}: {error}.",
                _repair(scalar.text, self.is_end),
            )
            return None


RANGE_FIELDS = MappingShape(
    "a range",
    (
        FieldKey("from", NumberShape(), "the smallest number that is meant; without it there is only an upper end"),
        FieldKey("to", NumberShape(), "the largest number that is meant; without it there is only a lower end"),
    ),
    _EXAMPLE,
)


@dataclass(frozen=True)
class AmountShape:
    """A number, or a range with at least one end."""

    expected: str = "a number such as 10000"

    def read(self, node: Node, reader: RecordReader) -> Amount | None:
        if isinstance(node, MappingNode):
            return _read_range(node, reader)
        if isinstance(node, SequenceNode):
            reader.add_problem(
                node, "wrong-type", f"Here stands a list; {self.expected} is wanted.", _range_hint(_texts(node))
            )
            return None
        number = NumberShape(self.expected, is_end=False).read(node, reader)
        return None if number is None else Amount(number, number)


def _read_range(node: MappingNode, reader: RecordReader) -> Amount | None:
    before = len(reader.problems)
    values = RANGE_FIELDS.read(node, reader)
    if values is None or len(reader.problems) > before:
        return None
    low, high = values.get("from"), values.get("to")
    if low is None and high is None:
        reader.add_problem(node, "bad-number", "The range has no end.", f"Write at least one: {_EXAMPLE}.")
        return None
    if low is not None and high is not None and low > high:
        reader.add_problem(
            node,
            "bad-number",
            f"The range begins at {low} and ends at {high}, which is less.",
            f"Write {{from: {high}, to: {low}}} if the two were exchanged.",
        )
        return None
    return Amount(low, high)


def _texts(node: SequenceNode) -> list[str]:
    return [item.text for item in node.items if isinstance(item, ScalarNode)]


def _range_hint(texts: Iterable[str]) -> str:
    """Return a hint with the range that two numbers are; with an example if these are not two."""
    ends = [bare for text in texts if (bare := _bare(text))]
    ordered = len(ends) == 2 and all(float(low) <= float(high) for low, high in pairwise(ends))
    return f"Write a range as {{from: {ends[0]}, to: {ends[1]}}}." if ordered else f"Write a range as {_EXAMPLE}."


def _bare(text: str) -> str:
    """Return a number as it is to be written; an empty string if that is not known."""
    bare = "".join(str(int(each)) if each.isdecimal() else each for each in _MARKS.sub("", text.strip()))
    try:
        parse_number(bare)
    except ValueError:
        return ""
    return bare


def _repair(text: str, is_end: bool) -> str:
    """Return how a number is written that people write in another way: with commas, with words, as a range."""
    usual = "Write its digits alone, with a point before decimals: 10000, 0.5."
    found = _WRITTEN.findall(text)
    bare = [each for each in map(_bare, found) if each]
    if len(bare) != len(found) or not bare:
        return _two_readings(text.strip()) or usual
    if is_end:
        return f"Write {bare[0]}." if len(bare) == 1 else usual
    if len(bare) == 2:
        return _range_hint(bare)
    if len(bare) > 2:
        return usual
    unit = _ABOUT.sub(" ", _AT_MOST.sub(" ", _AT_LEAST.sub(" ", text.replace(found[0], " ")))).strip(_AROUND)
    more = f" and “unit: {unit}”" if unit else ""
    more += " and “approx: yes”" if _ABOUT.search(text) else ""
    value = bare[0]
    if _AT_LEAST.search(text) and text.strip() != f"+{value}":
        value = f"{{from: {value}}}"
    elif _AT_MOST.search(text):
        value = f"{{to: {value}}}"
    return f"Write “value: {value}”{more}."


def _two_readings(text: str) -> str:
    whole, point, decimals = text.partition(".")
    if not point or not (whole + decimals).isdecimal():
        return ""
    return f"Write {whole}{decimals} or {whole}.{decimals}0, whichever is meant."
