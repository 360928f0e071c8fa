"""The keys of competing hypotheses; the names follow Heuer's analysis of competing hypotheses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.reading.compound_shapes import FieldKey, ListShape, MappingShape, ValuesByIdShape
from builder.reading.scalar_shapes import ChoiceShape, IdShape, MarkdownShape, ReferenceShape, TextShape
from builder.reading.shapes import ReadValues
from builder.values import vocabulary as v
from builder.values.hypotheses import CompetingHypotheses, Hypothesis, RatedEvidence
from builder.values.problems import Problem, suggest_word
from builder.values.records import Claim, Event

_LEAST_HYPOTHESES = 2

_EVIDENCE_TYPES = (Event.type, Claim.type)
"""The types of record that can be evidence, in addition to passages: no judgement, since those rest on comparisons."""


def _compare_hypotheses(values: ReadValues) -> Iterator[Problem]:
    """Check that there are hypotheses to compare, each with an id of its own, and that every row rates each of them."""
    hypotheses: Sequence[ReadValues] = values.get("hypotheses", ())
    names: list[str] = []
    for hypothesis in hypotheses:
        name = hypothesis.get("id")
        if name in names:
            yield Problem(
                hypothesis.places["id"],
                "duplicate-id",
                f"The hypothesis “{name}” is there twice.",
                "Give one of them another id; one id names one hypothesis of a question.",
            )
        elif name:
            names.append(name)
    if hypotheses and len(hypotheses) < _LEAST_HYPOTHESES:
        yield Problem(
            values.places["hypotheses"],
            "too-few-hypotheses",
            "There is one hypothesis, and nothing that it could be compared with.",
            "Add what else could be so; or make it a judgement.",
        )
    if len(names) < len(hypotheses):
        return  # an id is missing or wrong, which is a problem of its own
    for row in values.get("evidence", ()):
        yield from _compare_row(row, names)


def _compare_row(row: ReadValues, names: Sequence[str]) -> Iterator[Problem]:
    rated: Sequence[tuple[str, str]] | None = row.get("consistency")
    if rated is None:
        return
    given = [name for name, _ in rated]
    unknown = [name for name in given if name not in names]
    for name in unknown:
        yield Problem(
            row.places["consistency"],
            "unknown-key",
            f"“{name}” is no hypothesis of this question.",
            suggest_word(name, names, f"The hypotheses are {', '.join(names)}."),
        )
    missing = [] if unknown else [name for name in names if name not in given]
    for name in missing:
        yield Problem(
            row.places["consistency"],
            "missing-key",
            f"This row does not say how the evidence fits “{name}”.",
            f"Add “{name}: …”, one of {', '.join(v.CONSISTENCIES)}; n/a if it has no bearing on it.",
        )


HYPOTHESIS = MappingShape(
    "a hypothesis",
    (
        FieldKey("id", IdShape(), "a name that no other hypothesis of the question has", required=True),
        FieldKey("statement", TextShape(), "what could be so, as a sentence", required=True),
    ),
    "{id: first, statement: …}",
    record=Hypothesis,
)

RATED_EVIDENCE = MappingShape(
    "an item of evidence",
    (
        FieldKey(
            "passage", ReferenceShape(passage=True, types=_EVIDENCE_TYPES), "the passage, event or claim", required=True
        ),
        FieldKey(
            "consistency",
            ValuesByIdShape(ChoiceShape(v.CONSISTENCIES, also=v.CONSISTENCY_SYNONYMS), "a hypothesis", "{first: '--'}"),
            "how it fits each hypothesis",
            required=True,
        ),
        FieldKey("why", MarkdownShape(), "why it fits or does not"),
        FieldKey("weight", ChoiceShape(v.WEIGHTS), "how much it counts"),
    ),
    "{passage: article#note, consistency: {first: ++, second: '--'}, why: …}",
    record=RatedEvidence,
)

HYPOTHESES = MappingShape(
    "a question",
    (
        FieldKey("id", IdShape(), "a name that no other record has", required=True),
        FieldKey("question", TextShape(), "what is asked", required=True),
        FieldKey(
            "hypotheses", ListShape(HYPOTHESIS, filled=True), "the answers that compete, two or more", required=True
        ),
        FieldKey("evidence", ListShape(RATED_EVIDENCE, filled=True), "the passages, and how they fit", required=True),
        FieldKey("text", MarkdownShape(), "what there is to say about the comparison"),
    ),
    record=CompetingHypotheses,
    check=_compare_hypotheses,
)
