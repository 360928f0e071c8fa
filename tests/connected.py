"""A briefing connected, with the default theme's words, and nothing built: what data is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from builder.checking import check_content
from builder.data.files import data_files
from builder.kinds import DATA_KINDS, PAGE_KINDS
from builder.meaning.site import Site
from builder.outputs.output import OutputInput
from builder.outputs.output_files import default_output_files
from builder.pages.page_plans import plan_pages
from builder.pages.theme import DEFAULT_THEME, Theme, find_theme
from builder.values.interface_words import InterfaceWords
from tests.conftest import ROOT, TREATY

SMALL = ROOT / "tests" / "briefings" / "small"
WITHHELD = ROOT / "tests" / "briefings" / "withheld"
ARGUED = ROOT / "tests" / "briefings" / "argued"
"""A briefing whose judgements have every part of an argument."""
FERRY = ROOT / "tests" / "briefings" / "ferry"
"""A briefing with figures, authors of notes, tags and reviews."""
SAMPLES = {
    "sample": ROOT / "content",
    "small": SMALL,
    "withheld": WITHHELD,
    "argued": ARGUED,
    "ferry": FERRY,
    **({"treaty": TREATY} if TREATY.is_dir() else {}),
}
"""Briefings of every sort; the acceptance briefing only where it is there."""


@cache
def connected(content: Path) -> tuple[Site, InterfaceWords]:
    """The site of a content folder without errors, and the words of its interface."""
    checked = check_content(content)
    assert not [problem for problem in checked.problems if problem.severity == "error"], checked.problems
    assert checked.theme
    return checked.site, checked.theme.words(checked.site.briefing.settings.language)


def published_at(site: Site, url: str) -> Site:
    """The same site, published elsewhere, or nowhere."""
    briefing = site.briefing
    return replace(site, briefing=replace(briefing, settings=replace(briefing.settings, url=url)))


def pages_of(site: Site) -> list[tuple[str, str]]:
    """The path of every page, and the record it is about."""
    return [(page.path, page.record) for page in plan_pages(site, PAGE_KINDS, search=True)]


def data_file(site: Site, words: InterfaceWords, path: str) -> bytes:
    """One of the files that programs read."""
    return data_files(site, words, DATA_KINDS)[path]


def files_of(site: Site, words: InterfaceWords) -> Mapping[str, bytes]:
    """All files that every site has for programs."""
    theme = Theme(find_theme(DEFAULT_THEME, Path()))
    given = OutputInput(site, theme, words, [path for path, _ in pages_of(site)])
    return {**data_files(site, words, DATA_KINDS), **default_output_files(given)}
