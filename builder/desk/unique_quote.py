"""A passage as a note quotes it: its words, and the fewest words around them that make it unique."""

from __future__ import annotations

from builder.meaning.context import QuoteContext, shortest_context
from builder.meaning.folding import Folded, fold
from builder.meaning.matches import QuoteMatches, match_quote, span_of
from builder.meaning.spans import Span
from builder.values.records import Quote
from builder.values.text_file import Place

_EMPTY_CONTEXT = QuoteContext()


def shortest_unique_quote(
    folded: Folded, span: Span, old: QuoteContext = _EMPTY_CONTEXT
) -> tuple[str, QuoteContext] | None:
    """Return the words of a stretch of an article, and the context that makes them unique there.

    An ``old`` context that still holds is kept; one that does not is replaced by the words that are there now. ``None``
    means that no context distinguishes the passage from others.
    """
    words = text_on_one_line(folded, span)
    every = match_quote(Quote(words, "", "", Place("")), folded)
    at = every.hit_at(span)
    if at is None:
        return None
    kept = _kept(folded.text, at, every.length, old)
    needed = shortest_context(folded.text, every.hits, at, every.length) if len(every.hits) > 1 else QuoteContext()
    both = QuoteContext(kept.prefix or needed.prefix, kept.suffix or needed.suffix)
    longer = QuoteContext(needed.prefix or kept.prefix, needed.suffix or kept.suffix)
    for context in (kept, both, longer):
        if match_quote(Quote(words, *context, Place("")), folded).span == span:
            return words, _as_written(every, at, context)
    return None


def text_on_one_line(folded: Folded, span: Span) -> str:
    """Return a stretch of the article, on one line."""
    return " ".join(folded.source[span.start : span.end].split())


def _as_written(found: QuoteMatches, at: int, context: QuoteContext) -> QuoteContext:
    """The context in the article's own marks: in the folded text all quotation marks and dashes are alike."""
    folded, end = found.folded.text, at + found.length
    before, after = at - (folded[at - 1 : at] == " "), end + (folded[end : end + 1] == " ")
    return QuoteContext(
        _stretch(found.folded, before - len(context.prefix), before) if context.prefix else "",
        _stretch(found.folded, after, after + len(context.suffix)) if context.suffix else "",
    )


def _stretch(folded: Folded, start: int, end: int) -> str:
    return text_on_one_line(folded, span_of(folded, start, end))


def _kept(folded: str, at: int, length: int, old: QuoteContext) -> QuoteContext:
    """As many words before and after a place as the old context had."""
    before, after = (len(fold(words).text.split()) for words in old)
    reach = len("".join(old)) * 2 + 200
    return QuoteContext(
        " ".join(folded[max(0, at - reach) : at].split()[-before:]) if before else "",
        " ".join(folded[at + length : at + length + reach].split()[:after]),
    )
