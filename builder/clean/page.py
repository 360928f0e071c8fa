"""A saved page of HTML to an article: trafilatura finds it, and what the page shows besides is compared with that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.clean.apart import apart
from builder.clean.authors import authors, declared_authors, paper_of
from builder.clean.blocks import Blocks, blocks
from builder.clean.body import mark
from builder.clean.dates import Reading
from builder.clean.dating import Head, dated
from builder.clean.day_order import day_first
from builder.clean.extraction import extracted
from builder.clean.headline import headline
from builder.clean.judged import TITLE, judged
from builder.clean.language import guess, letters
from builder.clean.lines import AFTER, BEFORE, MARK, is_prose
from builder.clean.publisher import by_copyright, is_address
from builder.clean.publisher import publisher as publisher_of
from builder.clean.stated import stated_with_times
from builder.clean.tei import CELLS
from builder.clean.text import clean_text
from builder.clean.values import Cleaned, Dropped, Facts, Paragraph, Part

BESIDE = "beside the article"

AS_TEXT = "The page’s markup showed no article, so the page was read as plain text."

_DEEPEST = 400
"""How deep elements may be nested for trafilatura, which goes into them by recursion."""


def clean_page(html: str, name: str, repeated: frozenset[int] = frozenset(), publisher: str = "") -> Cleaned:
    """Take the article out of a page.

    Raises:
        Refused: when what reads pages is not installed.
    """
    seen = blocks(html)
    said, stamps = stated_with_times(html)
    shown = seen.found
    found = extracted(html, name, with_hidden=seen.with_hidden) if seen.deepest <= _DEEPEST else None
    if found is None:  # or it was too deep to look: the text of the page alone may still tell
        cleaned = clean_text(shown, repeated, publisher)
        title = headline(seen, next(iter(seen.titles), cleaned.facts.title), "")
        read = cleaned.facts
        language = read.language or _tag(seen.language)
        places = _places(shown, cleaned.paragraphs)
        head = _head(seen, places, title, language, said.url)
        published, note = dated(stamps.times(head.reading), head, said.url)
        facts = Facts(
            title, read.publisher or said.publisher, read.authors or said.authors, published, language, said.url
        )
        return replace(cleaned, facts=facts, notes=(AS_TEXT, *filter(None, [note])))
    facts = _facts(found.facts, seen, said, publisher)
    boilerplate = {letters(shown[place].text) for place in repeated if is_prose(shown[place].text)}
    kept, marked = judged(apart(found.paragraphs, seen.paragraphs), facts.title, boilerplate)
    language = guess(paragraph.text for paragraph in kept) or _tag(seen.language)
    places = _places(shown, kept)
    head = _head(seen, places, facts.title, language, facts.url)
    published, note = dated(stamps.times(head.reading), head, facts.url)
    names, lines = authors(head.texts[head.headline :], head.first - head.headline)
    paper = next(filter(None, (paper_of(head.texts[head.headline + line]) for line in lines)), "")
    site = facts.publisher or paper
    people = declared_authors(facts.authors, site, names)
    facts = replace(facts, language=language, published=published, authors=people, publisher=site)
    return Cleaned(
        facts, tuple(kept), tuple(_dropped(shown, places, marked, facts.title)), len(shown), tuple(filter(None, [note]))
    )


def _facts(found: Facts, seen: Blocks, said: Facts, publisher: str) -> Facts:
    named = said.publisher or by_copyright([part.text for part in seen.found])
    site = named if named and not is_address(named) else found.publisher or named
    title = headline(seen, found.title, site)
    if not said.publisher:
        site = next(filter(None, (publisher_of((), each, title) for each in seen.titles)), site)
    return Facts(title, publisher or site, said.authors or found.authors, "", "", found.url or said.url)


def _head(seen: Blocks, places: Sequence[int], title: str, language: str, url: str) -> Head:
    """Where the article stands among the blocks of its page."""
    texts = [part.text for part in seen.found]
    prose = [place for place in places if is_prose(texts[place])] or places
    first, end = (prose[0], prose[-1] + 1) if prose else (0, 0)
    own = letters(title)
    headline = next((place for place in range(first, -1, -1) if texts and own and own in letters(texts[place])), first)
    tag = _tag(seen.language)  # it may say the country too, and so which figure is the day
    tag = tag if tag.partition("-")[0] == language else language
    return Head(texts, seen.times, first, end, headline, Reading(tag, day_first(texts, tag, url)))


def _tag(language: str) -> str:
    return language if re.fullmatch(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*", language) else ""


def _places(shown: Sequence[Part], kept: Sequence[Paragraph]) -> list[int]:
    """The places of the blocks of a page that are in the article."""
    whole = {letters(part) for paragraph in kept for part in (paragraph.text, *paragraph.text.split(CELLS))}
    joined = "\0".join(letters(paragraph.text) for paragraph in kept)
    written = [letters(part.text) for part in shown]
    # A block of a few letters is in some paragraph by chance; one of some length is not.
    return [place for place, own in enumerate(written) if own and (own in whole or (len(own) >= 25 and own in joined))]


def _dropped(shown: Sequence[Part], places: Sequence[int], marked: dict[str, str], title: str) -> Iterator[Dropped]:
    """Every block of the page that is not in the article, which has those at some ``places``."""
    first, last = (places[0], places[-1]) if places else (len(shown), -1)
    stays = frozenset(places)
    against = mark([part.text for part in shown])
    for place, part in enumerate(shown):
        own = letters(part.text)
        if place in stays or (not own and not part.text):
            continue
        line = part.lines[0]
        reason = (
            TITLE
            if own and own == letters(title)
            else marked.get(own) or against[place] or (BEFORE if place < first else AFTER if place > last else BESIDE)
        )
        yield Dropped(line.number, part.text, reason if own else MARK)
