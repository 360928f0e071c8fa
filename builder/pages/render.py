"""A connected briefing as the files of a site, in memory.

`plan` says which pages there are; `Renderer` turns one of them into bytes. A page depends on the site and on
nothing that another page leaves behind, so pages can be rendered in any order and in several processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from builder.meaning.company import company
from builder.meaning.site import Site
from builder.pages.addresses import FRONT_PATH, NOWHERE, base_of, path_of, root_of
from builder.pages.presence import presence_view
from builder.pages.theme import Theme, ThemeBroken
from builder.pages.timeline import TimelineView, timeline_view
from builder.pages.views import Views
from builder.values.records import ENTRY_TYPES, LIKELIHOODS, Record
from builder.values.xml_text import xml_text

LIST_PAGES = ("articles", "timeline", "claims", "judgements", "entries", "glossary")
FRONT = "index"


Told = Callable[[str, str], Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class PagePlan:
    """One page to be: its path, the template, and the record it is about, if any."""

    path: str
    template: str
    record: str = ""


def plan(site: Site, search: bool) -> list[PagePlan]:
    """All pages of a site, in order of path."""
    briefing = site.briefing
    pages = [PagePlan(path_of(record), _template(record), record.id) for record in briefing.records]
    if not any(page.id == FRONT for page in briefing.pages):
        pages.append(PagePlan(FRONT_PATH, "page.html"))
    pages += (PagePlan(f"{name}.html", f"{name}.html") for name in lists(site))
    pages.append(PagePlan(NOWHERE, NOWHERE))
    if search:
        pages.append(PagePlan("search.html", "search.html"))
    return sorted(pages, key=lambda page: page.path)


def lists(site: Site) -> tuple[str, ...]:
    """The lists that have something in them."""
    briefing = site.briefing
    filled: Mapping[str, bool] = {
        "articles": bool(briefing.articles),
        "timeline": bool(briefing.events),
        "claims": bool(briefing.claims),
        "judgements": bool(briefing.judgements),
        "entries": bool(briefing.entries),
        "glossary": bool(briefing.entries_of("term")),
    }
    return tuple(name for name in LIST_PAGES if filled[name])


def _template(record: Record) -> str:
    return f"{'entry' if record.type in ENTRY_TYPES else record.type}.html"


@dataclass(frozen=True, slots=True)
class Beside:
    """What pages offer beside their own content: search, copies to take away by kind and path, what they were made of.

    ``revision`` is the state of the content that the site was built from, as a version control system names it.
    """

    search: bool = False
    copies: Mapping[str, str] = field(default_factory=dict)
    revision: str = ""


class Renderer:
    """Renders pages of one site with one theme.

    ``told`` gives, for a page's path and record, what the page tells programs that read it; a copy tells nothing.
    """

    def __init__(
        self, site: Site, theme: Theme, beside: Beside = Beside(), told: Told = lambda _path, _record: {}
    ) -> None:
        self.site, self.theme, self.told = site, theme, told
        self.words = theme.words(site.briefing.settings.language)
        self.environment = theme.environment()
        lost = sum(bool(note.problems) for readable in site.articles for note in readable.notes)
        self.environment.globals.update(
            t=self.words,
            settings=site.briefing.settings,
            search_enabled=beside.search,
            copies=beside.copies,
            revision=beside.revision,
            lost_notes=lost,
            likelihoods=LIKELIHOODS,
            lists=lists(site),
            own_style=theme.has_asset("theme.css"),
            pages=[page for page in site.briefing.pages if page.id != FRONT],
        )

    @cached_property
    def company(self) -> Mapping[str, tuple[str, ...]]:
        return company(self.site)

    def render(self, page: PagePlan) -> bytes:
        """One page as UTF-8.

        Raises:
            ThemeBroken: when a template of the theme fails.
        """
        with self.blaming_theme():
            views = Views(self.site, self.words, page.path)
            context = _CONTEXTS[page.template](self, views, page)
            return self.fill(
                page.template,
                path=page.path,
                root=self._root(page.path),
                previews=views.previews(),
                **context,
                **self.told(page.path, page.record),
            ).encode()

    def _root(self, path: str) -> str:
        """What leads from a page to the top. The page for wrong addresses is shown at any of them: it needs a path."""
        base = base_of(self.site.briefing.settings.url)
        return urlsplit(base).path if base and path == NOWHERE else root_of(path)

    def fill(self, template: str, **context: Any) -> str:
        """A template of the theme, filled in, without characters that no page may hold."""
        return xml_text(self.environment.get_template(template).render(**context))

    @contextmanager
    def blaming_theme(self) -> Iterator[None]:
        """Turns what a template or a word of the theme raises into a problem of the theme.

        Raises:
            ThemeBroken: when the theme is at fault.
        """
        try:
            yield
        except Exception as error:
            problem = self.theme.fault(error)
            if problem is None:
                raise
            raise ThemeBroken(problem) from error

    def _record(self, page: PagePlan) -> Any:
        return self.site.registry.records[page.record]

    def _article(self, views: Views, page: PagePlan) -> dict[str, Any]:
        readable = self.site.registry.articles[page.record]
        return {"view": views.article(readable)}

    def _entry(self, views: Views, page: PagePlan) -> dict[str, Any]:
        return {"view": views.entry(self._record(page), self.company.get(page.record, ()))}

    def _event(self, views: Views, page: PagePlan) -> dict[str, Any]:
        return {"view": views.event(self._record(page))}

    def _claim(self, views: Views, page: PagePlan) -> dict[str, Any]:
        return {"view": views.claim(self._record(page))}

    def _judgement(self, views: Views, page: PagePlan) -> dict[str, Any]:
        return {"view": views.judgement(self._record(page))}

    def _page(self, views: Views, page: PagePlan) -> dict[str, Any]:
        record = self._record(page) if page.record else None
        sections = self._sections(views, record.show if record else lists(self.site))
        front = record is None or record.id == FRONT
        # What is concluded comes before the prose about it, where a reader opens the briefing.
        first = [section for section in sections if front and section[0] == "judgements"]
        return {
            "title": record.title if record else self.site.briefing.settings.title,
            "html": views.page_html(record) if record else "",
            "front": front,
            "first": first,
            "sections": [section for section in sections if section not in first],
            "timeline": self._timeline(sections),
        }

    def _sections(self, views: Views, names: Sequence[str]) -> list[tuple[str, Sequence[Any]]]:
        sections = [(name, self.items(name, views)) for name in dict.fromkeys(names)]
        return [(name, items) for name, items in sections if items]

    def items(self, name: str, views: Views) -> Sequence[Any]:
        """What a list holds."""
        briefing = self.site.briefing
        if name == "articles":
            return [views.article_card(article) for article in briefing.articles]
        if name == "timeline":
            return [views.event(event) for event in briefing.events]
        if name == "claims":
            return [views.claim(claim) for claim in briefing.claims]
        if name == "judgements":
            return [views.judgement(judgement) for judgement in briefing.judgements]
        if name == "glossary":
            return [views.entry_card(entry) for entry in briefing.entries_of("term")]
        return [views.entry_card(entry) for entry in briefing.entries]

    def _list(self, views: Views, page: PagePlan) -> dict[str, Any]:
        name = page.path.removesuffix(".html")
        items = self.items(name, views)
        return {
            "items": items,
            "timeline": self._timeline([(name, items)]),
            "presence": presence_view(views) if name == "entries" else None,
        }

    def _timeline(self, sections: Sequence[tuple[str, Sequence[Any]]]) -> TimelineView | None:
        """The picture for the events among the lists of a page."""
        return timeline_view([event for name, items in sections if name == "timeline" for event in items], self.words)

    def _plain(self, _views: Views, _page: PagePlan) -> dict[str, Any]:
        return {}


Context = Callable[[Renderer, Views, PagePlan], dict[str, Any]]

_CONTEXTS: Mapping[str, Context] = {
    "article.html": Renderer._article,
    "entry.html": Renderer._entry,
    "event.html": Renderer._event,
    "claim.html": Renderer._claim,
    "judgement.html": Renderer._judgement,
    "page.html": Renderer._page,
    "search.html": Renderer._plain,
    "404.html": Renderer._plain,
    **{f"{name}.html": Renderer._list for name in LIST_PAGES},
}
