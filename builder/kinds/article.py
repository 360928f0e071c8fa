"""Articles: reports by others, and the notes on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from builder.data.date_formats import first_day, iso_start
from builder.data.digests import digest_address, digest_date, digest_title
from builder.data.kind import DataKind, SchemaOrgNodes
from builder.data.members import (
    ADDRESS,
    Member,
    Object,
    Writer,
    identifier,
    many,
    number,
    text,
    use,
    via,
    word,
)
from builder.data.serialisation import Json, without_empty
from builder.data.text_export import visible_text
from builder.kinds.note import NOTE_OBJECT, NOTE_TYPE, search_note
from builder.meaning.rights import VisibleArticle
from builder.meaning.site import Site
from builder.pages.bidi import isolated_text
from builder.pages.chapter import Chapter
from builder.pages.kind import PageKind, RecordList
from builder.pages.record_views import ArticleView
from builder.pages.search_writer import SearchRecord, SearchWriter, date_digits, given_words
from builder.pages.view_models import CardView
from builder.pages.views import Views
from builder.values.briefing import Briefing
from builder.values.interface_words import InterfaceWords
from builder.values.problems import Problem, enumerate_quoted, enumerate_words
from builder.values.records import Article, Entry, Grade
from builder.values.site_paths import path_of
from builder.values.vocabulary import CREDIBILITY_GRADES, RELIABILITY_GRADES, RIGHTS, SOURCE_TYPES
from builder.values.web_address import as_uri

_GRADE = Object[Grade](
    "How far it can be trusted, on the Admiralty scale.",
    (
        Member("source", word("The reliability of the source.", RELIABILITY_GRADES), lambda _, grade: grade.source),
        Member("report", word("The credibility of the report.", CREDIBILITY_GRADES), lambda _, grade: grade.report),
        Member("why", text("The reason."), lambda _, grade: grade.why, optional=True),
    ),
)


def _notes(writer: Writer, readable: VisibleArticle) -> list[Json]:
    words = visible_text(readable.body)
    return [NOTE_OBJECT.write(writer, (anchored, words)) for anchored in readable.notes]


def _grade(writer: Writer, readable: VisibleArticle) -> Json | None:
    grade = readable.article.grade
    return _GRADE.write(writer, grade) if grade else None


_OBJECT = Object[VisibleArticle](
    "A report by somebody else, as far as its rights let it be seen.",
    (
        Member("id", identifier("Its name in references."), lambda _, r: r.article.id),
        Member("address", ADDRESS, lambda _, r: path_of(r.article)),
        Member("title", text("The headline."), lambda _, r: r.article.title),
        Member("authors", many("Who wrote it.", text("A name.")), lambda _, r: list(r.article.authors)),
        Member("language", text("The language of its text, a BCP 47 tag."), lambda _, r: r.article.language),
        Member("publisher", text("Who published it."), lambda _, r: r.article.publisher, optional=True),
        Member("url", text("Where it stands."), lambda _, r: r.article.url, optional=True),
        Member("doi", text("Its DOI."), lambda _, r: r.article.doi, optional=True),
        Member("archived", text("Where a copy is kept."), lambda _, r: r.article.archived, optional=True),
        Member(
            "type",
            word("What kind of source it is, as CSL calls it, where that is known.", SOURCE_TYPES),
            lambda _, r: r.article.source_type,
            optional=True,
        ),
        Member("published", use("date", "When it appeared."), lambda w, r: w.date(r.article.published), optional=True),
        Member("retrieved", use("date", "When it was read."), lambda w, r: w.date(r.article.retrieved), optional=True),
        Member("grade", _GRADE.schema, _grade, optional=True),
        Member("rights", word("How much of the text readers may see.", RIGHTS), lambda _, r: r.article.rights),
        Member(
            "digest",
            {"description": "Whether the text is a digest in the briefing's own words.", "type": "boolean"},
            lambda _, r: r.article.digest,
        ),
        Member("via", via("What it draws on."), lambda w, r: w.targets(r.article.via)),
        Member("words", number("How many words the whole text has."), lambda _, r: r.article.words),
        Member(
            "text",
            text("The text as readers may see it; “[…]” stands for what is withheld. Each block ends a line."),
            lambda _, r: visible_text(r.body),
        ),
        Member("notes", many("The notes on it.", {"$ref": "#/$defs/note"}), _notes),
    ),
)


def _describe(site: Site, words: InterfaceWords, article: Article) -> str:
    """Return publisher, date and number of notes. The text is left out because of its rights."""
    notes = len(site.registry.notes_on[article.id])
    return " · ".join(
        part
        for part in (
            isolated_text(article.publisher, words.language),
            words.date(article.published),
            words.count("notes", notes),
        )
        if part
    )


def _type(article: Article) -> str:
    return "NewsArticle" if article.publisher else "Article"


def _identity(things: SchemaOrgNodes, article: Article) -> str:
    """Return the publisher's address; for a report without one, an address here that differs from the digest's."""
    if article.url:
        return as_uri(article.url)
    return f"{things.address_of(article)}#{article.id}{'-report' * article.digest}"


def _node(things: SchemaOrgNodes, article: Article) -> Json:
    """Return the main entity of the page: the report, or the editors' digest, which is based on the report."""
    if not article.digest:
        return _report(things, article)
    return without_empty(
        {
            "@type": "Article",
            "@id": f"{things.page}#{article.id}",
            "headline": digest_title(article, things.words),
            "inLanguage": article.language,
            "author": things.editors(),
            "isPartOf": {"@id": things.briefing_id()},
            "datePublished": iso_start(digest_date(things.site)),
            "mainEntityOfPage": things.page,
            "url": digest_address(things.site, article),
            "isBasedOn": _report(things, article),
        }
    )


def _report(things: SchemaOrgNodes, article: Article) -> Json:
    draws_on = things.records(article.via)
    works = [record for record in draws_on if not isinstance(record, Entry) or record.type == "document"]
    people = [record for record in draws_on if record.type in ("person", "organisation")]
    publisher: Any = {"@type": "Organization", "name": article.publisher} if article.publisher else {}
    return without_empty(
        {
            "@type": _type(article),
            "@id": _identity(things, article),
            "headline": article.title,
            "inLanguage": article.language,
            "url": as_uri(article.url),
            "archivedAt": as_uri(article.archived),
            "datePublished": iso_start(article.published),
            "author": [things.person(name) for name in article.authors],
            "publisher": publisher,
            "isBasedOn": [things.short_node(record) for record in works],
            "contributor": [things.short_node(record) for record in people],
        }
    )


def _updated(_site: Site, article: Article) -> str:
    return max(first_day(article.published), first_day(article.retrieved))


DATA = DataKind[Article](
    name="article",
    member="articles",
    records="Reports by others, in order of date, with the notes on them.",
    object=_OBJECT,
    values=lambda site: site.articles,
    describe=_describe,
    type=_type,
    label="headline",
    node=_node,
    identity=_identity,
    made_by="editor",
    updated=_updated,
    inner={"note": NOTE_OBJECT},
)


def _view(views: Views, article: Article) -> ArticleView:
    return views.article(views.registry.articles[article.id])


def _card(views: Views, article: Article) -> CardView:
    return views.article_card(article)


def _chapters(briefing: Briefing) -> Iterator[Chapter]:
    """Return the chapter of the list, and one for each article."""
    yield Chapter("articles.html", "articles", tuple(briefing.articles), words="list.articles", cards=True)
    for article in briefing.articles:
        yield Chapter(path_of(article), "article", (article,), article.title)


def _search(writer: SearchWriter, article: Article) -> Iterator[SearchRecord]:
    """Return the records of the article and of each note on it."""
    meta, filters, sort = writer.facts(article)
    yield SearchRecord(
        path_of(article),
        article.title,
        meta=given_words({**meta, "authors": ", ".join(article.authors), "day": date_digits(article.published)}),
        filters={"type": article.type, **filters},
        sort=sort,
        shown=writer.foreign(article),
        blocks=writer.blocks(article.id, writer.of_document(article.id, "body")),
    )
    for anchored in writer.site.registry.articles[article.id].notes:
        yield search_note(writer, anchored, article)


PAGES = PageKind[Article](
    template="article.html",
    view=_view,
    lists=(RecordList[Article]("articles", _card, template="articles.html"),),
    chapters=_chapters,
    search=_search,
    types=(Article.type, NOTE_TYPE),
)


_SOURCE_KEYS = {"publisher": "publisher", "date": "published", "address": "url"}
"""The words for a detail of the source, and the key of an article that has it."""


def _review_source(site: Site) -> Iterator[Problem]:
    """Report articles without a publisher, a date or an address. A digest needs those of the report it is about."""
    for article in site.briefing.articles:
        lacking = {
            "publisher": not article.publisher,
            "date": article.published is None,
            "address": not (article.url or article.archived),
        }
        lacks = [name for name, lacks in lacking.items() if lacks]
        if lacks:
            keys = [f"{_SOURCE_KEYS[name]}: …" for name in lacks]
            unsure = " A date that is not known well may be 2024, 2024~ or 202X." if "date" in lacks else ""
            yield Problem(
                article.place,
                "incomplete-source",
                f"The article “{article.id}” has {enumerate_words([f'no {name}' for name in lacks], 'and')}.",
                f"Add {enumerate_quoted(keys)}: readers and those who cite the report find it by them.{unsure}",
                "warning",
            )


def _review_notes(site: Site) -> Iterator[Problem]:
    """Report articles without a note, except those whose text readers do not get: they only point at a report."""
    for readable in site.articles:
        article = readable.article
        if not readable.notes and article.rights != "link":
            yield Problem(
                article.place,
                "article-without-notes",
                f"The article “{article.id}” has no note.",
                f"Add notes/{article.id}.yaml with a note on the words that matter, or remove the article; "
                "one that is only pointed at has the rights “link”.",
                "warning",
            )


REVIEW = (
    _review_source,
    _review_notes,
)
"""The review rules on articles alone."""
