"""Views of what records say of each other: passages as evidence, places that point at a record, previews of links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from builder.meaning.addresses import source_address
from builder.meaning.evidence_sides import EvidenceSide
from builder.meaning.origins import CitedReport
from builder.meaning.outgoing import Backlink
from builder.meaning.site import Site
from builder.pages.bidi import isolated_sentence
from builder.pages.linker import Linker, TargetFacts
from builder.pages.medium import SITE_MEDIUM, Medium
from builder.pages.page_parts import part_of
from builder.pages.record_views import ReviewView
from builder.pages.shared_facts import SharedFacts
from builder.pages.view_models import (
    NO_ATTRIBUTES,
    CardView,
    EvidenceView,
    LinkView,
    OriginsView,
    PlacesView,
    PlaceView,
    PlainLinkView,
    PreviewView,
)
from builder.values.interface_words import InterfaceWords
from builder.values.judgement import Judgement
from builder.values.likelihood_words import likelihood_in_words
from builder.values.people import Review
from builder.values.records import Article
from builder.values.references import Record, Ref
from builder.values.site_paths import note_group_id, note_list_path, path_to_root

_T = TypeVar("_T")

_MOST_ORIGINS = 50
"""How many origins of one side a page names."""


class CitingViews(Linker):
    """Makes the views that records of every kind have in common.

    ``part`` is the part of a record that the page shows, from 1; 0 where the medium has no parts. ``shared`` is what
    all pages of the site have in common.
    """

    def __init__(
        self,
        site: Site,
        words: InterfaceWords,
        path: str,
        medium: Medium = SITE_MEDIUM,
        shared: SharedFacts | None = None,
        part: int = 1,
        facts: TargetFacts | None = None,
    ) -> None:
        super().__init__(site, words, path, medium, facts)
        self.shared = shared or SharedFacts(site)
        self.part = part if medium.has_parts else 0

    def evidence(self, refs: Iterable[Ref], via: tuple[Ref, ...] = ()) -> tuple[EvidenceView, ...]:
        """The passages that are cited; ``via`` is what those who cite them say of where they come from."""
        return tuple(self.passage_view(ref.target, via) for ref in refs if ref.target in self.registry.notes)

    def places(self, target: str) -> tuple[PlacesView, ...]:
        """What points at a record: articles first, in order of date; of a record in parts, what this part shows."""
        return tuple(
            PlacesView(
                self.link(source),
                self._date_of(self.registry.records[source]),
                tuple(self._place(target, backlink) for backlink in backlinks),
            )
            for source, backlinks in self.shared.places(target, self.part)
        )

    def part_of(self, items: Sequence[_T], size: int) -> Sequence[_T]:
        """Those of a record's items that this page shows, where no page shows more than ``size`` of them."""
        return part_of(items, self.part, size)

    def card(self, record: Record) -> CardView:
        """A record in a list: a link to it, its date and its summary, if it has them."""
        return CardView(self.link(record.id), self.inline(record.id, "summary"), self.date(record.date))

    def previews(self) -> list[PreviewView]:
        """A card for every record and passage that the views made so far link to."""
        return [self.preview(target) for target in list(self.linked) if self.facts.kind(target) != "page"]

    def tags(self, tags: Iterable[str]) -> tuple[PlainLinkView, ...]:
        """Tags as links to their lists; without an address in copies, which have no such lists."""
        root = path_to_root(self.path) + note_list_path("tag")
        return tuple(
            PlainLinkView(f"{root}#{note_group_id('tag', tag)}" if self.medium.has_parts else "", tag) for tag in tags
        )

    def reviews(self, reviews: Iterable[Review]) -> tuple[ReviewView, ...]:
        """Who has read something for a second time."""
        return tuple(
            ReviewView(self.people([review.by]), self.facts.date(review.date), review.says) for review in reviews
        )

    def passage_view(self, target: str, via: tuple[Ref, ...] = ()) -> EvidenceView:
        """A passage as evidence."""
        anchored = self.registry.notes[target]
        article = self.registry.article(anchored.note.article)
        return EvidenceView(
            self.link(target),
            self.registry.passage_texts(target),
            self.link(article.id),
            self.isolated(article.publisher, article.language),
            self.date(article.published),
            anchored.note.kind,
            anchored.note.withdrawn is not None,
            article.digest,
            self._origin_links(self.site.origins.cite(target, via)),
            self._of_passage(target),
        )

    def grade(self, article: Article) -> str:
        """How far an article and its publisher can be trusted, in words; empty if it has no grade."""
        grade = article.grade
        if grade is None:
            return ""
        said = self.words(
            "article.grade-value",
            source=grade.source,
            report=grade.report,
            reliability=self.words(f"reliability.{grade.source}"),
            credibility=self.words(f"credibility.{grade.report}"),
        )
        return f"{said} – {grade.why}" if grade.why else said

    def _origin_links(self, cited: CitedReport) -> tuple[LinkView, ...]:
        return () if cited.is_own_origin else tuple(map(self.link, sorted(cited.origins)))

    def origins(self, side: EvidenceSide) -> OriginsView:
        """The origins of one side."""
        drawn_on = {name for cited in side.cited if not cited.is_own_origin for name in cited.origins}
        own = set(side.origins) - drawn_on
        others = [name for name in side.origins if name not in own]
        named = others[:_MOST_ORIGINS] if self.part else others
        return OriginsView(
            side.name,
            side.reports,
            side.independent,
            tuple(map(self.link, named)),
            len(others) - len(named),
            len(own),
            len(side.origins) > side.independent,
        )

    def _place(self, target: str, backlink: Backlink) -> PlaceView:
        href = self.medium.href(self.path, source_address(self.registry, backlink.source, backlink.block))
        record = self.registry.records[backlink.source.partition("#")[0]]
        kind = "note" if "#" in backlink.source else record.type
        words = self.registry.name(backlink.source) if kind == "note" and not backlink.sentence else ""
        said = self._of_passage(backlink.source) if words else NO_ATTRIBUTES
        named, language = NO_ATTRIBUTES, self.words.language
        if backlink.sentence and isinstance(record, Article) and kind != "note":
            said, language = self._said(str(backlink.sentence), record.language), record.language
        elif backlink.sentence:
            word = backlink.sentence.word
            named = self._said(word, self.facts.language(target) if word == self.registry.name(target) else "")
        return PlaceView(
            LinkView(href, record.name, kind, self.facts.of(record.id)[3]),
            backlink.role,
            backlink.sentence and isolated_sentence(backlink.sentence, language),
            words,
            said,
            named,
        )

    def preview(self, target: str) -> PreviewView:
        """The card for a link to a record or a note."""
        usage = self.site.usage_of(target)
        record = self.registry.records.get(target)
        article = self.registry.notes[target].note.article if record is None else ""
        return PreviewView(
            self.link(target),
            self.inline(target, "summary" if record else "text"),
            self._date_of(record),
            () if record else self.quotes(self.registry.passage_texts(target), self.facts.language(target)),
            self.link(article) if article else None,
            usage.places,
            usage.articles,
            self._of_passage(target),
            likelihood_in_words(self.words, record.likelihood) if isinstance(record, Judgement) else "",
        )
