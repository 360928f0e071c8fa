"""The kinds of record: each says in one module what its pages, search records, data and review rules are.

What authors write of a kind is in the content model (`builder.reading.content_model`).
"""

from __future__ import annotations

from typing import Any

from builder.data.kind import DataKind
from builder.kinds import article, claim, entry, event, hypotheses, judgement, note, page
from builder.meaning.review.rules import ReviewRule
from builder.pages.kind import PageKind
from builder.values.hypotheses import CompetingHypotheses
from builder.values.judgement import Judgement
from builder.values.records import Article, Claim, Entry, Event, Page

_MODULES = {
    Page: page,
    Article: article,
    Event: event,
    Claim: claim,
    Judgement: judgement,
    CompetingHypotheses: hypotheses,
    Entry: entry,
}

DATA_KINDS: dict[type[Any], DataKind[Any]] = {record: module.DATA for record, module in _MODULES.items()}
"""The kinds as programs read them."""

PAGE_KINDS: dict[type[Any], PageKind[Any]] = {record: module.PAGES for record, module in _MODULES.items()}
"""The kinds as readers see them, in the order of the menu."""

KIND_RULES: tuple[ReviewRule, ...] = (
    *entry.REVIEW,
    *claim.REVIEW,
    *event.REVIEW,
    *judgement.REVIEW,
    *article.REVIEW,
    *note.REVIEW,
    *hypotheses.REVIEW,
)
"""The review rules about one kind of record each; those about several kinds are in `builder.meaning.review`."""
