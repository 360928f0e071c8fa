"""All files of data of a briefing, by their path in the output."""

from __future__ import annotations

from collections.abc import Iterable

from builder.data.annotations import FILE as ANNOTATIONS
from builder.data.annotations import annotations_jsonld, text_path
from builder.data.bibtex import sources_bib
from builder.data.csl import sources_json
from builder.data.feeds import FILE as FEED
from builder.data.feeds import feed_xml, has_feed
from builder.data.graph import FILE as GRAPH
from builder.data.graph import SCHEMA_FILE, briefing_json
from builder.data.kind import DataKinds
from builder.data.portrait import FILE as PORTRAIT
from builder.data.portrait import has_portrait, portrait
from builder.data.prose import visible_text
from builder.data.schema import schema_json
from builder.data.sitemap import sitemap_files
from builder.meaning.site import Site
from builder.pages.addresses import base_of
from builder.pages.colours import Palette
from builder.pages.words import Words


def data_files(
    site: Site, words: Words, kinds: DataKinds, pages: Iterable[str], palette: Palette | None = None
) -> dict[str, bytes]:
    """The files that programs read. ``pages`` are the paths of all pages, for the sitemap; ``palette`` is the theme's.

    The feed, the sitemap and the picture for cards are made only where the briefing says where it is published: they,
    or what leads to them, know no relative addresses.
    """
    files = {
        "data/sources.json": sources_json(site, words),
        "data/sources.bib": sources_bib(site, words),
        ANNOTATIONS: annotations_jsonld(site),
        GRAPH: briefing_json(site, words, kinds),
        SCHEMA_FILE: schema_json(kinds),
    }
    for readable in site.articles:
        text = visible_text(readable.article.body)
        if text:
            files[text_path(readable.article)] = text.encode()
    if has_feed(site, kinds):
        files[FEED] = feed_xml(site, words, kinds)
    if base_of(site.briefing.settings.url):
        files |= sitemap_files(site.briefing.settings, pages)
        files |= {PORTRAIT: portrait(site, palette)} if has_portrait(site) else {}
    return dict(sorted(files.items()))
