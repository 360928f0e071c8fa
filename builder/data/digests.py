"""Digests as works of the briefing: an article with a text by the editors is cited as theirs.

The author, publisher and date of the report belong to the report, which the digest is about; never to the digest.
"""

from __future__ import annotations

from builder.data.locations import AddressResolver
from builder.meaning.quotation import in_quotation_marks
from builder.meaning.site import Site
from builder.values.edtf import EdtfDate, parse_edtf_or_none
from builder.values.interface_words import InterfaceWords
from builder.values.records import Article
from builder.values.site_paths import path_of
from builder.values.web_address import base_url


def digest_title(article: Article, words: InterfaceWords) -> str:
    """The title under which a digest is cited: one of its own, with that of the report in it."""
    return words("cite.digest", title=in_quotation_marks(article.title.removesuffix("."), words.language))


def digest_address(site: Site, article: Article) -> str:
    """Return the whole address of a digest's page; an empty string if the site has no address."""
    settings = site.briefing.settings
    path = path_of(article)
    return AddressResolver.of(settings, path)(path) if base_url(settings.url) else ""


def digest_date(site: Site) -> EdtfDate | None:
    """Return when a digest appeared: the date of the edition, if the edition is a date."""
    return parse_edtf_or_none(site.briefing.settings.edition)
