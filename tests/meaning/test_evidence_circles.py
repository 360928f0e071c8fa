"""A judgement that rests on itself is reported once for each circle, where it rests on the next one."""

from __future__ import annotations

import pytest

from builder.meaning.evidence_circles import find_evidence_circles
from builder.values.edtf import parse_edtf
from builder.values.judgement import CitedEvidence, Judgement, Outcome
from builder.values.references import Ref
from builder.values.text_file import Place


def judgement(name: str, *evidence: str, against: str = "", outcome: str = "") -> Judgement:
    def items(names: tuple[str, ...]) -> tuple[CitedEvidence, ...]:
        return tuple(CitedEvidence(passage=Ref(each, Place(name, number, 1))) for number, each in enumerate(names, 1))

    came = Outcome(result="happened", date=parse_edtf("2031"), evidence=items((outcome,))) if outcome else None
    return Judgement(
        id=name,
        statement=name,
        likelihood="likely",
        confidence="low",
        evidence=items(evidence),
        against=items((against,)) if against else (),
        outcome=came,
        place=Place(name, 1, 1),
    )


def circles(*judgements: Judgement) -> list[str]:
    return [f"{problem.place} {problem.message.partition(': ')[2]}" for problem in find_evidence_circles(judgements)]


@pytest.mark.parametrize(
    ("judgements", "expected"),
    [
        ([judgement("a", "x#1"), judgement("b", "a", "x#1"), judgement("c", "a", "b")], []),
        ([judgement("a", "a")], ["a:1:1 “a” → “a”."]),
        ([judgement("a", "x#1", "b"), judgement("b", "a")], ["a:2:1 “a” → “b” → “a”."]),
        (
            [judgement("a", "b"), judgement("b", "c"), judgement("c", "d", "a"), judgement("d", "x#1")],
            ["a:1:1 “a” → “b” → “c” → “a”."],
        ),
        (
            [judgement("a", "b"), judgement("b", "a"), judgement("c", "d"), judgement("d", "c")],
            ["a:1:1 “a” → “b” → “a”.", "c:1:1 “c” → “d” → “c”."],
        ),
        (
            [judgement("a", "b", "c"), judgement("b", "a"), judgement("c", "a")],
            ["a:1:1 “a” → “b” → “a”.", "a:2:1 “a” → “c” → “a”."],
        ),
        ([judgement("a", "x#1", against="b"), judgement("b", "x#1", against="a")], []),
        ([judgement("a", "b"), judgement("b", "x#1", against="a")], ["a:1:1 “a” → “b” → “a”."]),
        ([judgement("a", "x#1", outcome="b"), judgement("b", "a")], ["a:1:1 “a” → “b” → “a”."]),
        ([judgement("z", "a"), judgement("a", "b"), judgement("b", "a")], ["a:1:1 “a” → “b” → “a”."]),
    ],
)
def test_a_circle_is_reported_once(judgements: list[Judgement], expected: list[str]) -> None:
    assert circles(*judgements) == expected


def test_a_long_chain_and_a_long_circle_are_followed() -> None:
    chain = [judgement(f"j{number}", f"j{number + 1}") for number in range(3000)]
    assert circles(*chain) == []
    (found,) = circles(*chain, judgement("j3000", "j0"))
    assert found.startswith("j0:1:1 “j0” → “j1” → ")
