"""The chapters of a briefing read from beginning to end, and where in them each of a site's pages is found.

A site gives every record a page. A book, or one long page, has chapters: a page of prose and an article are one each;
judgements, events, claims and entries stand together, each of them a section with an id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from builder.meaning.site import Site
from builder.pages.addresses import FRONT_PATH, path_of, section_id
from builder.pages.render import FRONT
from builder.pages.shown import CardView
from builder.pages.shown_pages import ArticlePage
from builder.pages.shown_records import ClaimView, EntryView, EventView, JudgementView
from builder.pages.views import Views
from builder.values.briefing import Briefing
from builder.values.records import Article, Page
from builder.values.references import Record
from builder.values.vocabulary import ENTRY_TYPES

GLOSSARY = "term"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its path with the ending of a site's page, what it holds, what it is called.

    ``kind`` is ``front``, ``page``, ``article``, or a list. ``records`` are what stands in it. A chapter that the
    author has named has a ``title``, another the key ``words``.
    """

    path: str
    kind: str
    records: tuple[Record, ...] = ()
    title: str = ""
    words: str = ""

    @property
    def language(self) -> str:
        """The language of an article's title; empty for what is in the briefing's own language."""
        return (
            next((record.language for record in self.records if isinstance(record, Article)), "")
            if self.kind == "article"
            else ""
        )


@dataclass(frozen=True)
class ProseChapter:
    """A page that the author wrote, or the front page."""

    html: Markup
    """Its text as finished HTML."""
    judgements: tuple[JudgementView, ...]
    """What is concluded, on the front page."""


@dataclass(frozen=True)
class ListChapter:
    """All records of a kind, in full; articles as cards, since each has a chapter of its own."""

    items: tuple[CardView | EntryView | EventView | ClaimView | JudgementView, ...]
    """The records."""


Contents = ProseChapter | ArticlePage | ListChapter


def chapters(briefing: Briefing) -> tuple[Chapter, ...]:
    """All chapters in the order of reading: what is concluded, on what grounds, from which texts, about whom."""
    return tuple(chapter for chapter in _all(briefing) if chapter.records or chapter.kind == "front")


def _all(briefing: Briefing) -> Iterator[Chapter]:
    front = [page for page in briefing.pages if page.id == FRONT]
    yield Chapter(FRONT_PATH, "front", tuple(front), front[0].title if front else briefing.settings.title)
    for page in briefing.pages:
        if page.id != FRONT:
            yield Chapter(path_of(page), "page", (page,), page.title)
    yield Chapter("judgements.html", "judgements", briefing.judgements, words="list.judgements")
    yield Chapter("timeline.html", "timeline", briefing.events, words="list.timeline")
    yield Chapter("claims.html", "claims", briefing.claims, words="list.claims")
    yield Chapter("articles.html", "articles", briefing.articles, words="list.articles")
    for article in briefing.articles:
        yield Chapter(path_of(article), "article", (article,), article.title)
    for kind in ENTRY_TYPES:
        entries = briefing.entries_of(kind)
        if kind == GLOSSARY:
            yield Chapter("glossary.html", "glossary", entries, words="list.glossary")
        else:
            # Under a folder, so that no page of the author's can have the same path.
            yield Chapter(f"entries/{kind}.html", "entries", entries, words=f"types.{kind}")


def whereabouts(site: Site) -> Mapping[str, tuple[Chapter, str]]:
    """For the path of every record's page in a site: the chapter that holds it, and the id of its section, if any."""
    return {
        path_of(record): (
            chapter,
            "" if isinstance(record, Page) or chapter.kind == "article" else section_id(record.id),
        )
        for chapter in chapters(site.briefing)
        if chapter.kind != "articles"
        for record in chapter.records
    }


def contents(site: Site, chapter: Chapter, views: Views) -> Contents:
    """What a chapter shows."""
    briefing = site.briefing
    record: Any = chapter.records[0] if chapter.records else None
    if chapter.kind in ("front", "page"):
        first = briefing.judgements if chapter.kind == "front" else ()
        return ProseChapter(views.page_html(record) if record else Markup(), tuple(map(views.judgement, first)))
    if chapter.kind == "article":
        return ArticlePage(views.article(site.registry.articles[record.id]))
    make: Mapping[str, Any] = {
        "judgements": views.judgement,
        "timeline": views.event,
        "claims": views.claim,
        "articles": views.article_card,
        "entries": views.entry,
        "glossary": views.entry,
    }
    return ListChapter(tuple(make[chapter.kind](record) for record in chapter.records))
