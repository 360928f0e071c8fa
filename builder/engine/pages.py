"""Pages as targets: those of the last build are kept where nothing that they show has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from builder.data.page_metadata import PageMetadata
from builder.engine.recorded_site import recorded_site
from builder.engine.traces import Keeper, Made
from builder.kinds import DATA_KINDS, PAGE_KINDS
from builder.meaning.site import Site
from builder.pages.link_cards import CardPlan
from builder.pages.page_plans import PagePlan
from builder.pages.render import Renderer, RenderOptions
from builder.pages.shared_facts import SharedFacts
from builder.pages.theme import Theme

Plan = PagePlan | CardPlan

MakePages = Callable[[Sequence[Plan]], Sequence[Made]]
"""Makes pages and cards, in order."""


def page_renderer(site: Site, theme: Theme, options: RenderOptions) -> Renderer:
    """The renderer of a site's pages, with what they state for programs."""
    metadata = PageMetadata(site, theme.words(site.briefing.settings.language), DATA_KINDS)
    return Renderer(site, theme, PAGE_KINDS, options, metadata)


class RecordingRenderer:
    """Renders pages and cards, each with the facts that it was made from."""

    def __init__(self, site: Site, theme: Theme, options: RenderOptions) -> None:
        self._reads: dict[str, None] = {}
        self._renderer = page_renderer(recorded_site(site, self._read), theme, options)
        # What all pages have alike is found out now, so that it is not taken for what the first page reads.
        self._alike = self._renderer.alike
        self._whole = ""

    def __call__(self, plan: Plan) -> Made:
        whole = plan.whole if isinstance(plan, PagePlan) else plan.path
        if whole != self._whole:  # parts of one record or list share what is found out for the first of them
            self._whole, self._reads = whole, {}
            self._renderer.shared = SharedFacts(self._renderer.site)
        render = self._renderer
        data = render.render(plan) if isinstance(plan, PagePlan) else render.render_cards(plan)
        return Made({plan.path: data}, tuple(self._reads))

    def _read(self, fact: str) -> None:
        self._reads[fact] = None


def make_pages(plans: Sequence[Plan], keeper: Keeper, render: MakePages) -> Mapping[str, Made]:
    """All pages and cards by their names as targets; ``render`` makes those that the last build has not as they are."""
    made: dict[str, Made] = {}
    reasons: dict[str, str] = {}
    for plan in plans:
        name = _target(plan)
        reason = keeper.reason(name)
        found = None if reason else keeper.kept(name)
        if found:
            made[name] = found
        else:
            reasons[name] = reason or "its file was changed or removed"
    missing = [plan for plan in plans if _target(plan) in reasons]
    for plan, each in zip(missing, render(missing), strict=True):
        name = _target(plan)
        made[name] = Made(each.files, each.reads, reasons[name])
    return {_target(plan): made[_target(plan)] for plan in plans}


def _target(plan: Plan) -> str:
    """The name of a page or a file of cards as a target: all that is planned of it."""
    if isinstance(plan, PagePlan):
        return f"page {plan.path} {plan.template} {plan.record} {plan.part}/{plan.parts}"
    return " ".join(("cards", plan.path, *plan.targets))
