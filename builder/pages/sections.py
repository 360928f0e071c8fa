"""The lists of a briefing: which there are, and what templates see of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from builder.meaning.site import Site
from builder.pages.addresses import root_of
from builder.pages.shown import CardView
from builder.pages.shown_pages import GroupView, SectionView
from builder.pages.shown_records import ClaimView, EventView, JudgementView
from builder.pages.timeline import timeline_view
from builder.pages.views import Views
from builder.pages.words import Words
from builder.values.records import Entry

LIST_PAGES = ("articles", "timeline", "claims", "judgements", "entries", "glossary")
PARTS: Mapping[str, str] = {"claims": "claim_item", "judgements": "judgement_item"}
"""The part of the theme that shows one record of a list, where that is no card."""

CARD = "card_item"


def lists(site: Site) -> tuple[str, ...]:
    """The lists that have something in them."""
    briefing = site.briefing
    filled: Mapping[str, bool] = {
        "articles": bool(briefing.articles),
        "timeline": bool(briefing.events),
        "claims": bool(briefing.claims),
        "judgements": bool(briefing.judgements),
        "entries": bool(briefing.entries),
        "glossary": bool(briefing.entries_of("term")),
    }
    return tuple(name for name in LIST_PAGES if filled[name])


def section(name: str, views: Views, heading: str = "") -> SectionView:
    """A list as one page shows it, with ``heading`` in place of its name."""
    briefing = views.site.briefing
    shown: Sequence[CardView | EventView | ClaimView | JudgementView] = ()
    groups: Iterable[GroupView] = ()
    timeline = None
    if name == "timeline":
        shown = events = [views.event(event) for event in briefing.events]
        timeline = timeline_view(events, views.words)
    elif name == "claims":
        shown = [views.claim(claim) for claim in briefing.claims]
    elif name == "judgements":
        shown = [views.judgement(judgement) for judgement in briefing.judgements]
    elif name == "articles":
        shown = [views.article_card(article) for article in briefing.articles]
    elif name == "glossary":
        shown = [views.entry_card(entry) for entry in briefing.entries_of("term")]
    else:
        shown = cards = [views.entry_card(entry) for entry in briefing.entries]
        groups = _by_type(briefing.entries, cards, views.words)
    return SectionView(
        name,
        heading or views.words(f"list.{name}"),
        f"{root_of(views.path)}{name}.html",
        PARTS.get(name, CARD),
        tuple(shown),
        tuple(groups),
        timeline,
    )


def _by_type(entries: Iterable[Entry], cards: Iterable[CardView], words: Words) -> Iterator[GroupView]:
    """The cards of entries below the name of their type; entries come in order of type."""
    for kind, group in groupby(zip(entries, cards, strict=True), key=lambda pair: pair[0].type):
        yield GroupView(words(f"types.{kind}"), tuple(card for _, card in group))
