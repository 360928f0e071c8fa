"""What competing hypotheses refer to, and their texts."""

from __future__ import annotations

from builder.values.hypotheses import CompetingHypotheses, Hypothesis, RatedEvidence
from builder.values.references import Prose, Ref
from builder.values.text_file import Place, TextFile

PLACE = Place("hypotheses.yaml", 1, 1)
SOURCE = TextFile("hypotheses.yaml", "So it is.")


def row(passage: str, why: str = "") -> RatedEvidence:
    return RatedEvidence(
        passage=Ref(passage, PLACE, True),
        why=Prose(why, SOURCE, 0, len(why)) if why else None,
        consistency=(("one", "-"), ("other", "++")),
        place=PLACE,
    )


def test_they_refer_to_their_evidence_and_number_its_texts_as_written() -> None:
    asked = CompetingHypotheses(
        id="why",
        question="Why?",
        hypotheses=(Hypothesis(id="one", statement="So.", place=PLACE),),
        evidence=(row("a#b"), row("flood", "So it is.")),
        place=PLACE,
    )
    assert [(role, ref.target) for role, ref in asked.references()] == [("evidence", "a#b"), ("evidence", "flood")]
    assert [key for key, text in asked.prose() if text] == ["evidence.2"]
    assert (asked.name, asked.type, asked.folder) == ("Why?", "comparison", "hypotheses")


def test_a_row_has_a_mark_for_each_hypothesis() -> None:
    assert (row("a#b").mark("one"), row("a#b").mark("other")) == ("-", "++")
