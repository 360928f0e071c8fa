"""Competing hypotheses weighed: scores by hand, rows of one origin counted once, and what the order rests on."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.meaning.hypothesis_weighing import (
    WeighedRow,
    deciding_origins,
    inconsistency,
    rank_hypotheses,
    untested_hypotheses,
    weighed_rows,
)
from builder.values.hypotheses import CompetingHypotheses, Hypothesis, RatedEvidence
from builder.values.references import Ref
from builder.values.text_file import Place
from tests.conftest import ROOT
from tests.connected import connected

PLACE = Place("hypotheses.yaml", 1, 1)


def asked(*rows: tuple[str, str, str], names: str = "ab") -> tuple[CompetingHypotheses, list[WeighedRow]]:
    """A question and its rows as written, each with its origins, its marks and its weight, all in letters."""
    evidence = [
        RatedEvidence(
            passage=Ref(f"report#n{number}", PLACE, True),
            consistency=tuple(zip(names, marks.split(), strict=True)),
            weight=weight,
            place=PLACE,
        )
        for number, (_, marks, weight) in enumerate(rows)
    ]
    record = CompetingHypotheses(
        id="why",
        question="Why?",
        hypotheses=tuple(Hypothesis(id=name, statement=name, place=PLACE) for name in names),
        evidence=tuple(evidence),
        place=PLACE,
    )
    weighed = [
        WeighedRow(number, number, row, frozenset(origins), len({mark for _, mark in row.consistency}) - 1)
        for number, (row, (origins, *_)) in enumerate(zip(evidence, rows, strict=True), 1)
    ]
    return record, weighed


@pytest.mark.parametrize(
    ("rows", "halves"),
    [
        ([("x", "++ --", "")], {"a": 0, "b": 4}),
        ([("x", "- --", "strong"), ("y", "0 n/a", "strong")], {"a": 4, "b": 8}),
        ([("x", "- --", "weak"), ("y", "- +", "some")], {"a": 3, "b": 2}),
        # Of one origin the row counts that contradicts most, for each hypothesis its own.
        ([("x", "- --", ""), ("x", "-- 0", ""), ("x", "- 0", "")], {"a": 4, "b": 4}),
        # A row with the same mark for all would hide what another of its origin tells.
        ([("x", "- --", ""), ("x", "-- --", "strong")], {"a": 2, "b": 4}),
        # The third draws on both others, so that it can have everything from them.
        ([("x", "- 0", ""), ("y", "- 0", ""), ("xy", "-- -", "")], {"a": 4, "b": 2}),
        ([("x", "- 0", ""), ("y", "- 0", ""), ("xy", "-- -", "strong")], {"a": 8, "b": 4}),
    ],
)
def test_the_score_is_the_largest_sum_of_rows_that_share_no_origin(
    rows: list[tuple[str, str, str]], halves: dict[str, int]
) -> None:
    assert inconsistency(*asked(*rows)) == halves


@given(
    st.lists(
        st.tuples(
            st.text("uvwxyz", min_size=1, max_size=3), st.sampled_from(["-", "--", "+"]), st.sampled_from(["", "weak"])
        ),
        min_size=1,
        max_size=8,
    )
)
def test_the_score_is_that_of_trying_all_sets_of_rows(rows: list[tuple[str, str, str]]) -> None:
    record, weighed = asked(*((origins, f"{mark} 0", weight) for origins, mark, weight in rows))
    against = [(row.origins, row.against("a")) for row in weighed]
    tried = (
        sum(weight for _, weight in chosen)
        for size in range(len(against) + 1)
        for chosen in combinations(against, size)
        if all(not one & other for (one, _), (other, _) in combinations(chosen, 2))
    )
    assert inconsistency(record, weighed) == {"a": max(tried), "b": 0}


def test_many_rows_that_all_are_connected_are_weighed_at_once() -> None:
    letters = [chr(0x4E00 + number) for number in range(1501)]
    record, weighed = asked(*((one + other, "- 0", "") for one, other in pairwise(letters)))
    score = inconsistency(record, weighed)["a"]
    assert 1000 < score <= 1500


def test_equal_scores_are_ranked_together_in_their_authors_order() -> None:
    assert rank_hypotheses({"a": 2, "b": 0, "c": 2, "d": 0}) == (("b", "d"), ("a", "c"))


@pytest.mark.parametrize(
    ("rows", "origins"),
    [
        ([("x", "0 --", "")], ["x"]),
        ([("x", "0 --", ""), ("y", "0 -", "")], []),
        ([("x", "- --", ""), ("y", "+ +", "")], ["x"]),
        ([("x", "0 --", ""), ("y", "- 0", "")], ["x"]),
        ([("xy", "0 --", "")], ["x", "y"]),
        ([("x", "- -", "")], []),
        ([("x", "0 --", ""), ("x", "0 -", ""), ("y", "0 -", "weak")], []),
    ],
)
def test_an_origin_decides_without_which_the_first_is_not_alone(
    rows: list[tuple[str, str, str]], origins: list[str]
) -> None:
    assert list(deciding_origins(*asked(*rows))) == origins


def test_a_hypothesis_is_untested_if_nothing_contradicts_it() -> None:
    record, _ = asked(("x", "++ -", ""), ("x", "0 n/a", ""))
    assert untested_hypotheses(record) == ["a"]


def test_rows_come_by_how_far_apart_they_set_the_hypotheses_and_know_their_origins() -> None:
    site, _ = connected(ROOT / "content")
    (record,) = site.briefing.of(CompetingHypotheses)
    rows = weighed_rows(site, record)
    assert [row.telling for row in rows] == sorted((row.telling for row in rows), reverse=True)
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert sorted(row.place for row in rows) == [row.number for row in rows]
    assert rows[0].origins == {"patrick-ryder"}
    # Nothing the five reports say makes another hypothesis come first, whichever origin is left out.
    assert list(deciding_origins(record, rows)) == []
