"""Sides: the evidence of a claim or a judgement, grouped by what it supports. Each side has origins of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.meaning.origins import CitedReport, count_independent
from builder.meaning.site import Site
from builder.values.records import Claim, Judgement
from builder.values.references import Ref
from builder.values.vocabulary import STANCES


@dataclass(frozen=True, slots=True)
class EvidenceSide:
    """One side: a stance towards a claim, or ``evidence`` or ``against`` of a judgement, and each passage cited."""

    name: str
    cited: tuple[CitedReport, ...]

    @property
    def reports(self) -> int:
        """How many articles are cited."""
        return len({report.article for report in self.cited})

    @property
    def independent(self) -> int:
        """How many origins they have that are independent of each other."""
        return count_independent(self.cited)

    @property
    def origins(self) -> tuple[str, ...]:
        """Return every possible origin of the articles: that of most articles first, else in the order of citing."""
        articles: dict[str, set[str]] = {}
        for report in self.cited:
            for name in sorted(report.origins):
                articles.setdefault(name, set()).add(report.article)
        return tuple(sorted(articles, key=lambda name: -len(articles[name])))


def evidence_sides(site: Site, record: Claim | Judgement) -> tuple[EvidenceSide, ...]:
    """Return the sides on which a passage is cited: stances in order, the evidence for before the evidence against."""
    if isinstance(record, Judgement):
        said = {"evidence": cited_reports(site, record.evidence), "against": cited_reports(site, record.against)}
    else:
        said = {
            stance: tuple(
                report
                for position in record.positions
                if position.stance == stance
                for report in cited_reports(site, position.evidence, position.via)
            )
            for stance in STANCES
        }
    return tuple(EvidenceSide(name, reports) for name, reports in said.items() if reports)


def cited_reports(site: Site, evidence: Iterable[Ref], via: tuple[Ref, ...] = ()) -> tuple[CitedReport, ...]:
    """Each passage of the evidence as a report."""
    return tuple(site.origins.cite(ref.target, via) for ref in evidence if ref.target in site.registry.notes)
