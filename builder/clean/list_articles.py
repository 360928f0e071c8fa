"""Find an article that consists of lists. A search for prose does not find it, so the page structure is used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from builder.clean.language import count_words, letter_key
from builder.clean.line_rules import is_prose
from builder.clean.page_elements import HIDDEN_ELEMENTS, PARAGRAPH_KINDS, SECTIONS_AROUND_ARTICLE, is_hidden
from builder.clean.values import Paragraph

_LEAST_ITEMS = 6
"""The least number of items in such an article."""
_LEAST_SHARE_OF_ITEMS = 0.6
"""The least share of its words, without headings, that are in items."""
_MOST_LINKED_SHARE = 0.5
"""The most letters of its items that are in links, as a share, if the markup does not say that it is an article."""

_PLACES = ".//article | .//*[@itemprop='articleBody'] | .//main | .//*[@role='main']"
_OWN = ".//text()[not(ancestor::script or ancestor::style)]"
_SKIPPED = SECTIONS_AROUND_ARTICLE | HIDDEN_ELEMENTS | {"form"}
_NAMED_ASIDE = re.compile(
    r"comment|sidebar|breadcrumb|\b(?:nav|menu|footer|related|share|social|widget)", re.IGNORECASE
)
_KINDS = {**PARAGRAPH_KINDS, "p": "text"}
_ITEM_LINKS = ".//li//a[not({})]".format(" or ".join(f"ancestor::{tag}" for tag in sorted(SECTIONS_AROUND_ARTICLE)))


def find_list_article(tree: Any, found: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs of an article that is lists; an empty list if there is none or ``found`` has more prose."""
    for place, is_article in _places(tree):
        paragraphs = list(_paragraphs(place))
        items = [paragraph for paragraph in paragraphs if paragraph.kind == "item"]
        if len(items) < _LEAST_ITEMS or _words(items) < _LEAST_SHARE_OF_ITEMS * _words(
            paragraph for paragraph in paragraphs if paragraph.kind != "heading"
        ):
            continue
        if not is_article and _linked(place) > _MOST_LINKED_SHARE * sum(len(letter_key(item.text)) for item in items):
            continue
        prose = [paragraph for paragraph in found if is_prose(paragraph.text)]
        return paragraphs if _words(prose) < _words(items) else []
    return []


def _places(tree: Any) -> Iterator[tuple[Any, bool]]:
    """Yield the elements that can be the article, the most likely first, and whether the markup says so."""
    found = [place for place in tree.xpath(_PLACES) if len(place.xpath(".//h1")) == 1]
    articles = [place for place in found if place.tag == "article" or place.get("itemprop")]
    if len(articles) == 1:
        yield articles[0], True
    for place in found:
        yield place, False
    if not tree.xpath(_PLACES) and len(tree.xpath(".//h1")) == 1:
        yield tree, False


def _paragraphs(place: Any) -> Iterator[Paragraph]:
    """Yield headings, paragraphs and items in order; of an item that contains lists, only its own words."""
    pending = list(reversed(place))
    while pending:  # no recursion: elements may be nested by the thousand
        element = pending.pop()
        if (
            not isinstance(element.tag, str)
            or element.tag in _SKIPPED
            or is_hidden(element.attrib)
            or (_NAMED_ASIDE.search(f"{element.get('class', '')} {element.get('id', '')}"))
        ):
            continue
        kind = _KINDS.get(element.tag)
        inner = [child for child in element.iterdescendants() if child.tag in ("li", "p")] if kind else []
        text = " ".join("".join(element.xpath(_OWN) if not inner else [element.text or ""]).split())
        if kind and text:
            yield Paragraph(text, kind)
        if not kind or inner:
            pending += reversed(element)


def _words(paragraphs: Any) -> int:
    return sum(count_words(paragraph.text) for paragraph in paragraphs)


def _linked(place: Any) -> int:
    return sum(len(letter_key("".join(link.itertext()))) for link in place.xpath(_ITEM_LINKS))
