"""Where the words of a quote are in an article, and the verdict on the quote.

A quote is a TextQuoteSelector (https://www.w3.org/TR/annotation-model/#text-quote-selector). It matches where the
article has the same words, as folded by `builder.meaning.folding`, and where it does not cut a word or number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from builder.meaning.boundaries import cuts_word, is_signed, widen_to_words
from builder.meaning.context import QuoteContext, is_context_at
from builder.meaning.folding import Folded, fold
from builder.meaning.spans import Span
from builder.meaning.unit_marks import has_same_units
from builder.values.records import Quote

Verdict = Literal["anchored", "ambiguous", "elsewhere", "within words", "absent"]
"""The verdict on a quote: it is anchored to one place; its words are at several; they are only at places that its
prefix and suffix do not allow; only inside longer words or numbers; or nowhere."""


@dataclass(frozen=True)
class QuoteMatches:
    """The places of a quote's words, as offsets in the folded text.

    ``hits`` are all of them, ``fitting`` those that prefix and suffix allow, and ``length`` is that of the words,
    folded too. ``within`` is the first place inside a longer word or number, where there is no hit.
    """

    folded: Folded
    length: int
    hits: tuple[int, ...]
    fitting: tuple[int, ...]
    has_context: bool
    within: int | None

    @property
    def verdict(self) -> Verdict:
        """The verdict of these matches on the quote."""
        if len(self.fitting) == 1:
            return "anchored"
        if len(self.fitting) > 1 or (len(self.hits) > 1 and not self.has_context):
            return "ambiguous"
        if self.hits:
            return "elsewhere"
        return "absent" if self.within is None else "within words"

    @property
    def span(self) -> Span | None:
        """The one place of the quote; ``None`` unless it is anchored."""
        return self.span_at(self.fitting[0]) if len(self.fitting) == 1 else None

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The hits as spans of the original."""
        return tuple(map(self.span_at, self.hits))

    @property
    def longer(self) -> Span | None:
        """The longer word or number that contains the words, if they are nowhere else."""
        if self.within is None:
            return None
        return span_of(self.folded, *widen_to_words(self.folded, self.within, self.within + self.length))

    def span_at(self, hit: int) -> Span:
        """The span of a hit."""
        return span_of(self.folded, hit, hit + self.length)

    def hit_at(self, span: Span) -> int | None:
        """The hit that has this span."""
        return next((hit for hit, other in zip(self.hits, self.spans, strict=True) if other == span), None)


def match_quote(quote: Quote, folded: Folded) -> QuoteMatches:
    """Find the words of a quote in an article; ``folded`` is its text, folded once for all quotes."""
    wanted = fold(quote.exact)
    words = wanted.text.strip()
    lead = len(wanted.text) - len(wanted.text.lstrip())
    every = [
        at
        for at in _occurrences(folded.text, words)
        if has_same_units(wanted, folded, at - lead)
        and (words[0] != "-" or is_signed(wanted, lead) == is_signed(folded, at))
    ]
    hits = tuple([at for at in every if not cuts_word(folded, at) and not cuts_word(folded, at + len(words))])
    fitting = hits
    if quote.prefix or quote.suffix:
        context = QuoteContext(fold(quote.prefix).text.strip(), fold(quote.suffix).text.strip())
        fitting = tuple(at for at in hits if is_context_at(folded, at, len(words), context))
    return QuoteMatches(
        folded,
        len(words),
        hits,
        fitting,
        bool(quote.prefix or quote.suffix),
        every[0] if every and not hits else None,
    )


def span_of(folded: Folded, start: int, end: int) -> Span:
    """The stretch of the text that two offsets in its folded form enclose, without white space at either end."""
    return Span(*folded.stretch(start, end))


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
