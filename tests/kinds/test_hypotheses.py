"""Competing hypotheses as readers and programs see them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from builder.data.feeds import feed_entries
from builder.data.graph import BRIEFING_FILE
from builder.data.json_ld import JsonLd
from builder.kinds import DATA_KINDS, PAGE_KINDS, hypotheses
from builder.meaning.site import Site
from builder.pages.hypotheses_views import HypothesesView, hypotheses_view, matrix_parts, score_words
from builder.pages.search_writer import SearchWriter
from builder.pages.views import Views
from builder.values.hypotheses import CompetingHypotheses
from builder.values.interface_words import InterfaceWords
from tests.connected import connected, data_file
from tests.data.test_graph import SCHEMA
from tests.kinds.comparing import large_question, with_question

Found = tuple[Site, InterfaceWords]


@pytest.fixture(scope="module")
def weir(tmp_path_factory: pytest.TempPathFactory) -> Found:
    return connected(with_question(tmp_path_factory.mktemp("weir") / "content"))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Found:
    return connected(with_question(tmp_path_factory.mktemp("large") / "content", large_question(12, 130)))


def asked(site: Site) -> CompetingHypotheses:
    (record,) = site.briefing.of(CompetingHypotheses)
    return record


def shown(found: Found, part: int = 1) -> HypothesesView:
    site, words = found
    return hypotheses_view(Views(site, words, "hypotheses/why-over.html", part=part), asked(site))


def test_hypotheses_come_by_what_contradicts_them(weir: Found) -> None:
    assert [(each.label, each.statement, each.score, each.against) for each in shown(weir).hypotheses] == [
        ("H1", "The gate was shut too late.", "1", 1),
        ("H2", "It rained for a week.", "5", 3),
        ("H3", "The mill held the water back.", "5", 3),
    ]


def test_rows_come_by_what_they_tell_and_name_those_of_one_origin(weir: Found) -> None:
    rows = shown(weir).rows
    assert [row.evidence.link.words for row in rows[:2]] == [
        "“The weir of morning overflowed”",
        "“The weir of weekly overflowed”",
    ]
    assert [row.twins for row in rows] == ["4", "4, 5", "", "1, 2, 5", "2, 4, 6", "5"]
    assert [(row.number, row.tells) for row in rows] == [(n, n < 6) for n in range(1, 7)]
    assert [fit.sign for fit in rows[0].fits] == ["++", "\N{MINUS SIGN}", "\N{MINUS SIGN}\N{MINUS SIGN}"]
    assert rows[0].fits[0].column == "H1: The gate was shut too late."
    assert str(rows[0].why).startswith("See <a")
    assert [row.evidence.is_record for row in rows].count(True) == 1


def test_the_order_is_shown_without_the_most_telling_row_and_without_an_origin_that_decides(weir: Found) -> None:
    first, other = shown(weir).sensitivity
    assert (first.row, first.origin, first.stays) == (1, None, False)
    assert [(rank.label, rank.score) for rank in first.order] == [("H1", "1"), ("H3", "1"), ("H2", "3")]
    assert other.origin and (other.row, other.origin.words, other.stays) == (0, "Valley Wire", False)
    assert [(rank.label, rank.score) for rank in other.order] == [("H1", "1"), ("H3", "1"), ("H2", "3")]
    assert shown(weir).decided


def test_it_names_the_judgements_that_rest_on_it(weir: Found) -> None:
    assert [(each.link.words, each.likelihood) for each in shown(weir).judgements] == [("The gate was late.", "likely")]


@pytest.mark.parametrize(("halves", "words"), [(0, "0"), (1, "½"), (2, "1"), (5, "2½"), (40, "20")])
def test_a_score_is_written_with_a_fraction(halves: int, words: str) -> None:
    assert score_words(halves) == words


def test_a_long_matrix_is_in_parts_with_the_rows_numbered_through(large: Found) -> None:
    record = asked(large[0])
    parts = [shown(large, part) for part in range(1, matrix_parts(record) + 1)]
    assert [len(part.rows) for part in parts] == [50, 50, 30]
    assert [row.number for part in parts for row in part.rows] == list(range(1, 131))
    assert {len(row.fits) for part in parts for row in part.rows} == {12}
    assert all(row.twins.count(",") < 20 and row.more_twins for row in parts[0].rows)
    fitting = CompetingHypotheses(
        id="x", question="", hypotheses=record.hypotheses, evidence=record.evidence[:40], place=record.place
    )
    assert matrix_parts(fitting) == 1


def test_its_data_have_marks_scores_and_origins_and_fit_the_schema(weir: Found) -> None:
    data: Any = json.loads(data_file(*weir, BRIEFING_FILE))
    SCHEMA.validate(data)
    (question,) = data["hypotheses"]
    assert [(each["id"], each["inconsistency"]) for each in question["hypotheses"]] == [
        ("gate", 1), ("rain", 5), ("mill", 5),
    ]  # fmt: skip
    by_passage = {row["passage"]: row for row in question["evidence"]}
    assert by_passage["flood"]["consistency"] == [
        {"hypothesis": "gate", "mark": "n/a"},
        {"hypothesis": "rain", "mark": "+"},
        {"hypothesis": "mill", "mark": "--"},
    ]
    assert by_passage["evening#over"]["origins"] == ["panel", "wire"]
    assert by_passage["morning#over"]["weight"] == "strong" and by_passage["morning#over"]["place"] == 1
    assert by_passage["morning#over"]["why"]["plain"] == "See Valley Wire."
    assert ("late", "why-over", "hypotheses") in {(each["from"], each["to"], each["role"]) for each in data["links"]}
    assert next(each for each in data["judgements"] if each["id"] == "late")["hypotheses"] == ["why-over"]


def test_what_the_author_wrote_can_be_read_back_from_the_data(weir: Found) -> None:
    record = asked(weir[0])
    (question,) = json.loads(data_file(*weir, BRIEFING_FILE))["hypotheses"]
    rows = sorted(question["evidence"], key=lambda row: row["place"])
    assert [
        (row["passage"], tuple((fit["hypothesis"], fit["mark"]) for fit in row["consistency"]), row.get("weight", ""))
        for row in rows
    ] == [(row.passage.target, row.consistency, row.weight) for row in record.evidence]
    assert {each["id"]: each["statement"] for each in question["hypotheses"]} == {
        each.id: each.statement for each in record.hypotheses
    }
    assert (question["id"], question["question"]) == (record.id, record.question)


def test_a_briefing_without_hypotheses_does_not_name_them(tmp_path: Path) -> None:
    site, words = connected(Path("tests/briefings/origins").resolve())
    data: Any = json.loads(data_file(site, words, BRIEFING_FILE))
    SCHEMA.validate(data)
    assert "hypotheses" not in data


def test_it_is_a_question_with_suggested_answers_and_in_the_feed(weir: Found) -> None:
    site, words = weir
    graph: Any = JsonLd(site, words, DATA_KINDS).page_nodes("hypotheses/why-over.html", "why-over")["@graph"]
    question = next(node for node in graph if node["@type"] == "Question")
    assert [each["text"] for each in question["suggestedAnswer"]] == [each.statement for each in asked(site).hypotheses]
    assert len(question["isBasedOn"]) == 5
    assert "acceptedAnswer" not in question
    assert {entry.record.id: entry.updated for entry in feed_entries(site, DATA_KINDS)}["why-over"] == "2031-05-09"


def test_search_finds_it_by_its_hypotheses_and_by_what_is_said_of_the_evidence(weir: Found) -> None:
    site, words = weir
    (found,) = PAGE_KINDS[CompetingHypotheses].search(SearchWriter(site, words), asked(site))
    text = " ".join(word for block in found.blocks for word in block)
    assert found.filters == {"type": "comparison"}
    for words_of_it in ("The mill held the water back.", "Flood Panel has looked", "See Valley Wire."):
        assert words_of_it in text


def test_reviews_name_the_row_the_hypothesis_and_the_origin(weir: Found) -> None:
    assert [problem.code for rule in hypotheses.REVIEW for problem in rule(weir[0])] == [
        "undiagnostic-evidence",
        "deciding-origin",
    ]
