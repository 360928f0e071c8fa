"""Extract the article of a page with trafilatura: its paragraphs, and the facts that the page states."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from builder.clean.addresses import is_page_address
from builder.clean.line_rules import is_prose
from builder.clean.list_articles import find_list_article
from builder.clean.page_elements import is_hidden
from builder.clean.tei import parse_tei_paragraphs
from builder.clean.values import ArticleFacts, Paragraph
from builder.values.errors import BriefingError


@dataclass(frozen=True, slots=True)
class ExtractedArticle:
    """An article as the page's markup shows it."""

    paragraphs: list[Paragraph]
    facts: ArticleFacts


def extract_article(html: str, name: str, *, with_hidden: bool) -> ExtractedArticle | None:
    """Return the article of a page; ``None`` if its markup shows none. ``name`` is the file, for messages.

    Raises:
        BriefingError: if trafilatura is not installed.
    """
    try:
        import trafilatura  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        raise BriefingError(
            f"{name} is a page of HTML, and what reads pages is not installed. Install it with "
            "pip install 'annotated-briefing[html]', or give the text of the page."
        ) from error
    for each in ("trafilatura", "htmldate", "justext", "courlan"):
        logging.getLogger(each).setLevel(logging.CRITICAL + 1)
    try:
        document: Any = trafilatura.bare_extraction(
            _shown(trafilatura.load_html(html), with_hidden),
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False},
        )  # dates are read in builder.clean.publication_date
        found = list(parse_tei_paragraphs(document.body)) if document is not None and document.body is not None else []
        lists = find_list_article(_shown(trafilatura.load_html(html), with_hidden), found)
    except Exception:  # of any kind: a page that breaks a parser is read as text
        return None
    if lists or any(is_prose(paragraph.text) for paragraph in found):
        return ExtractedArticle(lists or found, _facts(document) if document is not None else ArticleFacts())
    return None


def _shown(tree: Any, with_hidden: bool) -> Any:
    """Remove the hidden elements of a page, and return it."""
    for element in list(tree.iter()):
        if element.tag == "template" or (
            not with_hidden and element.tag not in ("html", "body") and is_hidden(element.attrib)
        ):
            element.drop_tree()
    return tree


def _facts(document: Any) -> ArticleFacts:
    url = document.url or ""
    return ArticleFacts(
        _plain(document.title),
        _plain(document.sitename),
        tuple(dict.fromkeys(author.strip() for author in (document.author or "").split(";") if author.strip())),
        "",
        "",
        url if is_page_address(url) else "",
    )


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())
