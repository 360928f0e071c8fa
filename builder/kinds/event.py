"""Events: what happened when."""

from __future__ import annotations

from collections.abc import Iterator

from builder.data.date_formats import iso_end, iso_start
from builder.data.kind import DataKind, SchemaOrgNodes
from builder.data.members import ADDRESS, EVIDENCE, Member, Object, Writer, identifier, many, text, use
from builder.data.serialisation import Json, without_empty
from builder.data.text_export import prose_to_plain_text
from builder.meaning.site import Site
from builder.pages.kind import PageKind, RecordList
from builder.pages.page_parts import EVIDENCE_PART, part_count
from builder.pages.record_views import EventView
from builder.pages.search_writer import SearchRecord, SearchWriter, date_digits, given_words
from builder.pages.views import Views
from builder.values.interface_words import InterfaceWords
from builder.values.problems import Problem
from builder.values.records import Event
from builder.values.site_paths import path_of, section_id


def _place(writer: Writer, event: Event) -> str:
    return next(iter(writer.targets([event.where] if event.where else [])), "")


_OBJECT = Object[Event](
    "What happened when.",
    (
        Member("id", identifier("Its name in references."), lambda _, event: event.id),
        Member("address", ADDRESS, lambda _, event: path_of(event)),
        Member("title", text("What happened."), lambda _, event: event.title),
        Member("date", use("date", "When."), lambda w, event: w.date(event.date)),
        Member("who", many("Who took part.", identifier("An entry.")), lambda w, event: w.targets(event.who)),
        Member("place", identifier("Where: an entry."), _place, optional=True),
        Member(
            "summary",
            use("prose", "What is known of it."),
            lambda w, event: w.prose(event.id, "summary", event.summary),
            optional=True,
        ),
        Member("evidence", EVIDENCE, lambda w, event: w.targets(event.evidence)),
    ),
)


def _describe(site: Site, words: InterfaceWords, event: Event) -> str:
    return ". ".join(part for part in (words.date(event.date), prose_to_plain_text(site, event.id, "summary")) if part)


def _node(things: SchemaOrgNodes, event: Event) -> Json:
    place = things.records([event.where] if event.where else [])
    return without_empty(
        {
            "@type": "Event",
            "@id": things.id_of(event),
            "name": event.title,
            "startDate": iso_start(event.date),
            "endDate": iso_end(event.date),
            "description": prose_to_plain_text(things.site, event.id, "summary"),
            "mainEntityOfPage": things.page,
            "location": things.short_node(place[0]) if place else {},
            "attendee": [things.short_node(record) for record in things.records(event.who)],
            "subjectOf": things.articles(event.evidence),
        }
    )


DATA = DataKind[Event](
    name="event",
    member="events",
    records="What happened when, in order of date.",
    object=_OBJECT,
    values=lambda site: site.briefing.events,
    describe=_describe,
    type=lambda _: "Event",
    node=_node,
)


def _view(views: Views, event: Event) -> EventView:
    where = views.links([event.where] if event.where else [])
    return EventView(
        element=section_id(event.id),
        event=event,
        link=views.link(event.id),
        date=views.date(event.date),
        who=views.links(event.who),
        where=where[0] if where else None,
        summary=views.inline(event.id, "summary"),
        evidence=views.evidence(views.part_of(event.evidence, EVIDENCE_PART)),
        appears_in=views.places(event.id),
    )


def _search(writer: SearchWriter, event: Event) -> Iterator[SearchRecord]:
    yield SearchRecord(
        path_of(event),
        event.title,
        meta=given_words({"date": writer.words.date(event.date), "day": date_digits(event.date)}),
        filters=given_words({"type": event.type, "year": writer.year(event.date)}),
        blocks=writer.blocks(event.id, writer.of_document(event.id, "summary")),
    )


PAGES = PageKind[Event](
    template="event.html",
    parts=lambda event: part_count(len(event.evidence), EVIDENCE_PART),
    view=_view,
    lists=(RecordList[Event]("timeline", _view, template="timeline.html", chapter="timeline"),),
    search=_search,
    types=(Event.type,),
)


def _review_evidence(site: Site) -> Iterator[Problem]:
    """Report events without evidence: readers cannot see who reports them."""
    for event in site.briefing.events:
        if not event.evidence:
            yield Problem(
                event.place,
                "event-without-evidence",
                f"The event “{event.id}” has no evidence.",
                "Name under “evidence” the notes on the passages that report it, as article#note.",
                "warning",
            )


REVIEW = (_review_evidence,)
"""The review rules on events alone."""
