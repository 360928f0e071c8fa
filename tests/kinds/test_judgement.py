"""Judgements as readers and programs see them."""

from __future__ import annotations

from tests.kinds.stating import data_of, description, node, search_records, updated, view


def test_a_judgement_is_the_editors_claim_with_its_evidence() -> None:
    judgement = node("Claim", "stays")
    assert judgement["author"] == ["Rosa Field", "The Reading Group"]
    assert judgement["description"] == "Likely · Low confidence"
    assert [len(judgement[key]) for key in ("isBasedOn", "citation")] == [2, 1]


def test_it_is_described_by_likelihood_and_confidence_and_changed_with_its_evidence() -> None:
    assert description("stays") == "Likely · Low confidence"
    assert updated("stays") == "2031-07-03"


def test_its_data_have_the_passages_for_it_and_against_it() -> None:
    data = data_of("judgements", "stays")
    assert (data["evidence"], data["against"]) == (["open#lit", "words#gone"], ["none#old"])
    assert (data["likelihood"], data["confidence"]) == ("likely", "low")


def test_its_view_has_one_step_of_the_scale() -> None:
    shown = view("stays")
    assert sum(shown.scale) == 1 and shown.scale[shown.step - 1]
    assert len(shown.scale) == shown.steps == 7
    assert (shown.evidence_count, shown.against_count) == (2, 1)


def test_search_finds_it_by_the_directive_s_other_words_for_the_likelihood() -> None:
    (found,) = search_records("stays")
    assert list(found.blocks) == [("Likely", "probable"), ("Low confidence", "")]
