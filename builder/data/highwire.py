"""The Highwire Press tags of a page, from which reference managers take what to cite.

An article's page offers the article, not itself; that of a digest offers the digest, and refers to the article. What
Zotero reads is in its translators “Embedded Metadata” (the table HIGHWIRE_MAPPINGS) and “RDF” (``detectType``): a
``citation_title`` alone makes it take any page for a paper in a journal, whatever ``og:type`` says, so its own kind of
item is named in ``z:itemType``, which comes before all others.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.data.csl import csl_type
from builder.data.date_formats import date_to_highwire
from builder.data.digests import digest_title
from builder.data.locations import AddressResolver
from builder.meaning.site import Site
from builder.values.briefing import Settings
from builder.values.edtf import parse_edtf_or_none
from builder.values.interface_words import InterfaceWords
from builder.values.records import Article
from builder.values.site_paths import path_of
from builder.values.web_address import base_url

HighwireTags = tuple[tuple[str, str], ...]
"""The ``name`` and ``content`` of ``meta`` elements, in order; a name can appear several times."""

_ITEM_TYPES = {
    "article-journal": "journalArticle",
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "book": "book",
    "broadcast": "tvBroadcast",
    "chapter": "bookSection",
    "entry-dictionary": "dictionaryEntry",
    "entry-encyclopedia": "encyclopediaArticle",
    "interview": "interview",
    "manuscript": "manuscript",
    "map": "map",
    "motion_picture": "film",
    "paper-conference": "conferencePaper",
    "patent": "patent",
    "post": "forumPost",
    "post-weblog": "blogPost",
    "report": "report",
    "software": "computerProgram",
    "speech": "presentation",
    "thesis": "thesis",
    "webpage": "webpage",
}
"""Zotero's types of items for CSL's types of sources; others are a ``document``."""


def article_tags(article: Article) -> HighwireTags:
    """The tags of an article. Its publisher is given as a journal's title, the one that Zotero keeps for a paper."""
    return _said(
        (
            ("citation_title", article.title),
            *(("citation_author", name) for name in article.authors),
            ("citation_publication_date", date_to_highwire(article.published)),
            ("citation_journal_title", article.publisher),
            ("citation_public_url", article.url),
            ("citation_doi", article.doi),
            ("citation_language", article.language),
            ("z:itemType", _ITEM_TYPES.get(csl_type(article), "document")),
        )
    )


def digest_tags(site: Site, words: InterfaceWords, article: Article) -> HighwireTags:
    """The tags of a digest: a page of the briefing's own, which refers to the report."""
    report = "; ".join(
        f"{name}={content.replace(';', ',')}" for name, content in article_tags(article) if name.startswith("citation_")
    )
    return (
        *page_tags(site, path_of(article), digest_title(article, words), article.language),
        ("citation_reference", report),
    )


def page_tags(site: Site, path: str, title: str, language: str = "") -> HighwireTags:
    """The tags of a page of the briefing's own; the briefing's title is in ``og:site_name``, where Zotero finds it.

    The page is in the briefing's language if no other is named.
    """
    settings = site.briefing.settings
    return _said(
        (
            ("citation_title", title),
            *_authors(settings),
            ("citation_publication_date", date_to_highwire(parse_edtf_or_none(settings.edition))),
            ("citation_public_url", AddressResolver.of(settings, path)(path) if base_url(settings.url) else ""),
            ("citation_language", language or settings.language),
            ("z:itemType", "webpage"),
        )
    )


def _authors(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield each editor, followed by the ORCID iD where it is known."""
    for name in settings.editors:
        yield "citation_author", name
        yield "citation_author_orcid", settings.profile(name).orcid_url


def _said(tags: HighwireTags) -> HighwireTags:
    return tuple((name, content) for name, content in tags if content)
