"""The connected briefing: every text with its links, every record with what points at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from builder.meaning.connected_articles import ConnectedArticle, LinkSource
from builder.meaning.link_table import LinkTable, UsageCount
from builder.meaning.linking import LinkedText
from builder.meaning.origins import OriginFinder
from builder.meaning.outgoing import Backlink
from builder.meaning.registry import RecordRegistry
from builder.meaning.rights import VisibleArticle
from builder.values.briefing import Briefing
from builder.values.lazy import LazyMapping, LazySequence
from builder.values.records import Entry


@dataclass(frozen=True)
class Site:
    """A briefing with all its links.

    ``texts`` is keyed by the id of a record and the key of its text. ``pointing`` has, for each target of links, the
    records in which these begin, with the number of places in each; ``owners`` has each record with its links.
    ``named`` has, for each record and note, the entries that it points at in their order, each with the first block
    that does. ``lost_notes`` is the number of notes that do not stand on their words.
    """

    briefing: Briefing
    registry: RecordRegistry
    articles: Sequence[VisibleArticle]
    texts: Mapping[tuple[str, str], LinkedText]
    backlinks: Mapping[str, tuple[Backlink, ...]]
    usage: Mapping[str, UsageCount]
    pointing: Mapping[str, Mapping[str, int]]
    owners: Mapping[str, LinkSource]
    named: Mapping[str, Mapping[str, int]]
    origins: OriginFinder
    lost_notes: int = 0

    def text(self, owner: str, key: str) -> LinkedText | None:
        return self.texts.get((owner, key))

    def backlinks_to(self, target: str) -> tuple[Backlink, ...]:
        return self.backlinks.get(target, ())

    def entries_named_by(self, source: str) -> Mapping[str, int]:
        return self.named.get(source, {})

    def usage_of(self, target: str) -> UsageCount:
        return self.usage.get(target, UsageCount())


def assemble_site(
    briefing: Briefing,
    registry: RecordRegistry,
    articles: Mapping[str, ConnectedArticle],
    others: Mapping[str, LinkSource],
) -> Site:
    """The site of articles and other records that are linked, each in the order in which readers meet them."""
    owners: dict[str, LinkSource] = {**articles, **others}
    table = LinkTable(owners, articles)
    texts = {key: owner for owner in owners.values() for key in owner.text_keys}
    sources = {name: targets for known in articles.values() for name, targets in known.sources.items()}
    return Site(
        briefing,
        registry,
        LazySequence(tuple(articles), lambda name: articles[name].readable),
        LazyMapping(texts, lambda key: texts[key].linked[key]),
        table.backlinks,
        table.usage,
        table.pointing,
        owners,
        LazyMapping((*registry.records, *registry.notes), partial(_entries_named_by, owners, registry)),
        OriginFinder(sources),
        sum(known.lost_notes for known in articles.values()),
    )


def _entries_named_by(owners: Mapping[str, LinkSource], registry: RecordRegistry, source: str) -> Mapping[str, int]:
    """The entries that a source of links points at, each with the first block that does."""
    owner = owners.get(source.partition("#")[0])
    found: dict[str, int] = {}
    for target, backlink in (*owner.in_texts, *owner.under_keys) if owner else ():
        if backlink.source == source and isinstance(registry.records.get(target), Entry):
            found.setdefault(target, backlink.block)
    return dict(sorted(found.items(), key=lambda item: registry.order[item[0]]))
