"""What the head of a page states about it for search engines and cards, as plain data for templates.

Sources: RFC 6596 (canonical), https://ogp.me (Open Graph), and the documentation of cards by X, which others read too.
Addresses are given only if the site has an address: none of these formats knows relative ones.
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.data.feeds import FEED_FILE
from builder.data.kind import DataKinds
from builder.data.locations import AddressResolver
from builder.data.page_descriptions import description_of, title_of
from builder.data.site_head import SiteHead
from builder.data.social_card import SOCIAL_CARD_FILE
from builder.meaning.site import Site
from builder.values.interface_words import InterfaceWords
from builder.values.site_paths import FRONT_PATH, NOT_FOUND_PATH, part_path
from builder.values.web_address import base_url


@dataclass(frozen=True, slots=True)
class PageHead:
    """What the head of a page states for search engines and cards."""

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


def make_page_head(
    site: Site,
    words: InterfaceWords,
    kinds: DataKinds,
    path: str,
    record: str = "",
    part: int = 1,
    known: SiteHead | None = None,
) -> PageHead:
    """Return the head of a page, which can be about a record. ``known`` is that of all pages.

    ``path`` is that of the first part of the page, and ``part`` which of its parts it is.
    """
    known = known or SiteHead.of(site, kinds)
    settings = site.briefing.settings
    here = part_path(path, part)
    locations = AddressResolver.of(settings, here)
    address = locations(here) if base_url(settings.url) and path != NOT_FOUND_PATH else ""
    picture = locations(SOCIAL_CARD_FILE) if address and known.picture else ""
    description = description_of(site, words, kinds, record)
    properties = (
        ("og:title", title_of(site, words, path, record, part)),
        ("og:type", "website" if path == FRONT_PATH or not record else "article"),
        ("og:description", description),
        ("og:url", address),
        ("og:site_name", settings.title),
        ("og:locale", open_graph_locale(settings.language)),
        ("og:image", picture),
        ("og:image:alt", words("head.picture") if picture else ""),
    )
    return PageHead(
        description,
        address,
        tuple((name, value) for name, value in properties if value),
        locations(FEED_FILE) if known.feed else "",
        "summary_large_image" if picture else "",
    )


def open_graph_locale(tag: str) -> str:
    """A language tag as Open Graph's ``language_TERRITORY``; empty where the tag names no territory."""
    parts = tag.split("-")
    territory = next((part for part in parts[1:] if len(part) == 2 and part.isalpha()), "")
    return f"{parts[0].lower()}_{territory.upper()}" if territory else ""
