"""Entries: people, organisations, places, documents and terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.data.kind import DataKind, SchemaOrgNodes
from builder.data.members import ADDRESS, Member, Object, identifier, many, text, use, word
from builder.data.serialisation import Json, without_empty
from builder.data.text_export import prose_to_plain_text
from builder.meaning.folding import fold
from builder.meaning.linking import link_text
from builder.meaning.names import NameFinder
from builder.meaning.site import Site
from builder.pages.chapter import Chapter
from builder.pages.kind import PageKind, RecordList
from builder.pages.record_views import EntryView
from builder.pages.search_writer import SearchRecord, SearchWriter, given_words
from builder.pages.view_models import ExternalLinkView
from builder.pages.views import Views
from builder.values.briefing import Briefing
from builder.values.interface_words import InterfaceWords
from builder.values.problems import Problem, enumerate_quoted
from builder.values.records import Entry, Link
from builder.values.site_paths import path_of, section_id
from builder.values.vocabulary import ENTRY_TYPES
from builder.values.web_address import as_uri

_LINK = Object[Link](
    "A link out of the briefing.",
    (
        Member("url", text("The address."), lambda _, link: link.url),
        Member("title", text("The words of the link."), lambda _, link: link.title, optional=True),
    ),
)

_OBJECT = Object[Entry](
    "A person, an organisation, a place, a document or a term.",
    (
        Member("id", identifier("Its name in references."), lambda _, entry: entry.id),
        Member("address", ADDRESS, lambda _, entry: path_of(entry)),
        Member("type", word("What it is.", ENTRY_TYPES), lambda _, entry: entry.type),
        Member("name", text("Its usual name."), lambda _, entry: entry.name),
        Member("aliases", many("Other names for it.", text("A name.")), lambda _, entry: list(entry.aliases)),
        Member(
            "summary",
            use("prose", "Who or what it is."),
            lambda w, entry: w.prose(entry.id, "summary", entry.summary),
            optional=True,
        ),
        Member(
            "text",
            use("prose", "More about it."),
            lambda w, entry: w.prose(entry.id, "text", entry.text),
            optional=True,
        ),
        Member(
            "links",
            many("Where to read on.", _LINK.schema),
            lambda w, entry: [_LINK.write(w, link) for link in entry.links],
        ),
    ),
)

_SCHEMA_ORG_TYPES = {
    "person": "Person",
    "organisation": "Organization",
    "place": "Place",
    "document": "CreativeWork",
    "term": "DefinedTerm",
}
"""The types of entries as schema.org calls them."""


def _describe(site: Site, _words: InterfaceWords, entry: Entry) -> str:
    return prose_to_plain_text(site, entry.id, "summary") or prose_to_plain_text(site, entry.id, "text")


def _node(things: SchemaOrgNodes, entry: Entry) -> Json:
    node = without_empty(
        {
            "@type": _SCHEMA_ORG_TYPES[entry.type],
            "@id": things.id_of(entry),
            "name": entry.name,
            "alternateName": list(entry.aliases),
            "description": _describe(things.site, things.words, entry),
            "mainEntityOfPage": things.page,
            "subjectOf": [
                without_empty({"@type": "WebPage", "url": as_uri(link.url), "name": link.title}) for link in entry.links
            ],
        }
    )
    return {**node, "inDefinedTermSet": {"@id": things.glossary_id()}} if entry.type == "term" else node


DATA = DataKind[Entry](
    name="entry",
    member="entries",
    records="People, organisations, places, documents and terms.",
    object=_OBJECT,
    values=lambda site: site.briefing.entries,
    describe=_describe,
    type=lambda entry: _SCHEMA_ORG_TYPES[entry.type],
    node=_node,
)


def _view(views: Views, entry: Entry) -> EntryView:
    links = (views.external(link.url, link.title) for link in entry.links)
    return EntryView(
        element=section_id(entry.id),
        entry=entry,
        name=views.isolated(entry.name),
        aliases=views.names(entry.aliases),
        summary=views.inline(entry.id, "summary"),
        text=views.blocks(entry.id, "text"),
        links=tuple(link for link in links if isinstance(link, ExternalLinkView)),
        related=tuple(views.link(other) for other in views.related(entry.id)),
        appears_in=views.places(entry.id),
    )


def _by_type(briefing: Briefing) -> Iterator[Chapter]:
    """Return a chapter for each type; that of terms is the glossary."""
    for kind in ENTRY_TYPES:
        entries = briefing.entries_of(kind)
        if kind == _TERM:
            yield Chapter("glossary.html", "glossary", entries, words="list.glossary")
        else:
            # Under a folder, so that no page of the author's can have the same path.
            yield Chapter(f"entries/{kind}.html", "entries", entries, words=f"types.{kind}")


def _search(writer: SearchWriter, entry: Entry) -> Iterator[SearchRecord]:
    yield SearchRecord(
        path_of(entry),
        entry.name,
        meta=given_words({"aliases": ", ".join(entry.aliases), "name": entry.name}),
        filters={"type": entry.type},
        blocks=writer.blocks(
            entry.id, [*writer.of_document(entry.id, "summary"), *writer.of_document(entry.id, "text")]
        ),
    )


_TERM = "term"
"""The type of the entries in the glossary."""

PAGES = PageKind[Entry](
    template="entry.html",
    view=_view,
    lists=(
        RecordList[Entry](
            "entries", template="entries.html", heading=lambda words, entry: words(f"types.{entry.type}")
        ),
        RecordList[Entry]("glossary", template="glossary.html", holds=lambda entry: entry.type == _TERM),
    ),
    chapters=_by_type,
    search=_search,
    types=ENTRY_TYPES,
)


def review_unmentioned_entries(site: Site) -> Iterator[Problem]:
    """Report entries that no record refers to and no text that readers may see mentions.

    The hint advises an alias only if it can help: not for a name in words that rights withhold, and not if no word of
    any article is shown.
    """
    unmentioned = [entry for entry in site.briefing.entries if not site.backlinks_to(entry.id)]
    withheld = _named_where_withheld(site, unmentioned)
    shown = any(readable.body.text.strip() for readable in site.articles)
    for entry in unmentioned:
        otherwise = f"refer to it as [[{entry.id}]], or remove the entry."
        if entry.id in withheld:
            message = (
                f"Readers see nothing that mentions “{entry.name}” or refers to it: it is named only where "
                f"rights withhold the text of {enumerate_quoted(withheld[entry.id])}."
            )
            hint = f"Speak of it in a note or on a page, {otherwise}"
        elif shown:
            message = f"Nothing mentions “{entry.name}” or refers to it."
            hint = f"Add the spelling that the texts use to its aliases, {otherwise}"
        else:
            message = f"Nothing that readers see mentions “{entry.name}” or refers to it."
            hint = f"No article’s text is shown, so speak of it in a note or on a page, {otherwise}"
        yield Problem(entry.place, "unmentioned-entry", message, hint, "warning")


def _named_where_withheld(site: Site, entries: Sequence[Entry]) -> dict[str, list[str]]:
    """Return, for each entry named in an article that readers see only in part, the ids of these articles."""
    found: dict[str, list[str]] = {}
    wanted = {entry.id for entry in entries}
    names = NameFinder.of(site.briefing.entries)
    for article in site.briefing.articles if wanted else ():
        if article.rights != "full":
            _, pointers = link_text(site.briefing.bodies[article.id], names, "none", article.id)
            for target in dict.fromkeys(pointer.target for pointer in pointers if pointer.target in wanted):
                found.setdefault(target, []).append(article.id)
    return found


def _review_shared_aliases(site: Site) -> Iterator[Problem]:
    """Report names and aliases that two entries share, at each entry except the first."""
    first: dict[str, Entry] = {}
    for entry in sorted(site.briefing.entries, key=lambda entry: entry.place):
        for name in (entry.name, *entry.aliases):
            other = first.setdefault(_at_a_sentence_start(name), entry)
            if other is not entry:
                yield Problem(
                    entry.place,
                    "shared-alias",
                    f"“{name}” stands for both “{entry.id}” and “{other.id}”, so it is linked to neither.",
                    f"Keep it with one of the two, or write [[{entry.id}|{name}]] where that is meant.",
                    "warning",
                )


def _at_a_sentence_start(name: str) -> str:
    """Return the form in which two names can be confused: `builder.meaning.names` compares them like this."""
    folded = fold(name).text.strip()
    return folded[:1].upper() + folded[1:]


REVIEW = (
    review_unmentioned_entries,
    _review_shared_aliases,
)
"""The review rules on entries alone."""
