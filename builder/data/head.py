"""What the head of a page tells search engines and cards about it, as plain data for templates.

Sources: RFC 6596 (canonical), https://ogp.me (Open Graph), and what X documents of its cards, which others read too.
Addresses are given only where the briefing says where it is published: none of them knows relative ones.
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.data.feeds import FILE as FEED
from builder.data.feeds import has_feed
from builder.data.kind import DataKinds
from builder.data.locations import Locations
from builder.data.portrait import FILE as PORTRAIT
from builder.data.portrait import has_portrait
from builder.data.subjects import description_of, title_of
from builder.meaning.site import Site
from builder.pages.addresses import FRONT_PATH, NOWHERE, base_of
from builder.pages.words import Words


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page tells search engines and cards."""

    description: str
    """The page in one or two sentences; empty where there is nothing to say."""
    canonical: str
    """The address of the page, if the briefing knows where it is published."""
    open_graph: tuple[tuple[str, str], ...]
    """Pairs of `property` and `content` for cards."""
    feed: str
    """The address of the feed, if there is one."""
    card: str = ""
    """The kind of card that a link to the page is shown as; empty where there is no picture for one."""


def page_head(site: Site, words: Words, kinds: DataKinds, path: str, record: str = "") -> Head:
    """The head of the page at a path, which may be about a record."""
    settings = site.briefing.settings
    locations = Locations.of(settings, path)
    address = locations(path) if base_of(settings.url) and path != NOWHERE else ""
    picture = locations(PORTRAIT) if address and has_portrait(site) else ""
    description = description_of(site, words, kinds, record)
    properties = (
        ("og:title", title_of(site, words, path, record)),
        ("og:type", "website" if path == FRONT_PATH or not record else "article"),
        ("og:description", description),
        ("og:url", address),
        ("og:site_name", settings.title),
        ("og:locale", locale_of(settings.language)),
        ("og:image", picture),
        ("og:image:alt", words("head.picture") if picture else ""),
    )
    return Head(
        description,
        address,
        tuple((name, value) for name, value in properties if value),
        locations(FEED) if has_feed(site, kinds) else "",
        "summary_large_image" if picture else "",
    )


def locale_of(tag: str) -> str:
    """A language tag as Open Graph's ``language_TERRITORY``; empty where the tag names no territory."""
    parts = tag.split("-")
    territory = next((part for part in parts[1:] if len(part) == 2 and part.isalpha()), "")
    return f"{parts[0].lower()}_{territory.upper()}" if territory else ""
