"""The track record agrees with figures that were computed by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from builder.meaning.track_record import likelihood_before, range_middle, track_record
from builder.values.edtf import parse_edtf
from builder.values.judgement import Judgement, JudgementChange, Outcome
from builder.values.text_file import Place
from builder.values.vocabulary import LIKELIHOOD_RANGES, LIKELIHOODS
from tests.conftest import SHARED

PLACE = Place("judgements.yaml", 1, 1)
VOCABULARY = SHARED / "vocabulary" / "estimative-language.json"


def judged(likelihood: str, result: str = "", date: str = "", on: str = "2031-07-01") -> Judgement:
    return Judgement(
        id="j",
        statement="So it is.",
        likelihood=likelihood,
        confidence="low",
        evidence=(),
        date=parse_edtf(date) if date else None,
        outcome=Outcome(result=result, date=parse_edtf(on)) if result else None,
        place=PLACE,
    )


CASES = [
    judged("likely", "happened"),
    judged("likely", "happened"),
    judged("likely", "did not"),
    judged("very unlikely", "did not"),
    judged("very unlikely", "happened"),
    judged("almost certain", "happened"),
    judged("likely", "partly"),
    judged("unlikely", "unclear"),
    judged("likely", "happened", "2031-08"),
    judged("likely"),
]


def test_the_scores_are_those_computed_by_hand() -> None:
    """Six cases are scored: 67.5 % three times (two happened), 12.5 % twice (one did), 97 % once (it did).

    Brier: (0.325² + 0.325² + 0.675² + 0.125² + 0.875² + 0.03²) / 6
         = (0.105625 + 0.105625 + 0.455625 + 0.015625 + 0.765625 + 0.0009) / 6 = 1.449025 / 6.
    Base rate 4/6. Reliability: (3 (0.675 − 2/3)² + 2 (0.125 − 1/2)² + (0.97 − 1)²) / 6
         = (0.000208333… + 0.28125 + 0.0009) / 6.
    Resolution: (3 · 0 + 2 (1/2 − 2/3)² + (1 − 2/3)²) / 6 = (1/18 + 1/9) / 6 = 1/36. Uncertainty: 2/3 · 1/3 = 2/9.
    """
    record = track_record(CASES)
    assert record.cases == 6
    assert record.base_rate == Fraction(2, 3)
    assert record.brier == Fraction("1.449025") / 6
    assert record.reliability == (3 * Fraction(1, 120) ** 2 + 2 * Fraction("0.375") ** 2 + Fraction("0.03") ** 2) / 6
    assert record.resolution == Fraction(1, 36)
    assert record.uncertainty == Fraction(2, 9)
    assert record.brier == record.reliability - record.resolution + record.uncertainty


def test_the_bands_have_their_cases_and_what_is_not_scored_is_counted() -> None:
    record = track_record(CASES)
    counts = {band.likelihood: (band.cases, band.happened) for band in record.bands}
    assert list(counts) == list(LIKELIHOODS)
    assert {name: each for name, each in counts.items() if each[0]} == {
        "very unlikely": (2, 1),
        "likely": (3, 2),
        "almost certain": (1, 1),
    }
    assert record.unscored == {"hindsight": 1, "partly": 1, "unclear": 1}


@pytest.mark.parametrize("seed", range(20))
def test_the_parts_always_make_the_score(seed: int) -> None:
    cases = [
        judged(
            LIKELIHOODS[(seed * number + number // 3) % 7], ("happened", "did not")[(seed + number * number) % 3 % 2]
        )
        for number in range(1, seed + 2)
    ]
    record = track_record(cases)
    assert record.cases == seed + 1
    assert record.brier == record.reliability - record.resolution + record.uncertainty


def test_without_cases_every_score_is_0() -> None:
    record = track_record([judged("likely"), judged("likely", "unclear")])
    assert record.cases == 0
    assert {record.brier, record.reliability, record.resolution, record.uncertainty} == {Fraction(0)}


def change(date: str, likelihood: str) -> JudgementChange:
    return JudgementChange(date=parse_edtf(date), likelihood=likelihood, place=PLACE)


@pytest.mark.parametrize(
    ("changes", "held"),
    [
        ([], "almost certain"),
        ([("2031-05-01", "likely")], "almost certain"),
        ([("2031-07-01", "likely")], "likely"),
        ([("2031-09-01", "very likely"), ("2031-05-01", "unlikely"), ("2031-08-01", "likely")], "likely"),
    ],
)
def test_a_likelihood_that_was_raised_when_the_outcome_was_known_does_not_count(
    changes: list[tuple[str, str]], held: str
) -> None:
    judgement = replace(judged("almost certain", "happened"), changed=tuple(change(*each) for each in changes))
    assert judgement.outcome
    assert likelihood_before(judgement, judgement.outcome.date) == held
    assert {band.likelihood for band in track_record([judgement]).bands if band.cases} == {held}


def test_ranges_follow_each_other_and_their_middles_are_those_of_the_directive() -> None:
    ranges = [LIKELIHOOD_RANGES[likelihood] for likelihood in LIKELIHOODS]
    assert (ranges[0][0], ranges[-1][1]) == (1, 99)
    assert [one[1] for one in ranges[:-1]] == [other[0] for other in ranges[1:]]
    assert [float(range_middle(each)) for each in LIKELIHOODS] == [0.03, 0.125, 0.325, 0.5, 0.675, 0.875, 0.97]


@pytest.mark.skipif(not VOCABULARY.is_file(), reason=f"the published vocabulary is not at {VOCABULARY}")
def test_ranges_are_those_of_the_published_vocabulary() -> None:
    scale = json.loads(VOCABULARY.read_text(encoding="utf-8"))["scale"]
    assert [tuple(step["percent"]) for step in scale] == [LIKELIHOOD_RANGES[likelihood] for likelihood in LIKELIHOODS]
