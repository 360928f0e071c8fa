"""The rules of a review, in one table. A review looks at substance, so it wants a briefing without errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain

from builder.meaning.review.dates import dates_out_of_order
from builder.meaning.review.quoting import much_quoted
from builder.meaning.review.records import (
    articles_without_notes,
    events_without_evidence,
    incomplete_sources,
    notes_without_text,
    one_sided_claims,
    shared_aliases,
    unmentioned_entries,
)
from builder.meaning.review.witnesses import single_origins
from builder.meaning.review.wordings import unchanged_wordings
from builder.meaning.site import Site
from builder.values.problems import Problem, in_order

RULES: tuple[Callable[[Site], Iterable[Problem]], ...] = (
    unmentioned_entries,
    shared_aliases,
    one_sided_claims,
    events_without_evidence,
    incomplete_sources,
    articles_without_notes,
    notes_without_text,
    single_origins,
    much_quoted,
    unchanged_wordings,
    dates_out_of_order,
)
"""Every rule. None knows of another, and all of their problems are warnings."""


def review(site: Site) -> list[Problem]:
    """The warnings about a briefing's substance, in order of place."""
    return in_order(chain.from_iterable(rule(site) for rule in RULES))
