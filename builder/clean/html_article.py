"""Make an article of a saved page of HTML: trafilatura finds it, and all other text of the page is reported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.clean.addresses import host_of_address
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
from builder.clean.publisher import is_address, name_of_site, publisher_from_copyright
from builder.clean.tei import CELL_SEPARATOR
from builder.clean.text_article import clean_text
from builder.clean.text_dates import Reading
from builder.clean.title_dates import date_of_titles
from builder.clean.values import ArticleFacts, CleanedArticle, DroppedLine, LogicalLine, Paragraph

_OUTSIDE_ARTICLE = "beside the article"

READ_AS_TEXT = "The page’s markup showed no article, so the page was read as plain text."

_DEEPEST = 400
"""The deepest nesting of elements for trafilatura, which reads them by recursion."""


def clean_page(
    page: ParsedPage, name: str, repeated: frozenset[int] = frozenset(), publisher: str = ""
) -> CleanedArticle:
    """Find the article of a page.

    Args:
        page: the page.
        name: the name of its file, for messages.
        repeated: the indexes of blocks that other pages have too.
        publisher: the publisher, if the author gives it.

    Raises:
        BriefingError: if trafilatura is not installed.
    """
    blocks = page.blocks
    if blocks.deepest > _DEEPEST:
        return _clean_as_text(page, repeated, publisher)
    extracted = extract_article(page.html, name, with_hidden=blocks.with_hidden)
    if extracted is None:
        return _clean_as_text(page, repeated, publisher)
    lines = blocks.logical_lines
    facts = _combined_facts(extracted.facts, page, publisher)
    boilerplate = {letter_key(lines[place].text) for place in repeated if is_prose(lines[place].text)}
    paragraphs = split_joined_blocks(extracted.paragraphs, blocks.paragraphs)
    kept, reasons = remove_boilerplate(paragraphs, facts.title, boilerplate)
    language = guess_language(paragraph.text for paragraph in kept) or _valid_tag(blocks.language)
    places = _places(lines, kept)
    head = _head(blocks, places, facts.title, language, facts.url)
    published, note = publication_date(page.dates.times(head.reading), head, facts.url)
    facts = replace(_with_byline(facts, head), language=language, published=published)
    dropped = _dropped(lines, places, reasons, facts.title)
    return CleanedArticle(facts, tuple(kept), tuple(dropped), len(lines), tuple(filter(None, [note])))


def _clean_as_text(page: ParsedPage, repeated: frozenset[int], publisher: str) -> CleanedArticle:
    """Find the article in the text of a page, without its markup."""
    blocks, stated = page.blocks, page.facts
    cleaned = clean_text(blocks.logical_lines, repeated, publisher)
    found = cleaned.facts
    title = find_headline(blocks, next(iter(blocks.titles), found.title), "")
    language = found.language or _valid_tag(blocks.language)
    head = _head(blocks, _places(blocks.logical_lines, cleaned.paragraphs), title, language, stated.url)
    published, note = publication_date(page.dates.times(head.reading), head, stated.url)
    facts = ArticleFacts(
        title, found.publisher or stated.publisher, found.authors or stated.authors, published, language, stated.url
    )
    return replace(cleaned, facts=facts, notes=(READ_AS_TEXT, *filter(None, [note])))


def _combined_facts(found: ArticleFacts, page: ParsedPage, publisher: str) -> ArticleFacts:
    """Return title, publisher, authors and address from what trafilatura found and what the page states."""
    blocks, stated = page.blocks, page.facts
    named = stated.publisher or publisher_from_copyright([line.text for line in blocks.logical_lines])
    site = named if named and not is_address(named) else name_of_site(found.publisher) or named
    title = find_headline(blocks, found.title, site)
    if not stated.publisher:
        site = next(filter(None, (publisher_of((), each, title) for each in blocks.titles)), site)
    return ArticleFacts(title, publisher or site, stated.authors or found.authors, "", "", found.url or stated.url)


def _with_byline(facts: ArticleFacts, head: PageLines) -> ArticleFacts:
    """Return the facts with the authors of the byline below the headline.

    If no publisher is known, it is the paper in the byline, or else the domain.
    """
    names, lines = find_authors(head.texts[head.headline :], head.first - head.headline)
    paper = next(filter(None, (find_paper(head.texts[head.headline + line]) for line in lines)), "")
    publisher = facts.publisher or paper or host_of_address(facts.url).removeprefix("www.")
    return replace(facts, authors=declared_authors(facts.authors, publisher, names), publisher=publisher)


def _head(blocks: PageBlocks, places: Sequence[int], title: str, language: str, url: str) -> PageLines:
    """Return where the article is among the blocks of its page."""
    texts = [line.text for line in blocks.logical_lines]
    prose = [place for place in places if is_prose(texts[place])] or places
    first, end = (prose[0], prose[-1] + 1) if prose else (0, 0)
    own = letter_key(title)
    headline = next(
        (place for place in range(first, -1, -1) if texts and own and own in letter_key(texts[place])), first
    )
    tag = _valid_tag(blocks.language)  # it can have a region, which decides whether the day is first
    tag = tag if tag.partition("-")[0] == language else language
    reading = Reading(tag, day_first(texts, tag, url))
    return PageLines(texts, blocks.times, first, end, headline, reading, date_of_titles(blocks.titles, reading))


def _valid_tag(language: str) -> str:
    return language if re.fullmatch(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*", language) else ""


def _places(shown: Sequence[LogicalLine], kept: Sequence[Paragraph]) -> list[int]:
    """Return the indexes of the blocks of a page that are in the article."""
    whole = {letter_key(part) for paragraph in kept for part in (paragraph.text, *paragraph.text.split(CELL_SEPARATOR))}
    joined = "\0".join(letter_key(paragraph.text) for paragraph in kept)
    written = [letter_key(part.text) for part in shown]
    # A block of a few letters can be within a paragraph by chance; a longer one is not.
    return [place for place, own in enumerate(written) if own and (own in whole or (len(own) >= 25 and own in joined))]


def _dropped(
    lines: Sequence[LogicalLine], places: Sequence[int], reasons: dict[str, str], title: str
) -> Iterator[DroppedLine]:
    """Yield every block of the page that is not in the article. The article has those at ``places``."""
    first, last = (places[0], places[-1]) if places else (len(lines), -1)
    kept = frozenset(places)
    own_reasons = reject_lines([line.text for line in lines])
    for place, line in enumerate(lines):
        key = letter_key(line.text)
        if place in kept or (not key and not line.text):
            continue
        if not key:
            reason = SYMBOLS_ONLY
        elif key == letter_key(title):
            reason = TITLE_LINE
        else:
            position = BEFORE_ARTICLE if place < first else AFTER_ARTICLE if place > last else _OUTSIDE_ARTICLE
            reason = reasons.get(key) or own_reasons[place] or position
        yield DroppedLine(line.source_lines[0].number, line.text, reason)
