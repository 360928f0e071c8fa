"""What the heads of all pages of a site state alike."""

from __future__ import annotations

from dataclasses import dataclass

from builder.data.feeds import has_feed
from builder.data.kind import DataKinds
from builder.data.social_card import has_social_card
from builder.meaning.site import Site


@dataclass(frozen=True, slots=True)
class SiteHead:
    """Whether a site has a feed, and a picture for cards."""

    feed: bool
    picture: bool

    @classmethod
    def of(cls, site: Site, kinds: DataKinds) -> SiteHead:
        """Whether a site has them."""
        return cls(has_feed(site, kinds), has_social_card(site))
