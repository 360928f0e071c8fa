"""Competing hypotheses as their author wrote them: a question, its possible answers, and how the evidence fits them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from builder.values.judgement import CitedEvidence
from builder.values.references import Prose, Reference
from builder.values.text_file import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One possible answer to a question. Its id is unique within the question."""

    id: str
    statement: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedEvidence(CitedEvidence):
    """A row of the matrix: an item of evidence, and how it fits each hypothesis.

    ``consistency`` pairs the id of each hypothesis with one of `builder.values.vocabulary.CONSISTENCIES`.
    """

    consistency: tuple[tuple[str, str], ...]
    place: Place

    def mark(self, hypothesis: str) -> str:
        """How the evidence fits a hypothesis."""
        return dict(self.consistency)[hypothesis]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetingHypotheses:
    """A question with the hypotheses that compete to answer it, and the evidence by which they are compared.

    Source: R. J. Heuer, “Psychology of Intelligence Analysis” (1999), chapter 8, “Analysis of Competing Hypotheses”.
    """

    date: ClassVar[None] = None
    folder: ClassVar[str] = "hypotheses"
    type: ClassVar[str] = "comparison"
    id: str
    question: str
    hypotheses: tuple[Hypothesis, ...]
    evidence: tuple[RatedEvidence, ...]
    text: Prose | None = None
    place: Place

    @property
    def name(self) -> str:
        """The question."""
        return self.question

    def references(self) -> Iterator[Reference]:
        """The passages, events and claims that are its evidence."""
        yield from (("evidence", row.passage) for row in self.evidence)

    def prose(self) -> Iterator[tuple[str, Prose | None]]:
        """Its texts by their keys; those of items of evidence have the number of the item, from 1: ``evidence.1``."""
        yield "text", self.text
        for number, row in enumerate(self.evidence, 1):
            if row.why is not None:
                yield f"evidence.{number}", row.why
