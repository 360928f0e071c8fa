"""Pages and pieces of data as targets: those of the last build are kept where nothing that they show has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from builder.data.files import DataWriter
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


@dataclass(frozen=True, slots=True)
class DataPlan:
    """What a record gives to the data files."""

    record: str


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """What search finds of a record."""

    record: str


Plan = PagePlan | CardPlan | DataPlan

_P = TypeVar("_P", bound=Plan | SearchPlan)


def page_renderer(site: Site, theme: Theme, options: RenderOptions) -> Renderer:
    """The renderer of a site's pages, with what they state for programs."""
    metadata = PageMetadata(site, theme.words(site.briefing.settings.language), DATA_KINDS)
    return Renderer(site, theme, PAGE_KINDS, options, metadata)


class RecordingMaker:
    """Makes pages, cards and pieces of data, each with the facts that it was made from."""

    def __init__(self, site: Site, theme: Theme, options: RenderOptions) -> None:
        self._reads: dict[str, None] = {}
        recorded = recorded_site(site, self._read)
        self._renderer = page_renderer(recorded, theme, options)
        self._data = DataWriter(recorded, theme.words(site.briefing.settings.language), DATA_KINDS)
        # What all pages have alike is found out now, so that it is not taken for what the first page reads.
        self._alike = self._renderer.alike
        self._whole = ""

    def __call__(self, plan: Plan) -> Made:
        whole = plan.whole if isinstance(plan, PagePlan) else target_name(plan)
        if whole != self._whole:  # parts of one record or list share what is found out for the first of them
            self._whole, self._reads = whole, {}
            self._renderer.shared = SharedFacts(self._renderer.site)
        if isinstance(plan, DataPlan):
            files, pieces = self._data.text_file(plan.record), self._data.pieces(plan.record)
            return Made(files, tuple(self._reads), pieces=pieces)
        render = self._renderer
        data = render.render(plan) if isinstance(plan, PagePlan) else render.render_cards(plan)
        return Made({plan.path: data}, tuple(self._reads))

    def _read(self, fact: str) -> None:
        self._reads[fact] = None


def make_targets(
    plans: Sequence[_P],
    keeper: Keeper,
    make: Callable[[Sequence[_P]], Sequence[Made]],
    *,
    pieces_are_whole: bool = False,
) -> Mapping[str, Made]:
    """All targets by their names; ``make`` makes those that the last build has not as they are.

    ``pieces_are_whole`` says that the data files of the last build are as they were.
    """
    made: dict[str, Made] = {}
    reasons: dict[str, str] = {}
    for plan in plans:
        name = target_name(plan)
        reason = keeper.reason(name)
        is_there = pieces_are_whole or not isinstance(plan, DataPlan)
        found = keeper.kept(name) if is_there and not reason else None
        if found:
            made[name] = found
        else:
            reasons[name] = reason or "its file was changed or removed"
    missing = [plan for plan in plans if target_name(plan) in reasons]
    for plan, each in zip(missing, make(missing), strict=True):
        name = target_name(plan)
        made[name] = replace(each, reason=reasons[name])
    return {target_name(plan): made[target_name(plan)] for plan in plans}


def target_name(plan: Plan | SearchPlan) -> str:
    """The name of a target: all that is planned of it."""
    if isinstance(plan, PagePlan):
        return f"page {plan.path} {plan.template} {plan.record} {plan.part}/{plan.parts}"
    if isinstance(plan, DataPlan):
        return f"data {plan.record}"
    if isinstance(plan, SearchPlan):
        return f"search {plan.record}"
    return " ".join(("cards", plan.path, *plan.targets))
