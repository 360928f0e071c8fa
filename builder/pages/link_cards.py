"""The cards that links show: a file for each record, with the card of the record and those of the notes on it.

A card is made once, and not in each page that links to it: what changes in a card, such as the number of places where
its record appears, changes one small file. The files are classic scripts, which a page in a folder can load as well.
`themes/default/assets/cards.js` loads them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.meaning.site import Site
from builder.values.site_paths import card_path


@dataclass(frozen=True, slots=True)
class CardPlan:
    """One file of cards: its path, and the record and notes that they are about."""

    path: str
    targets: tuple[str, ...]


def plan_cards(site: Site) -> list[CardPlan]:
    """All files of cards, in order of path.

    Every record with a page in a folder has one, because at least its list links to it. Pages of prose have none. Of
    the notes on an article, those have a card that a link leads to.
    """
    notes = _linked_notes(site)
    plans = (
        CardPlan(card_path(record), (record.id, *notes.get(record.id, ())))
        for record in site.briefing.records
        if record.folder
    )
    return sorted(plans, key=lambda plan: plan.path)


def card_script(html: str) -> str:
    """The script that gives cards to the page that loads it."""
    return f"briefingCards.add({json.dumps(html, ensure_ascii=False)});\n"


def _linked_notes(site: Site) -> Mapping[str, Sequence[str]]:
    return {
        # A note whose own text links to it has no backlink from there.
        article: tuple(
            note for note in notes if site.usage_of(note).places or note in site.owners[article].naming_themselves
        )
        for article, notes in site.registry.notes_on.items()
    }
