"""The rules of a review. A review looks at substance, so it needs a briefing without errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import TypeAlias

from builder.meaning.review.dates import review_date_order
from builder.meaning.review.independent_sources import review_independent_sources
from builder.meaning.review.quotation_limits import review_quotation_limits
from builder.meaning.review.second_readers import review_second_readers
from builder.meaning.review.wordings import unchanged_wordings
from builder.meaning.site import Site
from builder.values.problems import Problem, sort_problems

ReviewRule: TypeAlias = Callable[[Site], Iterable[Problem]]
"""A function from a connected briefing to warnings. Rules do not depend on each other."""

SHARED_RULES: tuple[ReviewRule, ...] = (
    review_independent_sources,
    review_quotation_limits,
    unchanged_wordings,
    review_date_order,
    review_second_readers,
)
"""The rules about several kinds of record. Rules about one kind are in the module of the kind (`builder.kinds`)."""


def review_site(site: Site, kind_rules: Iterable[ReviewRule]) -> list[Problem]:
    """Return the warnings about a briefing's substance, in order of place.

    ``kind_rules`` are those of the kinds of record (`builder.kinds.KIND_RULES`); the shared rules are always applied.
    """
    return sort_problems(chain.from_iterable(rule(site) for rule in (*kind_rules, *SHARED_RULES)))
