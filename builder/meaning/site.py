"""The connected briefing: every text with its links, every record with what points at it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from builder.meaning.linking import LinkedText
from builder.meaning.mentions import mentions_by_text
from builder.meaning.names import NameFinder
from builder.meaning.origins import OriginFinder
from builder.meaning.outgoing import Backlink, Outgoing, connect_article, connect_record, unread_problems
from builder.meaning.owner_texts import texts_of_article, texts_of_record
from builder.meaning.registry import RecordRegistry
from builder.meaning.rights import VisibleArticle
from builder.values.briefing import Briefing
from builder.values.problems import Problem
from builder.values.progress import Progress, ignore_progress
from builder.values.records import Article, Entry


class UsageCount(NamedTuple):
    """In how many places a record or a note is used, and in how many articles."""

    places: int = 0
    articles: int = 0


@dataclass(frozen=True)
class Site:
    """A briefing with all its links.

    ``texts`` is keyed by the id of a record and the key of its text. ``named`` has, for each record and note that
    points at entries, these entries in their order, each with the first block that does.
    """

    briefing: Briefing
    registry: RecordRegistry
    articles: Sequence[VisibleArticle]
    texts: Mapping[tuple[str, str], LinkedText]
    backlinks: Mapping[str, tuple[Backlink, ...]]
    usage: Mapping[str, UsageCount]
    named: Mapping[str, Mapping[str, int]]
    origins: OriginFinder

    def text(self, owner: str, key: str) -> LinkedText | None:
        return self.texts.get((owner, key))

    def backlinks_to(self, target: str) -> tuple[Backlink, ...]:
        return self.backlinks.get(target, ())

    def entries_named_by(self, source: str) -> Mapping[str, int]:
        return self.named.get(source, {})

    def usage_of(self, target: str) -> UsageCount:
        return self.usage.get(target, UsageCount())


def connect_briefing(
    briefing: Briefing, articles: Iterable[VisibleArticle], progress: Progress = ignore_progress
) -> tuple[Site, list[Problem]]:
    """Look up every reference and find every name in what readers may see."""
    articles = tuple(articles)
    registry = RecordRegistry.of(briefing, {readable.article.id: readable for readable in articles})
    others = [record for record in briefing.records if not isinstance(record, Article)]
    by_owner = [texts_of_article(readable, registry) for readable in articles]
    by_owner += [texts_of_record(record, registry) for record in others]
    mentions = mentions_by_text(list(chain.from_iterable(by_owner)), NameFinder.of(briefing.entries), progress)
    autolink = briefing.settings.autolink
    made = [
        connect_article(readable, texts, mentions, registry, autolink)
        for readable, texts in zip(articles, by_owner, strict=False)
    ]
    made += [
        connect_record(record, texts, mentions, registry, autolink)
        for record, texts in zip(others, by_owner[len(articles) :], strict=True)
    ]
    backlinks = _backlinks(made)
    site = Site(
        briefing,
        registry,
        articles,
        {place: linked for outgoing in made for place, linked in outgoing.linked.items()},
        backlinks,
        _usage(backlinks, registry),
        _named(made, registry),
        OriginFinder(briefing),
    )
    problems = [problem for outgoing in made for problem in outgoing.problems]
    return site, [*problems, *unread_problems(briefing.unread, registry)]


def _backlinks(made: Sequence[Outgoing]) -> dict[str, tuple[Backlink, ...]]:
    """Who points at each record: first in texts, then under keys; the same place of a text counts once."""
    found: dict[str, dict[Backlink, None]] = {}
    for links in (*(outgoing.in_texts for outgoing in made), *(outgoing.under_keys for outgoing in made)):
        for target, backlink in links:
            found.setdefault(target, {})[backlink] = None
    return {target: tuple(backlinks) for target, backlinks in found.items()}


def _usage(backlinks: Mapping[str, Sequence[Backlink]], registry: RecordRegistry) -> dict[str, UsageCount]:
    """Counted once for all pages: a record with many backlinks is also linked to from many pages."""
    sources = {target: [each.source.partition("#")[0] for each in places] for target, places in backlinks.items()}
    return {
        target: UsageCount(len(places), len(registry.articles.keys() & set(places)))
        for target, places in sources.items()
    }


def _named(made: Iterable[Outgoing], registry: RecordRegistry) -> dict[str, dict[str, int]]:
    """For each source of links the entries that it points at, each with the first block that does."""
    found: dict[str, dict[str, int]] = {}
    for outgoing in made:
        for target, backlink in (*outgoing.in_texts, *outgoing.under_keys):
            if isinstance(registry.records.get(target), Entry):
                found.setdefault(backlink.source, {}).setdefault(target, backlink.block)
    order = registry.order
    return {source: dict(sorted(named.items(), key=lambda item: order[item[0]])) for source, named in found.items()}
