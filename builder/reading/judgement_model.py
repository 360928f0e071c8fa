"""The keys of a judgement and of what is in it; most names follow Intelligence Community Directive 203."""

from __future__ import annotations

from builder.reading.compound_shapes import EitherShape, FieldKey, ListShape, MappingShape
from builder.reading.people_model import AUTHORS, SECOND_READINGS
from builder.reading.scalar_shapes import ChoiceShape, DateShape, IdShape, MarkdownShape, ReferenceShape, TextShape
from builder.values import vocabulary as v
from builder.values.hypotheses import CompetingHypotheses
from builder.values.judgement import (
    Alternative,
    Assumption,
    CitedEvidence,
    Indicator,
    Judgement,
    JudgementChange,
    Outcome,
)

EVIDENCE_TYPES = ("event", "claim", "judgement")
"""The types of record that a judgement can rest on, in addition to passages."""

_CITED = ReferenceShape(passage=True, types=EVIDENCE_TYPES)
_LIKELIHOOD = ChoiceShape(v.LIKELIHOODS, "bad-likelihood", v.LIKELIHOOD_SYNONYMS)
_CONFIDENCE = ChoiceShape(v.CONFIDENCES, "bad-confidence")
_TEXTS = ListShape(MarkdownShape(), or_one=True)

CITED_EVIDENCE = MappingShape(
    "an item of evidence",
    (
        FieldKey("passage", _CITED, "the passage, event, claim or judgement", required=True),
        FieldKey("why", MarkdownShape(), "what it shows"),
        FieldKey("weight", ChoiceShape(v.WEIGHTS), "how much it counts"),
    ),
    "{passage: article#note, why: …, weight: strong}",
    record=CitedEvidence,
)

_EVIDENCE_ITEM = EitherShape(_CITED, CITED_EVIDENCE, "passage")

ASSUMPTION = MappingShape(
    "an assumption",
    (
        FieldKey("text", MarkdownShape(), "what is taken for granted", required=True),
        FieldKey("otherwise", MarkdownShape(), "what follows if it is wrong"),
        FieldKey("signs", MarkdownShape(), "how one would notice that it is wrong"),
    ),
    "{text: …, otherwise: …, signs: …}",
    record=Assumption,
)

ALTERNATIVE = MappingShape(
    "an alternative",
    (
        FieldKey("statement", TextShape(), "what else could be so, as a sentence"),
        FieldKey("judgement", ReferenceShape(types=(Judgement.type,)), "the judgement that says what else could be so"),
        FieldKey("why", MarkdownShape(), "why it is held less likely", required=True),
    ),
    "{statement: …, why: …}",
    record=Alternative,
    one_of=("statement", "judgement"),
)

INDICATOR = MappingShape(
    "an indicator",
    (
        FieldKey("text", MarkdownShape(), "what one would see", required=True),
        FieldKey(
            "direction",
            ChoiceShape(v.DIRECTIONS, also=v.DIRECTION_SYNONYMS),
            "what it would make the judgement",
            required=True,
        ),
    ),
    "{text: …, direction: less likely}",
    record=Indicator,
)

CHANGE = MappingShape(
    "a change of a judgement",
    (
        FieldKey("date", DateShape(), "when it changed", required=True),
        FieldKey("from", _LIKELIHOOD, "the likelihood until then", required=True, attribute="likelihood"),
        FieldKey("confidence", _CONFIDENCE, "the confidence until then, if that changed as well"),
        FieldKey("why", MarkdownShape(), "the reason for the change"),
    ),
    "{date: 2031-05-02, from: unlikely, why: …}",
    record=JudgementChange,
)

OUTCOME = MappingShape(
    "an outcome",
    (
        FieldKey("result", ChoiceShape(v.OUTCOMES, also=v.OUTCOME_SYNONYMS), "what came of it", required=True),
        FieldKey("date", DateShape(), "when that was known", required=True),
        FieldKey("text", MarkdownShape(), "what there is to say about it"),
        FieldKey("evidence", ListShape(_EVIDENCE_ITEM, or_one=True), "what shows it"),
    ),
    "{result: happened, date: 2031-07-01, evidence: article#note}",
    record=Outcome,
)

JUDGEMENT = MappingShape(
    "a judgement",
    (
        FieldKey("id", IdShape(), "a name that no other record has", required=True),
        FieldKey("statement", TextShape(), "what is concluded, as a sentence", required=True),
        FieldKey("likelihood", _LIKELIHOOD, "how likely it is", required=True),
        FieldKey("confidence", _CONFIDENCE, "how sure the analyst is", required=True),
        FieldKey(
            "evidence", ListShape(_EVIDENCE_ITEM, or_one=True, filled=True), "the passages it rests on", required=True
        ),
        FieldKey("against", ListShape(_EVIDENCE_ITEM, or_one=True), "the passages that speak against it"),
        FieldKey(
            "hypotheses",
            ListShape(ReferenceShape(types=(CompetingHypotheses.type,)), or_one=True),
            "the questions whose hypotheses were compared for it",
        ),
        FieldKey("reasoning", MarkdownShape(), "how the evidence leads to the conclusion"),
        FieldKey(
            "assumptions",
            ListShape(EitherShape(MarkdownShape(), ASSUMPTION, "text"), or_one=True),
            "what is taken for granted",
        ),
        FieldKey("gaps", _TEXTS, "what is not known"),
        FieldKey("alternatives", ListShape(ALTERNATIVE, or_one=True), "what else could be so"),
        FieldKey("indicators", ListShape(INDICATOR, or_one=True), "what would change the judgement"),
        FieldKey("implications", _TEXTS, "what follows from it"),
        FieldKey("by", AUTHORS, "who judged"),
        FieldKey("date", DateShape(), "when it was judged"),
        FieldKey("changed", ListShape(CHANGE, or_one=True), "how likely it was held before"),
        FieldKey("due", DateShape(), "by when it can be known what came of it"),
        FieldKey("outcome", OUTCOME, "what came of it"),
        FieldKey("about", ReferenceShape(types=("claim",)), "the claim that it is about"),
        FieldKey("reviewed", SECOND_READINGS, "who has read it for a second time, and when"),
    ),
    record=Judgement,
)
