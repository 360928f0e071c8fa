"""The outputs of this package: data for programs, which every site has, and copies, which are made on request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from builder.copies.epub import epub
from builder.copies.metadata import file_name
from builder.copies.single import single_page
from builder.copies.zipped import site_zip
from builder.data.feeds import FILE as FEED
from builder.data.feeds import feed_xml, has_feed
from builder.data.files import data_files
from builder.data.portrait import FILE as PORTRAIT
from builder.data.portrait import has_portrait, portrait
from builder.data.sitemap import sitemap_files
from builder.kinds import DATA_KINDS
from builder.outputs.output import Given, Need
from builder.values.briefing import Settings

FOLDER = "copies"
"""Where copies are in the site; no record's page can be there."""


@dataclass(frozen=True, slots=True)
class _Data:
    name: str
    make: Callable[[Given], Mapping[str, bytes]]
    needs: frozenset[Need] = frozenset()

    def files(self, given: Given) -> Mapping[str, bytes]:
        return self.make(given)


@dataclass(frozen=True, slots=True)
class _Copy:
    name: str
    ending: str
    make: Callable[[Given], bytes]
    needs: frozenset[Need] = frozenset()

    @property
    def title(self) -> str:
        return self.name  # every theme has words for it: the default theme's

    def path(self, settings: Settings) -> str:
        return f"{FOLDER}/{file_name(settings)}.{self.ending}"

    def files(self, given: Given) -> Mapping[str, bytes]:
        return {self.path(given.site.briefing.settings): self.make(given)}


def _feed(given: Given) -> Mapping[str, bytes]:
    return {FEED: feed_xml(given.site, given.words, DATA_KINDS)} if has_feed(given.site, DATA_KINDS) else {}


def _portrait(given: Given) -> Mapping[str, bytes]:
    return {PORTRAIT: portrait(given.site, given.theme.palette)} if has_portrait(given.site) else {}


ALWAYS = (
    _Data("data", lambda given: data_files(given.site, given.words, DATA_KINDS)),
    _Data("feed", _feed, frozenset({"address"})),
    _Data("sitemap", lambda given: sitemap_files(given.site.briefing.settings, given.pages), frozenset({"address"})),
    _Data("card", _portrait, frozenset({"address"})),
)
"""Made for every site."""

ON_REQUEST = (
    _Copy("epub", "epub", lambda given: epub(given.site, given.theme, given.epoch)),
    _Copy("single", "html", lambda given: single_page(given.site, given.theme, given.theme.assets())),
    _Copy(
        "zip",
        "zip",
        lambda given: site_zip(given.files, file_name(given.site.briefing.settings)),
        frozenset({"files"}),
    ),
)
"""Made where ``with`` in ``briefing.yaml`` or the command line names them, in the order in which they are offered."""
