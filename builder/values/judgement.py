"""Judgements as their author wrote them: what is concluded, the argument for it, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from builder.values.edtf import EdtfDate
from builder.values.people import Review
from builder.values.references import Prose, Ref, Reference
from builder.values.text_file import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedEvidence:
    """A passage, event, claim or judgement that something rests on, what it shows, and how much it counts.

    ``weight`` is one of `builder.values.vocabulary.WEIGHTS`, or empty if the author does not weigh it.
    """

    passage: Ref
    why: Prose | None = None
    weight: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """What is taken for granted, what follows if it is wrong, and by what signs that would be noticed."""

    text: Prose
    otherwise: Prose | None = None
    signs: Prose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What would change a judgement, and in which direction: one of `builder.values.vocabulary.DIRECTIONS`."""

    text: Prose
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """What else could be so, as a statement or as another judgement, and why it is held less likely."""

    why: Prose
    statement: str = ""
    judgement: Ref | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementChange:
    """The likelihood that a judgement had until a day, the confidence if that changed, and why it changed."""

    date: EdtfDate
    likelihood: str
    confidence: str = ""
    why: Prose | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a judgement: one of `builder.values.vocabulary.OUTCOMES`, when, and what shows it."""

    result: str
    date: EdtfDate
    text: Prose | None = None
    evidence: tuple[CitedEvidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the analyst concludes, how likely it is, how sure the analyst is, why, and on what evidence.

    ``about`` is the claim that it is about, ``hypotheses`` are the questions whose hypotheses were compared for it.
    ``by`` and ``date`` say who judged and when, ``reviewed`` who has read it for a second time. ``due`` is the date by
    which it can be known what came of it.
    """

    folder: ClassVar[str] = "judgements"
    type: ClassVar[str] = "judgement"
    id: str
    statement: str
    likelihood: str
    confidence: str
    evidence: tuple[CitedEvidence, ...]
    against: tuple[CitedEvidence, ...] = ()
    hypotheses: tuple[Ref, ...] = ()
    reasoning: Prose | None = None
    assumptions: tuple[Assumption, ...] = ()
    gaps: tuple[Prose, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    implications: tuple[Prose, ...] = ()
    by: tuple[str, ...] = ()
    date: EdtfDate | None = None
    changed: tuple[JudgementChange, ...] = ()
    due: EdtfDate | None = None
    outcome: Outcome | None = None
    about: Ref | None = None
    reviewed: tuple[Review, ...] = ()
    place: Place

    @property
    def name(self) -> str:
        """The statement."""
        return self.statement

    def references(self) -> Iterator[Reference]:
        """The evidence for and against it, the claim it is about, its alternatives, and what shows its outcome."""
        yield from (("evidence", item.passage) for item in self.evidence)
        yield from (("against", item.passage) for item in self.against)
        yield from (("about", ref) for ref in (self.about,) if ref)
        yield from (("hypotheses", ref) for ref in self.hypotheses)
        yield from (("alternative", each.judgement) for each in self.alternatives if each.judgement)
        if self.outcome:
            yield from (("outcome", item.passage) for item in self.outcome.evidence)

    def prose(self) -> Iterator[tuple[str, Prose | None]]:
        """Its texts by their keys; those of the items of a list have the number of the item, from 1: ``gaps.1``."""
        yield "reasoning", self.reasoning
        yield from _numbered("evidence", [item.why for item in self.evidence])
        yield from _numbered("against", [item.why for item in self.against])
        yield from _numbered("assumptions", [each.text for each in self.assumptions])
        yield from _numbered("otherwise", [each.otherwise for each in self.assumptions])
        yield from _numbered("signs", [each.signs for each in self.assumptions])
        yield from _numbered("gaps", self.gaps)
        yield from _numbered("alternatives", [each.why for each in self.alternatives])
        yield from _numbered("indicators", [each.text for each in self.indicators])
        yield from _numbered("implications", self.implications)
        yield from _numbered("changed", [each.why for each in self.changed])
        if self.outcome:
            yield "outcome", self.outcome.text
            yield from _numbered("outcome", [item.why for item in self.outcome.evidence])


def _numbered(key: str, texts: Sequence[Prose | None]) -> Iterator[tuple[str, Prose | None]]:
    for number, text in enumerate(texts, 1):
        if text is not None:
            yield f"{key}.{number}", text
