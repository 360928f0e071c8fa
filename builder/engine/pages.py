"""Pages as targets: those of the last build are kept where nothing that they show has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from builder.data.page_metadata import PageMetadata
from builder.engine.recorded_site import recorded_site
from builder.engine.traces import Keeper, Made
from builder.kinds import DATA_KINDS, PAGE_KINDS
from builder.meaning.site import Site
from builder.pages.render import PagePlan, Renderer, RenderOptions
from builder.pages.theme import Theme

MakePages = Callable[[Sequence[PagePlan]], Sequence[Made]]
"""Makes pages, in order."""


def page_renderer(site: Site, theme: Theme, options: RenderOptions) -> Renderer:
    """The renderer of a site's pages, with what they state for programs."""
    metadata = PageMetadata(site, theme.words(site.briefing.settings.language), DATA_KINDS)
    return Renderer(site, theme, PAGE_KINDS, options, metadata)


class RecordingRenderer:
    """Renders pages, each with the facts that it was made from."""

    def __init__(self, site: Site, theme: Theme, options: RenderOptions) -> None:
        self._reads: dict[str, None] = {}
        self._renderer = page_renderer(recorded_site(site, self._read), theme, options)
        # What all pages share is found once, and not to be taken for what the first page reads.
        assert self._renderer.shared

    def __call__(self, page: PagePlan) -> Made:
        self._reads = {}
        data = self._renderer.render(page)
        return Made({page.path: data}, tuple(self._reads))

    def _read(self, fact: str) -> None:
        self._reads[fact] = None


def make_pages(pages: Sequence[PagePlan], keeper: Keeper, render: MakePages) -> Mapping[str, Made]:
    """All pages by their names as targets; ``render`` makes those that the last build does not have as they are."""
    kept: dict[str, Made] = {}
    reasons: dict[str, str] = {}
    for page in pages:
        name = _target(page)
        reason = keeper.reason(name)
        found = None if reason else keeper.kept(name)
        if found:
            kept[name] = found
        else:
            reasons[name] = reason or "its file was changed or removed"
    missing = [page for page in pages if _target(page) in reasons]
    for page, made in zip(missing, render(missing), strict=True):
        name = _target(page)
        kept[name] = Made(made.files, made.reads, reasons[name])
    return {_target(page): kept[_target(page)] for page in pages}


def _target(page: PagePlan) -> str:
    return " ".join(("page", page.path, page.template, page.record))
