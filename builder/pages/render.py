"""A connected briefing as the files of a site, in memory.

`builder.pages.page_plans` says which pages there are; `Renderer` turns one of them into bytes. A page depends on the
site and on nothing that another page leaves behind, so pages can be rendered in any order and in several processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup, escape

from builder.meaning.site import Site
from builder.pages.bidi import isolated_html
from builder.pages.entry_matrix import entry_matrix_view
from builder.pages.kind import PageKinds, named_kinds
from builder.pages.link_cards import CardPlan, card_script
from builder.pages.linker import TargetFacts
from builder.pages.note_groups import NOTE_GROUPINGS, note_groupings
from builder.pages.note_lists import note_list_view
from builder.pages.page_parts import LIST_PART, paging_view
from builder.pages.page_plans import FRONT_PAGE_ID, NOTES_TEMPLATE, SEARCH_PAGE, PagePlan
from builder.pages.parts import Parts
from builder.pages.record_views import RecordView
from builder.pages.search_facts import filter_orders
from builder.pages.sections import nonempty_lists, section
from builder.pages.shared_facts import SharedFacts
from builder.pages.template_values import (
    EveryPage,
    EveryTemplate,
    ListPage,
    NotesPage,
    PartPage,
    PlainPage,
    ProsePage,
    RecordPage,
    ThemePage,
    template_values,
)
from builder.pages.theme import OWN_PAGES_FOLDER, THEME_STYLE_SHEET, Theme
from builder.pages.theme_errors import ThemeError
from builder.pages.view_models import CopyView, LabelView, MenuItemView
from builder.pages.views import Views
from builder.values.records import Page
from builder.values.site_paths import FRONT_PATH, NOT_FOUND_PATH, note_list_path, path_to_root
from builder.values.web_address import base_url
from builder.values.xml_text import replace_forbidden_characters

_KEYS = ("next", "previous", "pin", "help", "close")
_SEARCH_KEYS = ("search", "results")
_SEARCH_FILTERS = ("type", "kind", "publisher", "year")

_LONGEST_REVISION = 12
"""How many characters of the state of the content a page shows: enough of a commit's name to find it by."""


MetadataOfPage = Callable[[str, str, int], Mapping[str, object]]


class Offered(Protocol):
    """A copy to take away: its path, and what the link to it says if the theme has no words for it."""

    @property
    def path(self) -> str: ...

    @property
    def title(self) -> str: ...


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What pages offer in addition to their content: search, copies by name, and the revision.

    ``revision`` is the state of the content that the site was built from, as a version control system names it.
    """

    search: bool = False
    copies: Mapping[str, Offered] = field(default_factory=dict)
    revision: str = ""


class Renderer:
    """Renders pages of one site with one theme.

    ``page_metadata`` gives, for the path of a page's first part, its record and the number of the part, the metadata of
    the page for programs; a copy tells nothing. ``folder`` is where a copy has templates of its own, such as ``epub/``.
    """

    def __init__(
        self,
        site: Site,
        theme: Theme,
        kinds: PageKinds,
        options: RenderOptions = RenderOptions(),
        page_metadata: MetadataOfPage = lambda _path, _record, _part: {},
        folder: str = "",
    ) -> None:
        self.site, self.theme, self.kinds, self.page_metadata, self.beside = site, theme, kinds, page_metadata, options
        self.words = theme.words(site.briefing.settings.language)
        self.facts = TargetFacts(site, self.words)
        self.environment = theme.environment()
        self.parts = Parts(self.environment, folder)
        self.shared = SharedFacts(site)
        self.environment.globals.update(template_values(self._every_template()))
        self.environment.serve(self.words, self.parts)
        self.folder = folder
        self._for_jinja: set[str] = set()

    def _every_template(self) -> EveryTemplate:
        settings = self.site.briefing.settings
        search = self.beside.search
        kinds = named_kinds(self.site.briefing, self.kinds)
        return EveryTemplate(
            t=self.words,
            parts=self.parts,
            settings=settings,
            editors=Views(self.site, self.words, "").people(settings.editors, with_orcid=True),
            revision=self.beside.revision[:_LONGEST_REVISION],
            lost_notes=self.site.lost_notes,
            own_style=self.theme.has_file(THEME_STYLE_SHEET),
            search_enabled=search,
            search_filters=_SEARCH_FILTERS,
            search_labels=tuple(
                LabelView(f"{name}.{value}", self.words(f"{name}.{value}"))
                for name, order in filter_orders(kinds).items()
                for value in order
            )
            if search
            else (),
            card_folders=tuple(dict.fromkeys(record.folder for record in kinds if record.folder)),
            keys=(*_SEARCH_KEYS, *_KEYS) if search else _KEYS,
        )

    @property
    def alike(self) -> tuple[object, ...]:
        """What all pages show alike, in addition to the settings and the theme."""
        known = self.environment.globals
        copies = tuple((name, copy.path, copy.title) for name, copy in self.beside.copies.items())
        return self._menu, known["editors"], known["lost_notes"], self.beside.search, self.beside.revision, copies

    def render(self, page: PagePlan) -> bytes:
        """One page as UTF-8.

        Raises:
            ThemeError: when a template of the theme fails.
        """
        with self.reporting_theme_errors():
            views = Views(self.site, self.words, page.path, shared=self.shared, part=page.part, facts=self.facts)
            own = self._own(views, page)
            return self.fill_template(
                page.template,
                **template_values(self._every_page(page)),
                **template_values(own),
                **self.page_metadata(page.whole, page.record, page.part),
            ).encode()

    def render_cards(self, plan: CardPlan) -> bytes:
        """A file of the cards that links show, as UTF-8; links in them are relative to the top of the site.

        Raises:
            ThemeError: when the part ``preview`` of the theme fails.
        """
        with self.reporting_theme_errors():
            views = Views(self.site, self.words, FRONT_PATH, shared=self.shared, facts=self.facts)
            cards = "".join(self.parts.preview(views.preview(target)) for target in plan.targets)
            return card_script(replace_forbidden_characters(cards)).encode()

    def _every_page(self, page: PagePlan) -> EveryPage:
        root = self._root(page.path)
        return EveryPage(
            path=page.path,
            root=root,
            front=page.path == FRONT_PATH,
            menu=tuple(MenuItemView(f"{root}{path}", words, path == page.path) for path, words in self._menu),
            paging=paging_view(page.whole, page.part, page.parts),
            search_dialog=self.beside.search and page.path != SEARCH_PAGE,
        )

    @cached_property
    def _menu(self) -> tuple[tuple[str, Markup], ...]:
        """The path and the name of each line of the menu: lists, the author's pages, the theme's if it names them."""
        own = {name: self.words.label("list", name) for name in self.theme.own_pages}
        notes = note_list_path(NOTE_GROUPINGS[0])
        return (
            *((f"{name}.html", escape(self.words(f"list.{name}"))) for name in nonempty_lists(self.site, self.kinds)),
            *((notes, escape(self.words("list.all_notes"))) for _ in note_groupings(self.site)[:1]),
            *self._pages_in_menu(),
            *((f"{name}.html", escape(words)) for name, words in own.items() if words != name),
        )

    def _pages_in_menu(self) -> Iterator[tuple[str, Markup]]:
        """The author's pages, and the list of all where they are too many for a menu."""
        kind = self.kinds[Page]
        most = max((each.most_in_menu for each in kind.lists), default=0)
        pages = [page for page in self.site.briefing.pages if page.id != FRONT_PAGE_ID]
        for page in pages[: most or None]:
            yield f"{page.id}.html", isolated_html(page.title, "", self.words.language)
        for each in kind.lists:
            if len(pages) > most:
                yield f"{each.name}.html", escape(self.words(f"list.{each.name}"))

    def _root(self, path: str) -> str:
        """What leads from a page to the top. The page for wrong addresses is shown at any of them: it needs a path."""
        base = base_url(self.site.briefing.settings.url)
        return urlsplit(base).path if base and path == NOT_FOUND_PATH else path_to_root(path)

    def fill_template(self, template: str, **context: Any) -> str:
        """Fill in a template of the theme and remove characters that are not allowed in pages."""
        return replace_forbidden_characters(self._filled(template, context))

    def _filled(self, template: str, context: Mapping[str, Any]) -> str:
        if template not in self._for_jinja:
            try:
                return self._filled_by(self.environment, template, context)
            except Exception:
                self._for_jinja.add(template)
        return self._filled_by(self._plain_environment, template, context)

    @staticmethod
    def _filled_by(environment: Environment, template: str, context: Mapping[str, Any]) -> str:
        text: str = environment.get_template(template).render(context)
        return text

    @cached_property
    def _plain_environment(self) -> Environment:
        """Jinja's own, for templates that the compiled form cannot fill in, and for the places of errors in others."""
        plain = self.theme.plain_environment()
        plain.globals.update({**self.environment.globals, "parts": Parts(plain, self.folder)})
        return plain

    @contextmanager
    def reporting_theme_errors(self) -> Iterator[None]:
        """Turns what a template or a word of the theme raises into a problem of the theme.

        Raises:
            ThemeError: when the theme is at fault.
        """
        try:
            yield
        except Exception as error:
            problem = self.theme.problem_from_error(error)
            if problem is None:
                raise
            raise ThemeError(problem) from error

    def _own(self, views: Views, page: PagePlan) -> Any:
        """Return what the page's template gets in addition to the values of every page."""
        if page.record in self.site.registry.notes:
            return PartPage(RecordView(element="", appears_in=views.places(page.record)), views.link(page.record))
        record: Any = self.site.registry.records[page.record] if page.record else None
        if page.path == FRONT_PATH or isinstance(record, Page):
            return self._prose(views, page, record)
        if record is not None:
            kind = self.kinds[type(record)]
            view = kind.view_of(views, record)
            return PartPage(view, views.link(record.id)) if page.part > 1 else RecordPage(view)
        return self._without_record(views, page)

    def _without_record(self, views: Views, page: PagePlan) -> Any:
        """The same for a page that is about no record: a list, a page of the theme's own, the search."""
        name = page.whole.removesuffix(".html")
        if page.template == NOTES_TEMPLATE:
            grouping = next(each for each in NOTE_GROUPINGS if note_list_path(each) == page.whole)
            return NotesPage(note_list_view(views, grouping, page.part))
        if page.template.startswith(f"{OWN_PAGES_FOLDER}/"):
            return ThemePage(
                {each: section(each, views, self.kinds) for each in nonempty_lists(self.site, self.kinds)},
                self._copies(page),
            )
        if page.template not in (SEARCH_PAGE, NOT_FOUND_PATH):
            presence = entry_matrix_view(views) if name == "entries" and page.part == 1 else None
            return ListPage(section(name, views, self.kinds, part=page.part, size=LIST_PART), presence)
        return PlainPage()

    def _prose(self, views: Views, page: PagePlan, record: Page | None) -> ProsePage:
        front = page.path == FRONT_PATH
        # What is concluded comes before the prose about it, where a reader opens the briefing.
        first = "judgements" if front else ""
        shown = [
            section(name, views, self.kinds, self.words("front.concluded") if name == first else "")
            for name in dict.fromkeys(record.show if record else nonempty_lists(self.site, self.kinds))
        ]
        filled = [each for each in shown if each.views]
        return ProsePage(
            title=record.title if record else self.site.briefing.settings.title,
            html=views.page_html(record) if record else Markup(),
            first=tuple(each for each in filled if each.name == first),
            sections=tuple(each for each in filled if each.name != first),
            copies=self._copies(page),
        )

    def _copies(self, page: PagePlan) -> tuple[CopyView, ...]:
        root = self._root(page.path)
        return tuple(
            CopyView(
                name,
                f"{root}{copy.path}",
                self.words.or_else(f"copies.{name}", copy.title),
                not copy.path.endswith(".html"),
            )
            for name, copy in self.beside.copies.items()
        )
