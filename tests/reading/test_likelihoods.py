"""Both sets of words of ICD 203 are understood, and each means one step of the scale."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from builder.desk.schemas import schema_for
from builder.reading.judgement_model import JUDGEMENT
from builder.reading.shapes import RecordReader
from builder.reading.yaml_parsing import parse_yaml
from builder.values.text_file import TextFile
from builder.values.vocabulary import LIKELIHOOD_SYNONYMS, LIKELIHOODS
from tests.conftest import SHARED

VOCABULARY = SHARED / "vocabulary" / "estimative-language.json"

SCALE = [
    ("almost no chance", "remote"),
    ("very unlikely", "highly improbable", "highly improbably"),
    ("unlikely", "improbable", "improbably"),
    ("roughly even chance", "roughly even odds"),
    ("likely", "probable", "probably"),
    ("very likely", "highly probable", "highly probably"),
    ("almost certain", "almost certainly", "nearly certain", "nearly certainly"),
]


def read(word: str) -> tuple[str | None, list[str]]:
    """What a likelihood is read as, and what is said of it."""
    source = TextFile("judgements.yaml", word)
    node, _ = parse_yaml(source)
    assert node
    reader = RecordReader(source)
    (shape,) = (key.shape for key in JUDGEMENT.keys if key.name == "likelihood")
    return shape.read(node, reader), [f"{problem.message} {problem.hint}" for problem in reader.problems]


@pytest.mark.parametrize(("step", "word"), [(step, word) for step, words in enumerate(SCALE) for word in words])
def test_every_word_of_the_scale_means_its_step(step: int, word: str) -> None:
    assert read(word) == (LIKELIHOODS[step], [])


@pytest.mark.parametrize(("word", "means"), [("Likely", 4), ("VERY likely", 5), ("Remote", 0), ("almost  certain", 6)])
def test_capitals_and_spaces_do_not_matter(word: str, means: int) -> None:
    assert read(word) == (LIKELIHOODS[means], [])


def test_no_other_word_is_understood() -> None:
    assert {word for words in SCALE for word in words} == {*LIKELIHOODS, *LIKELIHOOD_SYNONYMS}


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("remote (1-5 %)", "almost no chance"),
        ("unlikely (improbable)", "unlikely"),
        ("highly likely", "very likely"),
        ("highly unlikely", "very unlikely"),
        ("Likely, 55–80 %", "likely"),
        ("highly probble", "highly probable"),
        ("roughly even", "roughly even odds"),
        ("almost no chanse", "almost no chance"),
        ("nearly certan", "nearly certain"),
        ("60 %", ""),
        ("maybe", ""),
    ],
)
def test_what_is_no_word_of_it_is_answered_with_the_nearest_and_all_seven(word: str, near: str) -> None:
    value, (said,) = read(word)
    assert value is None
    assert not near or f"Did you mean “{near}”?" in said
    assert [step for step in LIKELIHOODS if step not in said] == []


def test_editors_offer_both_sets() -> None:
    offered = schema_for("judgements")["items"]["properties"]["likelihood"]["enum"]
    assert offered == [*LIKELIHOODS, *LIKELIHOOD_SYNONYMS]


def vocabulary() -> Iterator[tuple[int, str]]:
    if VOCABULARY.is_file():
        for step, entry in enumerate(json.loads(VOCABULARY.read_text(encoding="utf-8"))["scale"]):
            yield from ((step, word) for word in entry["words"])


@pytest.mark.skipif(not VOCABULARY.is_file(), reason=f"the published vocabulary is not at {VOCABULARY}")
def test_the_published_vocabulary_is_understood() -> None:
    assert [read(word)[0] for _, word in vocabulary()] == [LIKELIHOODS[step] for step, _ in vocabulary()]
