"""Digests as works of the briefing: an article whose text is the editors' own is theirs to be cited for.

Who wrote, published and dated the report is said of the report, which a digest is about; never of the digest.
"""

from __future__ import annotations

from builder.data.locations import Locations
from builder.meaning.quotation import quoted
from builder.meaning.site import Site
from builder.pages.addresses import base_of, path_of
from builder.pages.words import Words
from builder.values.edtf import EdtfDate, date_or_none
from builder.values.records import Article


def digest_title(article: Article, words: Words) -> str:
    """The title under which a digest is cited: one of its own, with that of the report in it."""
    return words("cite.digest", title=quoted(article.title.removesuffix("."), words.language))


def digest_address(site: Site, article: Article) -> str:
    """The whole address of a digest's page; empty where the briefing does not say where it is published."""
    settings = site.briefing.settings
    path = path_of(article)
    return Locations.of(settings, path)(path) if base_of(settings.url) else ""


def digest_date(site: Site) -> EdtfDate | None:
    """When a digest appeared: with the edition, where that is a date."""
    return date_or_none(site.briefing.settings.edition)
