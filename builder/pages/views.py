"""Makes what templates see (`builder.pages.view_models`), for one page at a time, because links are relative to it."""

from __future__ import annotations

from collections.abc import Sequence

from builder.meaning.cooccurrence import related_entries
from builder.pages.argument_views import ArgumentViews


class Views(ArgumentViews):
    """Makes views; the kinds of record use it.

    ``path`` is the page's path in the output, ``medium`` what it is a page of.
    """

    def related(self, entry: str) -> Sequence[str]:
        """The entries that are most often named with one; none in copies."""
        return related_entries(self.site, entry) if self.medium.has_parts else ()
