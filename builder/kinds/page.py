"""Pages of the analyst's prose."""

from __future__ import annotations

from collections.abc import Iterator

from builder.data.kind import DataKind, SchemaOrgNodes
from builder.data.members import ADDRESS, Member, Object, identifier, many, text, use, word
from builder.data.text_export import prose_to_plain_text
from builder.meaning.site import Site
from builder.pages.kind import PageKind, RecordList
from builder.pages.search_writer import SearchRecord, SearchWriter
from builder.reading.content_model import PAGE_LISTS
from builder.values.interface_words import InterfaceWords
from builder.values.records import Page
from builder.values.site_paths import FRONT_PATH, path_of


def _describe(site: Site, _words: InterfaceWords, page: Page) -> str:
    """Return the prose; an empty string for the front page if the briefing has a description."""
    is_front = path_of(page) == FRONT_PATH
    return "" if is_front and site.briefing.settings.description else prose_to_plain_text(site, page.id, "text")


def _identity(things: SchemaOrgNodes, page: Page) -> str:
    return things.address_of(page)


_OBJECT = Object[Page](
    "A page of prose.",
    (
        Member("id", identifier("Its name."), lambda _, page: page.id),
        Member("address", ADDRESS, lambda _, page: path_of(page)),
        Member("title", text("Its title."), lambda _, page: page.title),
        Member(
            "show", many("The lists set below the prose.", word("A list.", PAGE_LISTS)), lambda _, page: list(page.show)
        ),
        Member("text", use("prose", "The prose."), lambda w, page: w.prose(page.id, "text", page.text), optional=True),
    ),
)

DATA = DataKind[Page](
    name="page",
    member="pages",
    records="The analyst's own prose.",
    object=_OBJECT,
    values=lambda site: site.briefing.pages,
    describe=_describe,
    type=lambda _: "WebPage",
    identity=_identity,
    made_by="author",
)


def _is_in_menu(page: Page) -> bool:
    return path_of(page) != FRONT_PATH


def _search(writer: SearchWriter, page: Page) -> Iterator[SearchRecord]:
    """Return the record of a page; that of the front page includes the briefing's description."""
    description = [(0, writer.site.briefing.settings.description)] * (path_of(page) == FRONT_PATH)
    yield SearchRecord(
        path_of(page),
        page.title,
        filters={"type": page.type},
        blocks=writer.blocks(page.id, [*description, *writer.of_document(page.id, "text")]),
    )


_MOST_IN_MENU = 20
"""How many pages the menu names; where there are more, it leads to a list of all."""

PAGES = PageKind[Page](
    template="page.html",
    search=_search,
    types=(Page.type,),
    # No id has an underscore, so no page of the author's can have this path.
    lists=(RecordList[Page]("all_pages", holds=_is_in_menu, most_in_menu=_MOST_IN_MENU),),
)
