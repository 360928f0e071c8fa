"""The articles as CSL-JSON, which Zotero, Pandoc and word processors read.

Source: the schema ``csl-data.json`` of the Citation Style Language, version 1.0.2
(https://github.com/citation-style-language/schema).
"""

from __future__ import annotations

from urllib.parse import urlsplit

from builder.data.citation import cite_article
from builder.data.date_formats import date_to_csl, is_exact_in_csl
from builder.data.digests import digest_address, digest_date, digest_title
from builder.data.serialisation import Json, without_empty
from builder.meaning.site import Site
from builder.values.interface_words import InterfaceWords
from builder.values.records import Article, usual_source_type
from builder.values.rich_text import escape_csl_markup
from builder.values.vocabulary import STANDALONE_SOURCE_TYPES

CSL_FILE = "data/sources.json"
"""An item for each article, in the order in which readers meet them."""


def article_in_csl(site: Site, article: Article, words: InterfaceWords) -> Json:
    """An article as an item."""
    return _digest_to_csl(site, article, words) if article.digest else article_to_csl(article, words)


def article_to_csl(article: Article, words: InterfaceWords) -> Json:
    """Return one article of a publisher. Names are literal: it is not known which of their words is the family name.

    ``custom`` is the schema's place for data of one's own: dates that CSL cannot express fully.
    """
    dates = {"published": article.published, "retrieved": article.retrieved}
    inexact = {key: date.text for key, date in dates.items() if date and not is_exact_in_csl(date)}
    container, publisher = (
        ("", article.publisher) if csl_type(article) in STANDALONE_SOURCE_TYPES else (article.publisher, "")
    )
    return without_empty(
        {
            "id": article.id,
            "type": csl_type(article),
            "title": escape_csl_markup(article.title),
            "author": [{"literal": escape_csl_markup(name)} for name in article.authors],
            "container-title": escape_csl_markup(container),
            "publisher": escape_csl_markup(publisher),
            "issued": date_to_csl(article.published, words) if article.published else {},
            "accessed": date_to_csl(article.retrieved, words) if article.retrieved else {},
            "URL": article.url,
            "DOI": article.doi,
            "archive": urlsplit(article.archived).hostname or "",
            "archive_location": article.archived,
            "language": article.language,
            "custom": {"edtf": inexact} if inexact else {},
        }
    )


def _digest_to_csl(site: Site, article: Article, words: InterfaceWords) -> Json:
    """Return a digest: a page of the briefing by its editors, about the report, with the address of the report.

    The report as an item of its own is under ``custom``, from which it is imported again.
    """
    settings = site.briefing.settings
    date = digest_date(site)
    return without_empty(
        {
            "id": article.id,
            "type": "webpage",
            "title": digest_title(article, words),
            "author": [{"literal": name} for name in settings.editors],
            "container-title": settings.title,
            "issued": date_to_csl(date, words) if date else {},
            "URL": digest_address(site, article),
            "language": article.language,
            "reviewed-title": article.title,
            "reviewed-author": [{"literal": name} for name in article.authors],
            "original-publisher": article.publisher,
            "original-date": date_to_csl(article.published, words) if article.published else {},
            "note": f"{words('cite.report')}: {cite_article(article, words).text}",
            "custom": {"digest": article_to_csl(article, words)},
        }
    )


def csl_type(article: Article) -> str:
    """What kind of source it is, as CSL calls it."""
    return article.source_type or usual_source_type(article.publisher, article.url)
