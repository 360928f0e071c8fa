"""The chapters of a briefing read from beginning to end, and where in them each of a site's pages is found.

A site gives every record a page. A book, or one long page, has chapters: a page of prose and an article are one each;
judgements, events, claims and entries are together, each as a section with an id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from builder.kinds import PAGE_KINDS
from builder.meaning.site import Site
from builder.pages.chapter import Chapter
from builder.pages.kind import PageKind, reading_order
from builder.pages.page_plans import FRONT_PAGE_ID
from builder.pages.record_views import RecordView
from builder.pages.sections import TRACK_RECORD
from builder.pages.template_values import RecordPage
from builder.pages.track_record_views import TrackRecordView, track_record_view
from builder.pages.view_models import CardView
from builder.pages.views import Views
from builder.values.briefing import Briefing
from builder.values.judgement import Judgement
from builder.values.records import Page
from builder.values.references import Record
from builder.values.site_paths import FRONT_PATH, path_of, section_id


@dataclass(frozen=True)
class ProseChapter:
    """A page that the author wrote, or the front page."""

    html: Markup
    """Its text as finished HTML."""
    judgements: tuple[RecordView, ...]
    """What is concluded, on the front page."""


@dataclass(frozen=True)
class ListChapter:
    """All records of a kind, in full; articles as cards, since each has a chapter of its own."""

    items: tuple[CardView | RecordView, ...]
    """The records."""


@dataclass(frozen=True)
class TrackRecordChapter(ListChapter):
    """The track record: the judgements whose outcome is known or has a day by which it can be."""

    track: TrackRecordView
    """How sure one was, and what came."""


Contents = ProseChapter | RecordPage | ListChapter


def list_chapters(briefing: Briefing) -> tuple[Chapter, ...]:
    """All chapters in the order of reading: what is concluded, on what grounds, from which texts, about whom."""
    return tuple(chapter for chapter in _all(briefing) if chapter.records or chapter.kind == "front")


def _all(briefing: Briefing) -> Iterator[Chapter]:
    front = [page for page in briefing.pages if page.id == FRONT_PAGE_ID]
    yield Chapter(FRONT_PATH, "front", tuple(front), front[0].title if front else briefing.settings.title)
    for page in briefing.pages:
        if page.id != FRONT_PAGE_ID:
            yield Chapter(path_of(page), "page", (page,), page.title)
    for record, kind in sorted(PAGE_KINDS.items(), key=lambda item: reading_order(item[1])):
        yield from kind.chapters(briefing) if kind.chapters else _lists(briefing, record, kind)


def _lists(briefing: Briefing, record: type[Record], kind: PageKind[Any]) -> Iterator[Chapter]:
    for each in (each for each in kind.lists if each.offered):
        yield Chapter(
            f"{each.name}.html", each.name, tuple(briefing.of(record)), words=f"list.{each.name}", template=each.chapter
        )


def chapters_by_path(site: Site) -> Mapping[str, tuple[Chapter, str]]:
    """For the path of every record's page in a site: the chapter that holds it, and the id of its section, if any."""
    return {
        path_of(record): (
            chapter,
            "" if isinstance(record, Page) or chapter.kind == "article" else section_id(record.id),
        )
        for chapter in list_chapters(site.briefing)
        if not chapter.cards
        for record in chapter.records
    }


def chapter_context(chapter: Chapter, views: Views) -> Contents:
    """What a chapter shows."""
    record: Any = chapter.records[0] if chapter.records else None
    if chapter.kind in ("front", "page"):
        first = views.site.briefing.judgements if chapter.kind == "front" else ()
        judgement = PAGE_KINDS[Judgement].view_of
        return ProseChapter(
            views.page_html(record) if record else Markup(), tuple(judgement(views, each) for each in first)
        )
    kind = PAGE_KINDS[type(record)]
    if chapter.kind == "article":
        return RecordPage(kind.view_of(views, record))
    make = kind.lists[0].item if chapter.cards else kind.view_of
    items = tuple(make(views, each) for each in chapter.records)
    return TrackRecordChapter(items, track_record_view(views)) if chapter.kind == TRACK_RECORD else ListChapter(items)
