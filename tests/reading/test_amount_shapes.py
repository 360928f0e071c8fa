"""What is said of figures that are written as people write them: how to write them here."""

from __future__ import annotations

import pytest

from builder.reading.amount_shapes import AmountShape
from builder.reading.shapes import RecordReader
from builder.reading.yaml_nodes import ScalarNode
from builder.reading.yaml_parsing import parse_yaml
from builder.values.amounts import Amount
from builder.values.text_file import TextFile


def repair(text: str) -> str:
    """The hint for a value."""
    reader = RecordReader(TextFile("claims.yaml", text))
    assert AmountShape().read(ScalarNode(text, 0, len(text)), reader) is None
    (problem,) = reader.problems
    assert problem.code == "bad-number"
    return problem.hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("10,000", "Write “value: 10000”."),
        ("10 000", "Write “value: 10000”."),
        ("10\u202f000", "Write “value: 10000”."),
        ("1'250'000", "Write “value: 1250000”."),
        ("10_000", "Write “value: 10000”."),
        ("56 %", "Write “value: 56” and “unit: %”."),
        ("24 years", "Write “value: 24” and “unit: years”."),
        ("~400", "Write “value: 400” and “approx: yes”."),
        ("etwa 400 Leute", "Write “value: 400” and “unit: Leute” and “approx: yes”."),
        (">600", "Write “value: {from: 600}”."),
        ("600+", "Write “value: {from: 600}”."),
        ("up to 600 men", "Write “value: {to: 600}” and “unit: men”."),
        ("600–900", "Write a range as {from: 600, to: 900}."),
        ("10,000 to 12,000", "Write a range as {from: 10000, to: 12000}."),
        ("10.000", "Write 10000 or 10.0000, whichever is meant."),
        ("٤٠٠", "Write “value: 400”."),
        ("four hundred", "Write its digits alone, with a point before decimals: 10000, 0.5."),
        ("1, 2 or 3", "Write its digits alone, with a point before decimals: 10000, 0.5."),
    ],
)
def test_the_hint_is_what_was_meant(text: str, hint: str) -> None:
    assert repair(text) == hint


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("400", Amount(400, 400)),
        ("{from: 600}", Amount(600, None)),
        ("{to: 0.5}", Amount(None, 0.5)),
        ("{from: -3, to: -3}", Amount(-3, -3)),
    ],
)
def test_a_range_may_be_open_at_one_end(text: str, amount: Amount) -> None:
    source = TextFile("claims.yaml", text)
    reader = RecordReader(source)
    root, _ = parse_yaml(source)
    assert root is not None
    assert (AmountShape().read(root, reader), reader.problems) == (amount, [])
