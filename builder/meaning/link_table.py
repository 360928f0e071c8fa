"""Who points at each record: found through the owners of texts, each of which knows whom it points at."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import NamedTuple

from builder.meaning.connected_articles import LinkSource
from builder.meaning.outgoing import Backlink
from builder.values.lazy import LazyMapping


class UsageCount(NamedTuple):
    """In how many places a record or a note is used, and in how many articles."""

    places: int = 0
    articles: int = 0


class LinkTable:
    """Backlinks, made from the owners that point at a target when they are first asked for.

    ``owners`` are in the order in which readers meet them; ``articles`` are the ids of those that are articles.
    ``pointing`` has the owners that point at each target, each with the number of places where it does.
    """

    def __init__(self, owners: Mapping[str, LinkSource], articles: Collection[str]) -> None:
        self._owners, self._articles = owners, articles
        pointing: dict[str, dict[str, int]] = {}
        for owner, source in owners.items():
            for target, places in source.places.items():
                pointing.setdefault(target, {})[owner] = places
        self.pointing: Mapping[str, Mapping[str, int]] = pointing

    @cached_property
    def backlinks(self) -> Mapping[str, tuple[Backlink, ...]]:
        """Who points at each record: first in texts, then under keys; the same place of a text counts once."""
        return LazyMapping(self.pointing, self._backlinks_to)

    @cached_property
    def usage(self) -> Mapping[str, UsageCount]:
        """How often each record is used."""
        return LazyMapping(self.pointing, self._usage_of)

    def _backlinks_to(self, target: str) -> tuple[Backlink, ...]:
        owners = [self._owners[owner] for owner in self.pointing[target]]
        in_texts = (backlink for owner in owners for to, backlink in owner.in_texts if to == target)
        under_keys = (backlink for owner in owners for to, backlink in owner.under_keys if to == target)
        return tuple(dict.fromkeys((*in_texts, *under_keys)))

    def _usage_of(self, target: str) -> UsageCount:
        owners = self.pointing[target]
        return UsageCount(sum(owners.values()), sum(owner in self._articles for owner in owners))
