"""What every page states for programs that read it: its head, its tags, its linked data, and its citation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.data.citation import Citation, cite_article, cite_digest, cite_page
from builder.data.highwire import article_tags, digest_tags, page_tags
from builder.data.json_ld import JsonLd
from builder.data.kind import DataKinds
from builder.data.page_descriptions import title_of
from builder.data.page_head import PageHead, make_page_head
from builder.data.site_head import SiteHead
from builder.meaning.site import Site
from builder.pages.template_values import template_values
from builder.values.interface_words import InterfaceWords
from builder.values.records import Article
from builder.values.site_paths import NOT_FOUND_PATH, part_path

_PAGES_WITHOUT_CITATION = frozenset({NOT_FOUND_PATH, "search.html"})
"""Pages that say nothing of their own."""


@dataclass(frozen=True)
class _PageData:
    """What a page of a site states for programs that read it, and how to cite it."""

    head: PageHead
    """What the head of the page states for search engines and cards."""
    linked_data: Markup
    """The page as JSON-LD."""
    meta_tags: Sequence[tuple[str, str]] = ()
    """Pairs of `name` and `content` for `meta` elements, as reference managers read them."""
    citation: Citation | None = None
    """How to cite the page; none for the search and for wrong addresses."""


class PageMetadata:
    """Called with a page's path and the record it is about, gives the values that its template prints.

    A page in parts is called by the path of the first of them; ``part`` is which of them it is, from 1.
    """

    def __init__(self, site: Site, words: InterfaceWords, kinds: DataKinds) -> None:
        self.site, self.words, self.kinds = site, words, kinds
        self.linked = JsonLd(site, words, kinds)
        self.site_head = SiteHead.of(site, kinds)

    def __call__(self, path: str, record: str, part: int = 1) -> dict[str, object]:
        tags, citation = self._cited(path, record, part)
        head = make_page_head(self.site, self.words, self.kinds, path, record, part, self.site_head)
        return template_values(_PageData(head, Markup(self.linked.script_text(path, record, part)), tags, citation))

    def _cited(self, path: str, record: str, part: int) -> tuple[Sequence[tuple[str, str]], Citation | None]:
        if path in _PAGES_WITHOUT_CITATION:
            return (), None
        article = self.site.registry.records.get(record) if part == 1 else None
        if isinstance(article, Article):
            if article.digest:
                return digest_tags(self.site, self.words, article), cite_digest(self.site, article, self.words)
            return article_tags(article), cite_article(article, self.words)
        title = title_of(self.site, self.words, path, record, part)
        here = part_path(path, part)
        return page_tags(self.site, here, title), cite_page(self.site, self.words, here, title)
