"""The rule that one report told several times is one witness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.meaning.origins import by_origin
from builder.meaning.site import Site
from builder.values.problems import Problem
from builder.values.records import Claim, Event, Judgement, Note, Ref

HELD_TRUE = frozenset({"likely", "very likely", "almost certain"})
"""The likelihoods of what a judgement says to be so."""


def single_origins(site: Site) -> Iterator[Problem]:
    """What is said to be confirmed, and goes back to one origin: firm judgements, and notes on corroboration."""
    for judgement in site.briefing.judgements:
        if judgement.likelihood in HELD_TRUE or judgement.confidence == "high":
            rests_on = _one_origin(site, _articles_of(judgement.evidence))
            if rests_on:
                firm = judgement.likelihood if judgement.likelihood in HELD_TRUE else "of high confidence"
                yield Problem(judgement.place, "single-origin",
                              f"“{judgement.id}” is {firm}, and all its evidence is {rests_on}.",
                              "Add evidence of another origin, or lower the likelihood or the confidence.", "warning")
    for readable in site.articles:
        for note in (anchored.note for anchored in readable.notes if anchored.note.kind == "corroboration"):
            rests_on = _one_origin(site, [note.article, *_articles_named(site, note)])
            if rests_on:
                yield Problem(note.place, "single-origin",
                              f"The note “{note.id}” speaks of corroboration, and all it names is {rests_on}.",
                              "Name the passage that corroborates this one under “see”; if the two go back to one "
                              "report, choose another kind.", "warning")


def _one_origin(site: Site, articles: Iterable[str]) -> str:
    """How to name the one origin that the articles have; empty where they have several."""
    groups = by_origin(articles, site.origin_of)
    if len(groups) != 1:
        return ""
    names = [f"“{name}”" for name in groups[0]]
    if len(names) == 1:
        return f"of one article, {names[0]}"
    return f"of one origin, which {', '.join(names[:-1])} and {names[-1]} share"


def _articles_of(refs: Iterable[Ref]) -> list[str]:
    return [ref.target.partition("#")[0] for ref in refs]


def _articles_named(site: Site, note: Note) -> Iterator[str]:
    """The articles that a note leads to, by passages or by records that rest on passages."""
    text = site.text(note.full_id, "text")
    targets = [ref.target for ref in note.see]
    targets += [reference.target for reference in text.document.references] if text else []
    for target in targets:
        record = site.registry.records.get(target)
        if "#" in target or target in site.registry.articles:
            yield target.partition("#")[0]
        elif isinstance(record, Event | Judgement):
            yield from _articles_of(record.evidence)
        elif isinstance(record, Claim):
            yield from _articles_of(ref for position in record.positions for ref in position.evidence)
