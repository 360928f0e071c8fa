"""The rule on earlier wordings: one that an article still has was not changed."""

from __future__ import annotations

from collections.abc import Iterator

from builder.meaning.folding import fold
from builder.meaning.site import Site
from builder.values.problems import Problem


def unchanged_wordings(site: Site) -> Iterator[Problem]:
    """Yield notes with present words that are also given as an earlier wording."""
    for note in (anchored.note for readable in site.articles for anchored in readable.notes):
        now = {_compared(quote.exact) for quote in note.quotes}
        if any(_compared(each.quote) in now for each in note.earlier):
            yield Problem(
                note.place,
                "earlier-unchanged",
                f"An earlier wording of “{note.id}” is what its quote says now.",
                "Write what the article said before, or leave that wording out.",
                "warning",
            )


def _compared(words: str) -> str:
    return fold(words).text.strip()
