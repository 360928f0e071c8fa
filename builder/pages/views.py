"""Makes what templates see (`builder.pages.shown`), for one page at a time, because links are relative to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from builder.meaning.sides import sides_of
from builder.pages.addresses import section_id
from builder.pages.article_views import ArticleViews
from builder.pages.shown import NOTHING, CardView, EvidenceView, ExternalLinkView
from builder.pages.shown_records import CellView, ClaimView, EntryView, EventView, JudgementView, PositionView
from builder.values.records import Article, Claim, Entry, Event, Judgement, Position
from builder.values.vocabulary import LIKELIHOODS

MOST_COLUMNS = 8
"""How many articles a claim's table shows beside each other, silent ones included."""


class Views(ArticleViews):
    """Makes the views of one page. ``path`` is that page's path in the output, ``medium`` what it is a page of."""

    def entry(self, entry: Entry, related: Iterable[str] = ()) -> EntryView:
        links = (self.external(link.url, link.title) for link in entry.links)
        return EntryView(
            element=section_id(entry.id),
            entry=entry,
            name=self._isolated(entry.name),
            aliases=self.names(entry.aliases),
            summary=self.inline(entry.id, "summary"),
            text=self.blocks(entry.id, "text"),
            links=tuple(link for link in links if isinstance(link, ExternalLinkView)),
            related=tuple(self.link(other) for other in related),
            appears_in=self.places(entry.id),
        )

    def entry_card(self, entry: Entry) -> CardView:
        return CardView(self.link(entry.id), self.inline(entry.id, "summary"))

    def event(self, event: Event) -> EventView:
        where = self.link(event.where.target) if event.where and self.registry.knows(event.where.target) else None
        return EventView(
            element=section_id(event.id),
            event=event,
            link=self.link(event.id),
            date=self.date(event.date),
            who=self.links(event.who),
            where=where,
            summary=self.inline(event.id, "summary"),
            evidence=self.evidence(event.evidence),
            appears_in=self.places(event.id),
        )

    def claim(self, claim: Claim) -> ClaimView:
        known = self.registry.notes
        speaking = {
            ref.target.partition("#")[0]
            for position in claim.positions
            for ref in position.evidence
            if ref.target in known
        }
        columns = self._columns(speaking)
        positions = tuple(self._position(position, columns, speaking) for position in claim.positions)
        articles = len(self.site.briefing.articles)
        return ClaimView(
            element=section_id(claim.id),
            claim=claim,
            link=self.link(claim.id),
            positions=positions,
            columns=tuple(self._column(article) for article in columns),
            silent=articles - len(columns),
            unquoted=articles - len(speaking),
            origins=tuple(map(self._origins, sides_of(self.site, claim))),
            appears_in=self.places(claim.id),
        )

    def _columns(self, speaking: Collection[str]) -> list[Article]:
        """All articles where they fit beside each other; else those that have something to say."""
        articles = self.site.briefing.articles
        return [article for article in articles if len(articles) <= MOST_COLUMNS or article.id in speaking]

    def _column(self, article: Article) -> CardView:
        return CardView(
            self.link(article.id),
            NOTHING,
            self.date(article.published),
            self._isolated(article.publisher, article.language),
        )

    def _position(self, position: Position, columns: Iterable[Article], speaking: Collection[str]) -> PositionView:
        known = [ref for ref in position.evidence if ref.target in self.registry.notes]
        evidence = self.evidence(known, position.via)
        cells: dict[str, list[EvidenceView]] = {}
        for ref, item in zip(known, evidence, strict=True):
            cells.setdefault(ref.target.partition("#")[0], []).append(item)
        return PositionView(
            self.link(position.who.target),
            position.stance,
            self.date(position.date),
            evidence,
            tuple(
                CellView(article.name, tuple(cells.get(article.id, ())), article.id in speaking) for article in columns
            ),
        )

    def judgement(self, judgement: Judgement) -> JudgementView:
        step, steps = LIKELIHOODS.index(judgement.likelihood) + 1, len(LIKELIHOODS)
        link = self.link(judgement.id)
        evidence, against = self.evidence(judgement.evidence), self.evidence(judgement.against)
        origins = {side.name: self._origins(side) for side in sides_of(self.site, judgement)}
        return JudgementView(
            element=section_id(judgement.id),
            judgement=judgement,
            link=link,
            step=step,
            steps=steps,
            scale=tuple(number == step for number in range(1, steps + 1)),
            evidence=evidence,
            against=against,
            evidence_origins=origins.get("evidence"),
            against_origins=origins.get("against"),
            appears_in=self.places(judgement.id),
        )
