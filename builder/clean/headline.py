"""The headline of a page: what the page shows and what its head states agree on."""

from __future__ import annotations

from collections.abc import Sequence

from builder.clean.language import count_words, letter_key
from builder.clean.page_blocks import PageBlocks
from builder.clean.publisher import TITLE_SEPARATORS, is_address, name_key_of_publisher
from builder.clean.text_facts import split_site_name

_LEAST_WORDS = 3
"""How many words a line that is no heading has at the least to be a headline: names of sections have fewer."""


def find_headline(seen: PageBlocks, found: str, site: str) -> str:
    """The headline: the heading, or else the longest line, of the page that its head names; or else what was ``found``.

    ``found`` may be the name of a section; a line that stands in the page and in its title is none.
    """
    names = {letter_key(site), *_names(seen)} - {""}
    headings = [heading for heading in seen.headings if count_words(heading) >= 2 and letter_key(heading) not in names]
    shown = [
        part.text
        for part in seen.logical_lines
        if count_words(part.text) >= _LEAST_WORDS and letter_key(part.text) not in names
    ]
    agreed = _named(headings, seen.titles) or _named(shown, seen.titles)
    return agreed or _without_site(found, headings, site) or next(iter(headings), "")


def _names(seen: PageBlocks) -> set[str]:
    """The letters of what stands at an end of a title beside a longer part that the page shows: names of the site."""
    shown = {letter_key(part.text) for part in seen.logical_lines}
    names = set()
    for title in seen.titles:
        pieces = [letter_key(piece) for piece in TITLE_SEPARATORS.split(title)]
        longest = max(pieces, key=len)
        if len(pieces) > 1 and longest in shown:
            names |= {piece for piece in (pieces[0], pieces[-1]) if piece != longest}
    return names


def _named(lines: Sequence[str], titles: Sequence[str]) -> str:
    """The longest of some lines that stand in a title."""
    whole = [letter_key(title) for title in titles]
    named = [line for line in lines if letter_key(line) and any(letter_key(line) in title for title in whole)]
    return max(named, key=lambda line: len(letter_key(line)), default="")


def _without_site(title: str, headings: Sequence[str], site: str) -> str:
    title = split_site_name(title, headings)[0]
    for bar in (*reversed(list(TITLE_SEPARATORS.finditer(title))), *list(TITLE_SEPARATORS.finditer(title))[:1]):
        before, behind = title[: bar.start()].strip(), title[bar.end() :].strip()
        for name, rest in ((behind, before), (before, behind)):
            if (
                rest
                and name
                and (is_address(name) or (site and name_key_of_publisher(name) == name_key_of_publisher(site)))
            ):
                return rest
    return title
