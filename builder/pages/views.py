"""Makes what templates see (`builder.pages.view_models`), for one page at a time, because links are relative to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from builder.meaning.site import Site
from builder.pages.article_views import ArticleViews
from builder.pages.linker import TargetFacts
from builder.pages.medium import SITE_MEDIUM, Medium
from builder.values.interface_words import InterfaceWords


class Views(ArticleViews):
    """Makes views; the kinds of record use it.

    ``path`` is the page's path in the output, ``medium`` what it is a page of. ``related`` gives for an entry those
    that are most often named with it; none where the page does not show them.
    """

    def __init__(
        self,
        site: Site,
        words: InterfaceWords,
        path: str,
        medium: Medium = SITE_MEDIUM,
        related: Callable[[str], Sequence[str]] = lambda _entry: (),
        facts: TargetFacts | None = None,
    ) -> None:
        super().__init__(site, words, path, medium, facts)
        self.related = related
