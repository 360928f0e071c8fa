"""The outputs of this package: data for programs, which every site has, and copies, which are made on request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from builder.copies.epub_metadata import book_file_name
from builder.data.feeds import FEED_FILE, feed_xml, has_feed
from builder.data.sitemap import sitemap_files
from builder.data.social_card import SOCIAL_CARD_FILE, draw_social_card, has_social_card
from builder.kinds import DATA_KINDS
from builder.outputs.output import Need, OutputInput
from builder.values.briefing import Settings

_COPIES_FOLDER = "copies"
"""Where copies are in the site; no record's page can be there."""


@dataclass(frozen=True, slots=True)
class _Data:
    name: str
    make: Callable[[OutputInput], Mapping[str, bytes]]
    needs: frozenset[Need] = frozenset()

    def files(self, given: OutputInput) -> Mapping[str, bytes]:
        return self.make(given)


@dataclass(frozen=True, slots=True)
class _Copy:
    name: str
    ending: str
    make: Callable[[OutputInput], bytes]
    needs: frozenset[Need] = frozenset()

    @property
    def title(self) -> str:
        return self.name  # every theme has words for it: the default theme's

    def path(self, settings: Settings) -> str:
        return f"{_COPIES_FOLDER}/{book_file_name(settings)}.{self.ending}"

    def files(self, given: OutputInput) -> Mapping[str, bytes]:
        return {self.path(given.site.briefing.settings): self.make(given)}


def _feed(given: OutputInput) -> Mapping[str, bytes]:
    return {FEED_FILE: feed_xml(given.site, given.words, DATA_KINDS)} if has_feed(given.site, DATA_KINDS) else {}


def _portrait(given: OutputInput) -> Mapping[str, bytes]:
    if not has_social_card(given.site):
        return {}
    return {SOCIAL_CARD_FILE: draw_social_card(given.site, given.theme.palette)}


# A copy's modules are imported when it is made, since few builds make any.


def _epub(given: OutputInput) -> bytes:
    from builder.copies.epub import make_epub  # noqa: PLC0415

    return make_epub(given.site, given.theme, given.epoch)


def _single_page(given: OutputInput) -> bytes:
    from builder.copies.single_page import make_single_page  # noqa: PLC0415

    return make_single_page(given.site, given.theme, given.theme.assets())


def _zip(given: OutputInput) -> bytes:
    from builder.copies.zip_archive import make_site_zip  # noqa: PLC0415

    return make_site_zip({**given.files, **given.zip_files}, book_file_name(given.site.briefing.settings))


ALWAYS = (
    _Data("feed", _feed, frozenset({"address"})),
    _Data("sitemap", lambda given: sitemap_files(given.site.briefing.settings, given.pages), frozenset({"address"})),
    _Data("card", _portrait, frozenset({"address"})),
)
"""Made for every site, besides the data files (`builder.data.files`)."""

ON_REQUEST = (
    _Copy("epub", "epub", _epub),
    _Copy("single", "html", _single_page),
    _Copy("zip", "zip", _zip, frozenset({"files"})),
)
"""Made where ``with`` in ``briefing.yaml`` or the command line names them, in the order in which they are offered."""
