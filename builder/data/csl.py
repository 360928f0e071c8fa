"""The articles as CSL-JSON, which Zotero, Pandoc and word processors read.

Source: the schema ``csl-data.json`` of the Citation Style Language, version 1.0.2
(https://github.com/citation-style-language/schema).
"""

from __future__ import annotations

from urllib.parse import urlsplit

from builder.data.dates import csl_date
from builder.data.writing import Json, given, json_bytes
from builder.meaning.site import Site
from builder.pages.words import Words
from builder.values.records import Article


def sources_json(site: Site, words: Words) -> bytes:
    """``data/sources.json``: an item for each article, in the order in which readers meet them."""
    return json_bytes([csl_item(readable.article, words) for readable in site.articles])


def csl_item(article: Article, words: Words) -> Json:
    """One article. Names are literal: nobody said which of their words is the family's."""
    return given({
        "id": article.id,
        "type": csl_type(article),
        "title": article.title,
        "author": [{"literal": name} for name in article.authors],
        "container-title": article.publisher,
        "issued": csl_date(article.published, words) if article.published else {},
        "accessed": csl_date(article.retrieved, words) if article.retrieved else {},
        "URL": article.url,
        "archive": urlsplit(article.archived).hostname or "",
        "archive_location": article.archived,
        "language": article.language,
    })


def csl_type(article: Article) -> str:
    """What kind of source it is: a publisher's report, a page of the web, or merely a document."""
    if article.publisher:
        return "article-newspaper"
    return "webpage" if article.url else "document"
