"""Judgements as readers and programs see them."""

from __future__ import annotations

import re

from builder.kinds import DATA_KINDS, PAGE_KINDS
from builder.kinds.judgement import PAGES
from builder.pages.search_writer import SearchWriter
from builder.pages.views import Views
from builder.values.judgement import Judgement
from tests.connected import ARGUED, connected
from tests.kinds.stating import data_of, description, node, search_records, updated, view

SITE, WORDS = connected(ARGUED)
ARGUES = next(each for each in SITE.briefing.judgements if each.id == "mended-by-august")


def test_a_judgement_is_the_editors_claim_with_its_evidence() -> None:
    judgement = node("Claim", "stays")
    assert judgement["author"] == ["Rosa Field", "The Reading Group"]
    assert judgement["description"] == "Likely (55–80\u00a0%). Low confidence."
    assert [len(judgement[key]) for key in ("isBasedOn", "citation")] == [2, 1]


def test_it_is_described_by_likelihood_and_confidence_and_changed_with_its_evidence() -> None:
    assert description("stays") == "Likely (55–80\u00a0%). Low confidence."
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


def test_an_argument_is_found_by_its_words_and_by_the_names_in_it() -> None:
    (found,) = PAGES.search(SearchWriter(SITE, WORDS), ARGUES)
    text = "\n".join(" ".join(block) for block in found.blocks)
    for words in (
        *("Two reports", "A second paragraph about the mill", "The money is there", "A bill from somebody else"),
        *("Nobody has begun", "How deep the hole is", "The mill closes", "Nobody speaks of that", "A crane", "autumn"),
        *("Two men came", "in passing", "It names the month", "himself says", "opposite in spring", "Ada Quill"),
        "Tam Reed",
    ):
        assert words in text, words


def test_likelihood_and_confidence_share_no_sentence() -> None:
    said = DATA_KINDS[Judgement].describe(SITE, WORDS, ARGUES)
    assert re.split(r"(?<=\.) ", said) == ["Very likely (80–95\u00a0%).", "Low confidence."]
    (found,) = PAGES.search(SearchWriter(SITE, WORDS), ARGUES)
    assert not any("ikely" in shown and "onfidence" in shown for shown, _ in found.blocks)


def test_a_judgement_changes_with_its_outcome() -> None:
    change = DATA_KINDS[Judgement].updated
    assert change and change(SITE, ARGUES) == "2031-08-20"


def test_a_list_has_no_argument_and_a_page_has_all_of_it() -> None:
    views = Views(SITE, WORDS, "judgements.html")
    listed = PAGE_KINDS[Judgement].lists[0].item(views, ARGUES)
    whole = PAGE_KINDS[Judgement].view_of(views, ARGUES)
    for name in ("reasoning", "assumptions", "gaps", "alternatives", "indicators", "implications", "changes"):
        assert getattr(whole, name) and not getattr(listed, name), name
    assert (listed.evidence_count, listed.against_count) == (6, 1)
    assert listed.outcome and listed.outcome.result == "happened" and not listed.outcome.evidence


def test_the_track_record_has_what_is_settled_or_due() -> None:
    (_, track) = PAGES.lists
    assert [each.id for each in SITE.briefing.judgements if track.holds(each)] == [
        "mended-by-august",
        "old-weir",
        "flood",
    ]
