"""Make an article of a saved page of HTML: trafilatura finds it, and all other text of the page is reported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.clean.article_body import reject_lines
from builder.clean.authors import declared_authors, find_authors, find_paper
from builder.clean.block_splitting import split_joined_blocks
from builder.clean.boilerplate import TITLE_LINE, remove_boilerplate
from builder.clean.day_order import day_first
from builder.clean.extraction import extract_article
from builder.clean.headline import find_headline
from builder.clean.language import guess_language, letter_key
from builder.clean.line_rules import AFTER_ARTICLE, BEFORE_ARTICLE, SYMBOLS_ONLY, is_prose
from builder.clean.page import ParsedPage
from builder.clean.page_blocks import PageBlocks
from builder.clean.publication_date import PageLines, publication_date
from builder.clean.publisher import find_publisher as publisher_of
from builder.clean.publisher import is_address, publisher_from_copyright
from builder.clean.tei import CELL_SEPARATOR
from builder.clean.text_article import clean_text
from builder.clean.text_dates import Reading
from builder.clean.values import ArticleFacts, CleanedArticle, DroppedLine, LogicalLine, Paragraph

_OUTSIDE_ARTICLE = "beside the article"

READ_AS_TEXT = "The page’s markup showed no article, so the page was read as plain text."

_DEEPEST = 400
"""The deepest nesting of elements for trafilatura, which reads them by recursion."""


def clean_page(
    page: ParsedPage, name: str, repeated: frozenset[int] = frozenset(), publisher: str = ""
) -> CleanedArticle:
    """Take the article out of a page.

    Raises:
        BriefingError: if trafilatura is not installed.
    """
    seen, said, stamps = page.blocks, page.facts, page.dates
    shown = seen.logical_lines
    found = extract_article(page.html, name, with_hidden=seen.with_hidden) if seen.deepest <= _DEEPEST else None
    if found is None:  # or the nesting is too deep: read the text of the page only
        cleaned = clean_text(shown, repeated, publisher)
        title = find_headline(seen, next(iter(seen.titles), cleaned.facts.title), "")
        read = cleaned.facts
        language = read.language or _tag(seen.language)
        places = _places(shown, cleaned.paragraphs)
        head = _head(seen, places, title, language, said.url)
        published, note = publication_date(stamps.times(head.reading), head, said.url)
        facts = ArticleFacts(
            title, read.publisher or said.publisher, read.authors or said.authors, published, language, said.url
        )
        return replace(cleaned, facts=facts, notes=(READ_AS_TEXT, *filter(None, [note])))
    facts = _facts(found.facts, seen, said, publisher)
    boilerplate = {letter_key(shown[place].text) for place in repeated if is_prose(shown[place].text)}
    kept, marked = remove_boilerplate(split_joined_blocks(found.paragraphs, seen.paragraphs), facts.title, boilerplate)
    language = guess_language(paragraph.text for paragraph in kept) or _tag(seen.language)
    places = _places(shown, kept)
    head = _head(seen, places, facts.title, language, facts.url)
    published, note = publication_date(stamps.times(head.reading), head, facts.url)
    names, lines = find_authors(head.texts[head.headline :], head.first - head.headline)
    paper = next(filter(None, (find_paper(head.texts[head.headline + line]) for line in lines)), "")
    site = facts.publisher or paper
    people = declared_authors(facts.authors, site, names)
    facts = replace(facts, language=language, published=published, authors=people, publisher=site)
    return CleanedArticle(
        facts, tuple(kept), tuple(_dropped(shown, places, marked, facts.title)), len(shown), tuple(filter(None, [note]))
    )


def _facts(found: ArticleFacts, seen: PageBlocks, said: ArticleFacts, publisher: str) -> ArticleFacts:
    named = said.publisher or publisher_from_copyright([part.text for part in seen.logical_lines])
    site = named if named and not is_address(named) else found.publisher or named
    title = find_headline(seen, found.title, site)
    if not said.publisher:
        site = next(filter(None, (publisher_of((), each, title) for each in seen.titles)), site)
    return ArticleFacts(title, publisher or site, said.authors or found.authors, "", "", found.url or said.url)


def _head(seen: PageBlocks, places: Sequence[int], title: str, language: str, url: str) -> PageLines:
    """Return where the article is among the blocks of its page."""
    texts = [part.text for part in seen.logical_lines]
    prose = [place for place in places if is_prose(texts[place])] or places
    first, end = (prose[0], prose[-1] + 1) if prose else (0, 0)
    own = letter_key(title)
    headline = next(
        (place for place in range(first, -1, -1) if texts and own and own in letter_key(texts[place])), first
    )
    tag = _tag(seen.language)  # it can have a region, which decides whether the day is first
    tag = tag if tag.partition("-")[0] == language else language
    return PageLines(texts, seen.times, first, end, headline, Reading(tag, day_first(texts, tag, url)))


def _tag(language: str) -> str:
    return language if re.fullmatch(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*", language) else ""


def _places(shown: Sequence[LogicalLine], kept: Sequence[Paragraph]) -> list[int]:
    """Return the indexes of the blocks of a page that are in the article."""
    whole = {letter_key(part) for paragraph in kept for part in (paragraph.text, *paragraph.text.split(CELL_SEPARATOR))}
    joined = "\0".join(letter_key(paragraph.text) for paragraph in kept)
    written = [letter_key(part.text) for part in shown]
    # A block of a few letters can be within a paragraph by chance; a longer one is not.
    return [place for place, own in enumerate(written) if own and (own in whole or (len(own) >= 25 and own in joined))]


def _dropped(
    shown: Sequence[LogicalLine], places: Sequence[int], marked: dict[str, str], title: str
) -> Iterator[DroppedLine]:
    """Return every block of the page that is not in the article. The article has those at ``places``."""
    first, last = (places[0], places[-1]) if places else (len(shown), -1)
    stays = frozenset(places)
    against = reject_lines([part.text for part in shown])
    for place, part in enumerate(shown):
        own = letter_key(part.text)
        if place in stays or (not own and not part.text):
            continue
        line = part.source_lines[0]
        reason = (
            TITLE_LINE
            if own and own == letter_key(title)
            else marked.get(own)
            or against[place]
            or (BEFORE_ARTICLE if place < first else AFTER_ARTICLE if place > last else _OUTSIDE_ARTICLE)
        )
        yield DroppedLine(line.number, part.text, reason if own else SYMBOLS_ONLY)
