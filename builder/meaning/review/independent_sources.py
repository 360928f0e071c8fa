"""The rule that one report printed several times is one source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.meaning.evidence_sides import cited_reports, evidence_sides
from builder.meaning.origins import CitedReport, count_independent
from builder.meaning.site import Site
from builder.values.judgement import Judgement
from builder.values.problems import Problem, enumerate_quoted
from builder.values.records import Claim, Event, Note

_FIRM_LIKELIHOODS = frozenset({"likely", "very likely", "almost certain"})
"""The likelihoods with which a judgement says that something is so."""


def review_independent_sources(site: Site) -> Iterator[Problem]:
    """Yield what is called confirmed and has a single origin: firm judgements, and notes on corroboration."""
    for judgement in site.briefing.judgements:
        if judgement.likelihood in _FIRM_LIKELIHOODS or judgement.confidence == "high":
            rests_on = _one_origin(cited_reports(site, [item.passage for item in judgement.evidence]))
            if rests_on:
                firm = judgement.likelihood if judgement.likelihood in _FIRM_LIKELIHOODS else "of high confidence"
                yield Problem(
                    judgement.place,
                    "single-origin",
                    f"“{judgement.id}” is {firm}, and all its evidence is {rests_on}.",
                    "Add evidence of another origin, or lower the likelihood or the confidence.",
                    "warning",
                )
    for readable in site.articles:
        for note in (anchored.note for anchored in readable.notes if anchored.note.kind == "corroboration"):
            rests_on = _one_origin(tuple(_named(site, note)))
            if rests_on:
                yield Problem(
                    note.place,
                    "single-origin",
                    f"The note “{note.id}” speaks of corroboration, and all it names is {rests_on}.",
                    "Name the passage that corroborates this one under “see”; if the two go back to one "
                    "report, choose another kind.",
                    "warning",
                )


def _one_origin(reports: Sequence[CitedReport]) -> str:
    """How to name what the reports rest on where none is independent of another; empty where some are."""
    if count_independent(reports) != 1:
        return ""
    articles = enumerate_quoted(dict.fromkeys(report.article for report in reports))
    common = frozenset[str].intersection(*(report.origins for report in reports))
    if len({report.article for report in reports}) == 1:
        return f"of one article, {articles}"
    if common:
        return f"of one origin, {enumerate_quoted(sorted(common))}, which {articles} share"
    return f"of {articles}, of which no two are independent"


def _named(site: Site, note: Note) -> Iterator[CitedReport]:
    """The passage of a note and what the note leads to: reports, and the passages that records rest on."""
    text = site.text(note.full_id, "text")
    targets = [note.full_id, *(ref.target for ref in note.see)]
    targets += [reference.target for reference in text.document.references] if text else []
    for target in targets:
        record = site.registry.records.get(target)
        if "#" in target or target in site.registry.articles:
            yield site.origins.cite(target)
        elif isinstance(record, Event):
            yield from cited_reports(site, record.evidence)
        elif isinstance(record, Claim | Judgement):
            yield from (
                report for side in evidence_sides(site, record) if side.name != "against" for report in side.cited
            )
