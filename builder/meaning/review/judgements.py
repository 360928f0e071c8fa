"""What a hostile reader asks of a judgement. Each rule is silent in a briefing that does not use what it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from builder.meaning.site import Site
from builder.values.edtf import Day
from builder.values.judgement import Judgement
from builder.values.problems import Problem

_NEARLY_SURE = frozenset({"very likely", "almost certain"})
"""The likelihoods beside which a reader wants to know what else was considered."""


def _without(
    site: Site, has: Callable[[Judgement], object], wants: Callable[[Judgement], bool] = lambda _: True
) -> Iterator[Judgement]:
    """The judgements that want something and lack it, in a briefing in which some judgement has it."""
    judgements = site.briefing.judgements
    if any(map(has, judgements)):
        yield from (judgement for judgement in judgements if wants(judgement) and not has(judgement))


def review_reasoning(site: Site) -> Iterator[Problem]:
    """Judgements without reasoning."""
    for judgement in _without(site, lambda each: each.reasoning):
        yield Problem(
            judgement.place,
            "judgement-without-reasoning",
            f"“{judgement.id}” does not say how its evidence leads to it.",
            "Write “reasoning: …”, as the other judgements have it.",
            "warning",
        )


def review_gaps(site: Site) -> Iterator[Problem]:
    """Judgements of low confidence that name nothing that is not known."""
    for judgement in _without(site, lambda each: each.gaps, lambda each: each.confidence == "low"):
        yield Problem(
            judgement.place,
            "low-confidence-without-gap",
            f"“{judgement.id}” is of low confidence, and names nothing that is not known.",
            "Name under “gaps” what would have to be known to be surer, or raise the confidence.",
            "warning",
        )


def review_alternatives(site: Site) -> Iterator[Problem]:
    """Judgements that are nearly sure and name nothing else that could be so."""
    for judgement in _without(site, lambda each: each.alternatives, lambda each: each.likelihood in _NEARLY_SURE):
        yield Problem(
            judgement.place,
            "no-alternative",
            f"“{judgement.id}” is {judgement.likelihood}, and names nothing else that could be so.",
            "Name under “alternatives” what else it could be, and why that is held less likely.",
            "warning",
        )


def review_assumptions(site: Site) -> Iterator[Problem]:
    """Assumptions that nobody would notice failing: without signs, in a judgement without indicators."""
    for judgement in site.briefing.judgements:
        for assumption in judgement.assumptions:
            if not assumption.signs and not judgement.indicators:
                yield Problem(
                    assumption.text.place,
                    "unwatched-assumption",
                    f"Nothing says how one would notice that this assumption of “{judgement.id}” is wrong.",
                    "Write “{text: …, signs: …}”, or give the judgement “indicators”.",
                    "warning",
                )


def review_changes(site: Site) -> Iterator[Problem]:
    """Likelihoods that changed without a reason."""
    for judgement in site.briefing.judgements:
        for change in judgement.changed:
            if not change.why:
                yield Problem(
                    change.place,
                    "changed-without-reason",
                    f"“{judgement.id}” was {change.likelihood} until {change.date.text}, without a word why.",
                    "Write the reason as “why: …” beside the date.",
                    "warning",
                )


def review_outcomes(site: Site) -> Iterator[Problem]:
    """Outcomes that nothing shows."""
    for judgement in site.briefing.judgements:
        if judgement.outcome and not judgement.outcome.evidence:
            yield Problem(
                judgement.place,
                "outcome-without-evidence",
                f"The outcome of “{judgement.id}” is “{judgement.outcome.result}”, and nothing shows it.",
                "Name under “evidence” in the outcome what shows it.",
                "warning",
            )


def review_due(site: Site, today: Day | None = None) -> Iterator[Problem]:
    """Judgements of which it should be known by now what came. ``today`` is the day by the clock unless it is given.

    A review alone looks at the clock: a build gives the same bytes on any day.
    """
    now = today or _today()
    for judgement in site.briefing.judgements:
        if judgement.due and not judgement.outcome and judgement.due.latest < now:
            yield Problem(
                judgement.place,
                "overdue",
                f"What came of “{judgement.id}” was to be known by {judgement.due.text}, and no outcome is given.",
                "Write “outcome: {result: …, date: …, evidence: …}”; the result can be “unclear”.",
                "warning",
            )


def _today() -> Day:
    now = date.today()
    return now.year, now.month, now.day


JUDGEMENT_RULES: tuple[Callable[[Site], Iterable[Problem]], ...] = (
    review_reasoning,
    review_gaps,
    review_alternatives,
    review_assumptions,
    review_changes,
    review_outcomes,
    review_due,
)
"""The review rules on judgements alone."""
