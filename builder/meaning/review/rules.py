"""The rules of a review, in one table. A review looks at substance, so it wants a briefing without errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain

from builder.meaning.review.dates import review_date_order
from builder.meaning.review.independent_sources import review_independent_sources
from builder.meaning.review.quotation_limits import review_quotation_limits
from builder.meaning.review.records import (
    review_empty_notes,
    review_event_evidence,
    review_one_sided_claims,
    review_shared_aliases,
    review_source_details,
    review_unannotated_articles,
    review_unmentioned_entries,
)
from builder.meaning.review.wordings import unchanged_wordings
from builder.meaning.site import Site
from builder.values.problems import Problem, sort_problems

REVIEW_RULES: tuple[Callable[[Site], Iterable[Problem]], ...] = (
    review_unmentioned_entries,
    review_shared_aliases,
    review_one_sided_claims,
    review_event_evidence,
    review_source_details,
    review_unannotated_articles,
    review_empty_notes,
    review_independent_sources,
    review_quotation_limits,
    unchanged_wordings,
    review_date_order,
)
"""Every rule. None knows of another, and all of their problems are warnings."""


def review_site(site: Site) -> list[Problem]:
    """The warnings about a briefing's substance, in order of place."""
    return sort_problems(chain.from_iterable(rule(site) for rule in REVIEW_RULES))
