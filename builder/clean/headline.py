"""The headline of a page: what the page shows and what its head states agree on."""

from __future__ import annotations

from collections.abc import Sequence

from builder.clean.blocks import Blocks
from builder.clean.facts import without_site
from builder.clean.language import letters, weight
from builder.clean.publisher import BARS, core, is_address

LEAST = 3
"""How many words a line that is no heading has at the least to be a headline: names of sections have fewer."""


def headline(seen: Blocks, found: str, site: str) -> str:
    """The headline: the heading, or else the longest line, of the page that its head names; or else what was ``found``.

    ``found`` may be the name of a section; a line that stands in the page and in its title is none.
    """
    names = {letters(site), *_names(seen)} - {""}
    headings = [heading for heading in seen.heading if weight(heading) >= 2 and letters(heading) not in names]
    shown = [part.text for part in seen.found if weight(part.text) >= LEAST and letters(part.text) not in names]
    agreed = _named(headings, seen.titles) or _named(shown, seen.titles)
    return agreed or _without_site(found, headings, site) or next(iter(headings), "")


def _names(seen: Blocks) -> set[str]:
    """The letters of what stands at an end of a title beside a longer part that the page shows: names of the site."""
    shown = {letters(part.text) for part in seen.found}
    names = set()
    for title in seen.titles:
        pieces = [letters(piece) for piece in BARS.split(title)]
        longest = max(pieces, key=len)
        if len(pieces) > 1 and longest in shown:
            names |= {piece for piece in (pieces[0], pieces[-1]) if piece != longest}
    return names


def _named(lines: Sequence[str], titles: Sequence[str]) -> str:
    """The longest of some lines that stand in a title."""
    whole = [letters(title) for title in titles]
    named = [line for line in lines if letters(line) and any(letters(line) in title for title in whole)]
    return max(named, key=lambda line: len(letters(line)), default="")


def _without_site(title: str, headings: Sequence[str], site: str) -> str:
    title = without_site(title, headings)[0]
    for bar in (*reversed(list(BARS.finditer(title))), *list(BARS.finditer(title))[:1]):
        before, behind = title[: bar.start()].strip(), title[bar.end() :].strip()
        for name, rest in ((behind, before), (before, behind)):
            if rest and name and (is_address(name) or (site and core(name) == core(site))):
                return rest
    return title
