"""Which pages a site has: one for each record, each list and each page of the theme, in parts where they are long."""

from __future__ import annotations

from dataclasses import dataclass, replace

from builder.meaning.site import Site
from builder.pages.kind import PageKinds
from builder.pages.note_groups import group_sizes, note_groupings
from builder.pages.page_parts import LIST_PART, part_count
from builder.pages.sections import list_parts
from builder.pages.shared_facts import SharedFacts
from builder.pages.theme import OWN_PAGES_FOLDER, Theme
from builder.values.problems import Problem
from builder.values.site_paths import (
    FRONT_PATH,
    NOT_FOUND_PATH,
    note_list_path,
    note_places_path,
    part_path,
    path_of,
)
from builder.values.text_file import Place

FRONT_PAGE_ID = "index"
SEARCH_PAGE = "search.html"
NOTES_TEMPLATE = "notes.html"
"""The template of the pages on which all notes are browsed."""
_PART_TEMPLATE = "record_part.html"
"""The template of the further parts of a record's page, and of the places that cite a note."""


@dataclass(frozen=True, slots=True)
class PagePlan:
    """One page to be: its path, the template, and the record or note it is about, if any.

    ``part`` is which of ``parts`` of a list or of a record it shows, from 1, and ``whole`` the path of the first.
    """

    path: str
    template: str
    record: str = ""
    part: int = 1
    parts: int = 1

    @property
    def whole(self) -> str:
        return self.path.removesuffix(f"_{self.part}.html") + ".html" if self.part > 1 else self.path

    def in_parts(self, parts: int, further: str) -> list[PagePlan]:
        """The pages of all parts; those after the first have the template ``further``."""
        return [
            replace(
                self,
                path=part_path(self.path, part),
                template=further if part > 1 else self.template,
                part=part,
                parts=parts,
            )
            for part in range(1, parts + 1)
        ]


def plan_pages(site: Site, kinds: PageKinds, search: bool, own: tuple[str, ...] = ()) -> list[PagePlan]:
    """All pages of a site, in order of path. ``own`` are the names of the pages that the theme adds."""
    briefing = site.briefing
    shared = SharedFacts(site)
    pages: list[PagePlan] = []
    for record in briefing.records:
        kind = kinds[type(record)]
        parts = max(kind.parts(record), shared.place_parts(record.id) if record.folder else 1)
        pages += PagePlan(path_of(record), kind.template, record.id).in_parts(parts, _PART_TEMPLATE)
        for note in shared.much_cited_notes(record.id):
            path = note_places_path(record, note.partition("#")[2])
            pages += PagePlan(path, _PART_TEMPLATE, note).in_parts(shared.place_parts(note), _PART_TEMPLATE)
    if not any(page.id == FRONT_PAGE_ID for page in briefing.pages):
        pages.append(PagePlan(FRONT_PATH, "page.html"))
    for each, parts in list_parts(site, kinds):
        pages += PagePlan(f"{each.name}.html", each.template).in_parts(parts, each.template)
    for grouping in note_groupings(site):
        parts = part_count(group_sizes(shared.note_groups(grouping)), LIST_PART)
        pages += PagePlan(note_list_path(grouping), NOTES_TEMPLATE).in_parts(parts, NOTES_TEMPLATE)
    pages.append(PagePlan(NOT_FOUND_PATH, NOT_FOUND_PATH))
    if search:
        pages.append(PagePlan(SEARCH_PAGE, SEARCH_PAGE))
    pages += (PagePlan(f"{name}.html", f"{OWN_PAGES_FOLDER}/{name}.html") for name in own)
    return sorted(pages, key=lambda page: page.path)


def pages_in_the_way(site: Site, kinds: PageKinds, theme: Theme) -> list[Problem]:
    """The pages of a theme that have the path of a page of the site."""
    taken = {page.path for page in plan_pages(site, kinds, search=True)} if theme.own_pages else ()
    return [
        Problem(
            Place(str(theme.folder / "templates" / OWN_PAGES_FOLDER / f"{name}.html"), 1),
            "theme-broken",
            f"The site has a page {name}.html already, so the theme cannot add one.",
            "Give the theme's page another name.",
        )
        for name in theme.own_pages
        if f"{name}.html" in taken
    ]
