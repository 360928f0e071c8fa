"""The rule on how much of someone else's text is shown if rights allow a part of it.

No law gives a number. These are this project's: a publisher could well object to more.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.meaning.rights import VisibleArticle
from builder.meaning.site import Site
from builder.meaning.spans import Span, merged_spans
from builder.values.problems import Problem

LARGEST_SHARE = {"quotes": 0.25, "excerpt": 0.5}
"""The largest share of an article's words to show, by its rights."""

FEW_WORDS = 25
"""How many words can be shown of even the shortest article."""

LONGEST_PASSAGE = 100
"""How many words one passage can have if rights are ``quotes``: overlapping ones are one passage."""


def review_quotation_limits(site: Site) -> Iterator[Problem]:
    """Yield articles of which more is shown than “quotes” or “excerpt” mean. A digest is the analyst's own text."""
    for readable in site.articles:
        article = readable.article
        share = LARGEST_SHARE.get(article.rights)
        if share is None or article.digest:
            continue
        shown = [*_shown(readable), *_earlier(readable)]
        if sum(shown) > max(FEW_WORDS, share * article.words):
            yield Problem(
                article.place,
                "much-quoted",
                f"Readers see {sum(shown)} of the {article.words} words of “{article.id}”, more than "
                f"{share * 100:.0f} % of an article whose rights are “{article.rights}”.",
                "Quote less: shorter passages, or fewer notes.",
                "warning",
            )
        elif article.rights == "quotes" and max(shown, default=0) > LONGEST_PASSAGE:
            yield Problem(
                article.place,
                "much-quoted",
                f"One passage of “{article.id}” has {max(shown)} words, more than {LONGEST_PASSAGE}, and its "
                "rights are “quotes”.",
                "Quote the words that the note is about, and no more; notes that overlap are one passage.",
                "warning",
            )


def _shown(readable: VisibleArticle) -> list[int]:
    """The number of words in each stretch that readers see: passages, or whole blocks with a passage in them."""
    body = readable.body
    spans = [span for note in readable.notes for span in note.spans]
    if readable.article.rights == "excerpt":
        spans = [Span(block.start, block.end) for block in body.blocks]
    return [len(body.text[span.start : span.end].split()) for span in merged_spans(spans)]


def _earlier(readable: VisibleArticle) -> list[int]:
    """Return the number of words in each earlier wording of the article, which readers see next to the present one."""
    return [len(each.quote.split()) for anchored in readable.notes for each in anchored.note.earlier]
