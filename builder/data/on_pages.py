"""What every page tells programs that read it: its head, its tags, its linked data, and how to cite it."""

from __future__ import annotations

from markupsafe import Markup

from builder.data.citation import cite_article, cite_digest, cite_page
from builder.data.head import page_head
from builder.data.highwire import article_tags, digest_tags, page_tags
from builder.data.linked_data import LinkedData
from builder.data.subjects import title_of
from builder.meaning.site import Site
from builder.pages.addresses import NOWHERE
from builder.pages.words import Words

UNCITED = frozenset({NOWHERE, "search.html"})
"""Pages that say nothing of their own."""


class OnPages:
    """Called with a page's path and the record it is about, gives the values that its template prints."""

    def __init__(self, site: Site, words: Words) -> None:
        self.site, self.words = site, words
        self.linked = LinkedData(site, words)

    def __call__(self, path: str, record: str) -> dict[str, object]:
        # The article as readers may see it, which the briefing's own record is not.
        readable = self.site.registry.articles.get(record)
        title = title_of(self.site, self.words, path, record)
        values: dict[str, object] = {
            "head": page_head(self.site, self.words, path, record),
            "linked_data": Markup(self.linked.script(path, record)),
            "meta_tags": (),
            "citation": None,
        }
        if path in UNCITED:
            return values
        if readable and readable.article.digest:
            return {
                **values,
                "meta_tags": digest_tags(self.site, self.words, readable.article),
                "citation": cite_digest(self.site, readable.article, self.words),
            }
        if readable:
            return {
                **values,
                "meta_tags": article_tags(readable.article),
                "citation": cite_article(readable.article, self.words),
            }
        return {
            **values,
            "meta_tags": page_tags(self.site, path, title),
            "citation": cite_page(self.site, self.words, path, title),
        }
