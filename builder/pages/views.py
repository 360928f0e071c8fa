"""Makes what templates see (`builder.pages.view_models`), for one page at a time, because links are relative to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.meaning.site import Site
from builder.pages.article_views import ArticleViews
from builder.pages.medium import SITE_MEDIUM, Medium
from builder.values.interface_words import InterfaceWords


class Views(ArticleViews):
    """What the kinds of record make their views with.

    ``path`` is the page's path in the output, ``medium`` what it is a page of. ``related`` are for each entry those
    that are most often named with it, where the page shows them.
    """

    def __init__(
        self,
        site: Site,
        words: InterfaceWords,
        path: str,
        medium: Medium = SITE_MEDIUM,
        related: Mapping[str, Sequence[str]] = {},
    ) -> None:
        super().__init__(site, words, path, medium)
        self.related = related
