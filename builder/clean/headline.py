"""The headline of a page: what the page shows and what its head states agree on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.clean.blocks import Blocks
from builder.clean.facts import without_site
from builder.clean.language import letters, weight

LEAST = 3
"""How many words a line that is no heading has at the least to be a headline: names of sections have fewer."""


def headline(seen: Blocks, found: str, site: str) -> str:
    """The headline: the heading, or else the longest line, of the page that its head names; or else what was ``found``.

    ``found`` may be the name of a section; a line that stands in the page and in its title is none.
    """
    headings = [heading for heading in seen.heading if weight(heading) >= 2]
    shown = [part.text for part in seen.found if weight(part.text) >= LEAST]
    agreed = _named(headings, seen.titles) or _named(shown, seen.titles)
    return agreed or _without_site(found, headings, site) or next(iter(headings), "")


def _named(lines: Sequence[str], titles: Sequence[str]) -> str:
    """The longest of some lines that stand in a title."""
    whole = [letters(title) for title in titles]
    named = [line for line in lines if letters(line) and any(letters(line) in title for title in whole)]
    return max(named, key=lambda line: len(letters(line)), default="")


def _without_site(title: str, headings: Sequence[str], site: str) -> str:
    title = without_site(title, headings)[0]
    if site and re.search(rf"\s[|–—·-]\s*{re.escape(site)}$", title, re.IGNORECASE):
        return title[:len(title) - len(site)].rstrip(" |–—·-")
    return title
