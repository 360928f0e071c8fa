"""Find the headline of a page: a line that it shows and that its head states too."""

from __future__ import annotations

from collections.abc import Sequence

from builder.clean.language import count_words, letter_key
from builder.clean.page_blocks import PageBlocks
from builder.clean.publisher import TITLE_SEPARATORS, is_address, name_key_of_publisher
from builder.clean.text_facts import split_site_name

_LEAST_WORDS = 3
"""The least number of words of a headline that is not marked as a heading; names of sections have fewer."""


def find_headline(seen: PageBlocks, found: str, site: str) -> str:
    """Return the heading, or else the longest line, that the head of the page states too; or else ``found``.

    ``found`` can be the name of a section; a line that is in the page and in its title is not one.
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
    """Return letter keys of names of the site: parts at an end of a title with a longer part that the page shows."""
    shown = {letter_key(part.text) for part in seen.logical_lines}
    names = set()
    for title in seen.titles:
        pieces = [letter_key(piece) for piece in TITLE_SEPARATORS.split(title)]
        longest = max(pieces, key=len)
        if len(pieces) > 1 and longest in shown:
            names |= {piece for piece in (pieces[0], pieces[-1]) if piece != longest}
    return names


def _named(lines: Sequence[str], titles: Sequence[str]) -> str:
    """Return the longest line that is in a title; an empty string if there is none."""
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
