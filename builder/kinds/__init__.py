"""The kinds of record: each says in one module what its pages, its search records and its data are.

What authors write of a kind is in the content model (`builder.reading.model`).
"""

from __future__ import annotations

from typing import Any

from builder.data.kind import DataKind
from builder.kinds import article, claim, entry, event, judgement, page
from builder.values.records import Article, Claim, Entry, Event, Judgement, Page

DATA_KINDS: dict[type[Any], DataKind[Any]] = {
    Page: page.DATA,
    Article: article.DATA,
    Entry: entry.DATA,
    Event: event.DATA,
    Claim: claim.DATA,
    Judgement: judgement.DATA,
}
"""The kinds as programs read them, in the order of ``data/briefing.json``."""
