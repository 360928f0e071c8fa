"""Titles and descriptions of pages, as their head, their card in social media and the feed show them."""

from __future__ import annotations

from builder.data.kind import DataKinds
from builder.meaning.registry import shorten
from builder.meaning.site import Site
from builder.values.interface_words import InterfaceWords
from builder.values.site_paths import FRONT_PATH

LONGEST_DESCRIPTION = 200
"""How many characters of a description are given; search engines and cards show no more."""


def title_of(site: Site, words: InterfaceWords, path: str, record: str, part: int = 1) -> str:
    """A page's title: that of its record, of its list, or of the briefing; with its number for a further part."""
    whole = _whole_title(site, words, path, record)
    return f"{whole} {words('paging.in-title', number=part)}" if part > 1 else whole


def _whole_title(site: Site, words: InterfaceWords, path: str, record: str) -> str:
    if path == FRONT_PATH:
        return site.briefing.settings.title
    if record:
        found = site.registry.records.get(record)
        return words.title(found.type if found else "", site.registry.name(record))
    name = path.rpartition("/")[2].removesuffix(".html")
    return {"search": words("site.search"), "404": words("missing.title")}.get(name) or words.label("list", name)


def description_of(site: Site, words: InterfaceWords, kinds: DataKinds, record: str) -> str:
    """Return one or two sentences about a page; the briefing's description if the page has none of its own."""
    found = site.registry.records.get(record)
    said = shorten(kinds[type(found)].describe(site, words, found), LONGEST_DESCRIPTION) if found else ""
    return said or " ".join(site.briefing.settings.description.split())


def site_name(site: Site, words: InterfaceWords) -> str:
    """The briefing's title, with its edition where there is one."""
    settings = site.briefing.settings
    edition = words.edition(settings.edition)
    return f"{settings.title}, {edition}" if edition else settings.title
