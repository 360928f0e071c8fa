"""The sitemap: every page that a search engine should know.

Source: https://www.sitemaps.org/protocol.html, 0.9. It may say when a page last changed; a build has no memory of
that, and a date that is not true is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

from builder.data.locations import AddressResolver
from builder.data.serialisation import add_xml_element, xml_bytes
from builder.values.briefing import Settings

_SITEMAP_FILE = "sitemap.xml"
_MOST_SITEMAP_ADDRESSES = 50_000
"""How many addresses one file can hold; more are divided into several files with an index."""

_UNLISTED_PAGES = frozenset({"404.html", "search.html"})
"""Pages to which search engines should not send anyone."""

_NAMESPACE = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def sitemap_files(settings: Settings, pages: Iterable[str], most: int = _MOST_SITEMAP_ADDRESSES) -> dict[str, bytes]:
    """The sitemap of the pages with these paths, by the path of each file."""
    locations = AddressResolver.of(settings, _SITEMAP_FILE)
    addresses = [locations(page) for page in sorted(pages) if page not in _UNLISTED_PAGES]
    parts = [addresses[at : at + most] for at in range(0, len(addresses), most)]
    if len(parts) < 2:
        return {_SITEMAP_FILE: _list("urlset", "url", addresses)}
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    files = {name: _list("urlset", "url", part) for name, part in zip(names, parts, strict=True)}
    return {_SITEMAP_FILE: _list("sitemapindex", "sitemap", [locations(name) for name in names]), **files}


def _list(root_name: str, name: str, addresses: Sequence[str]) -> bytes:
    root = ET.Element(root_name, _NAMESPACE)
    for address in addresses:
        add_xml_element(add_xml_element(root, name), "loc", address)
    return xml_bytes(root)
