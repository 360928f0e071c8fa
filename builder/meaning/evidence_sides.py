"""Sides: the evidence of a claim or a judgement, grouped by what it supports. Each side has origins of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.meaning.origins import CitedReport, count_independent
from builder.meaning.site import Site
from builder.values.judgement import Judgement
from builder.values.records import Claim, Event
from builder.values.references import Record, Ref
from builder.values.vocabulary import SAYING_STANCES, STANCES


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
        said = {
            name: cited_reports(site, [item.passage for item in items])
            for name, items in (("evidence", record.evidence), ("against", record.against))
        }
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
    """Each passage of the evidence as a report, those included on which the records in it rest."""
    return tuple(site.origins.cite(target, source) for target, source in passages_behind(site, evidence, via))


def passages_behind(
    site: Site, evidence: Iterable[Ref], via: tuple[Ref, ...] = ()
) -> Iterator[tuple[str, tuple[Ref, ...]]]:
    """Yield each passage that evidence is or rests on, with the source that the record citing it names for it.

    An event rests on the passages that report it, a claim on those in which somebody says it, a judgement on its
    evidence. A record that is reached in several ways, or by way of itself, is followed once.
    """
    followed: set[str] = set()
    waiting = [(ref.target, via) for ref in evidence][::-1]
    while waiting:
        target, source = waiting.pop()
        if target in site.registry.notes:
            yield target, source
        elif target not in followed:
            followed.add(target)
            waiting += [*_rests_on(site.registry.records.get(target))][::-1]


def _rests_on(record: Record | None) -> Iterator[tuple[str, tuple[Ref, ...]]]:
    if isinstance(record, Event):
        yield from ((ref.target, ()) for ref in record.evidence)
    elif isinstance(record, Claim):
        for position in record.positions:
            if position.stance in SAYING_STANCES:
                yield from ((ref.target, position.via) for ref in position.evidence)
    elif isinstance(record, Judgement):
        yield from ((item.passage.target, ()) for item in record.evidence)
