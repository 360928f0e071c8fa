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

MOST_HITS = 1_000
"""How many places of a quote's words are distinguished; words at more places need a context to be a quote."""

Verdict = Literal["anchored", "ambiguous", "elsewhere", "within words", "absent"]
"""The verdict on a quote: it is anchored to one place; its words are at several; they are only at places that its
prefix and suffix do not allow; only inside longer words or numbers; or nowhere."""


@dataclass(frozen=True)
class QuoteMatches:
    """The places of a quote's words, as offsets in the folded text.

    ``hits`` are all of them, ``fitting`` those that prefix and suffix allow, and ``length`` is that of the words,
    folded too. ``within`` is the first place inside a longer word or number, where there is no hit. ``examined`` is how
    many places were looked at. Of words that are at very many places, only the first of these are among the hits.
    """

    folded: Folded
    length: int
    hits: tuple[int, ...]
    fitting: tuple[int, ...]
    has_context: bool
    within: int | None
    examined: int = 0

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


def match_quote(quote: Quote, folded: Folded, most: int | None = None) -> QuoteMatches:
    """Find the words of a quote in an article; ``folded`` is its text, folded once for all quotes.

    If ``most`` is given, no more places than these are looked at. If there are more, ``examined`` is greater than it.
    """
    wanted = _Wanted.of(quote)
    every, hits, fitting = list[int](), list[int](), list[int]()
    examined = 0
    for at in _occurrences(folded.text, wanted.words):
        examined += 1
        if most is not None and examined > most:
            break
        fits = wanted.context is None or is_context_at(folded, at, len(wanted.words), wanted.context)
        if (len(hits) >= MOST_HITS and not fits) or not wanted.is_meant_at(folded, at):
            continue
        every += [at] if not every else []
        if not cuts_word(folded, at) and not cuts_word(folded, at + len(wanted.words)):
            hits.append(at)
            fitting += [at] if fits else []
        if len(fitting) >= MOST_HITS:
            break
    return QuoteMatches(
        folded,
        len(wanted.words),
        tuple(hits),
        tuple(fitting),
        wanted.context is not None,
        every[0] if every and not hits else None,
        examined,
    )


@dataclass(frozen=True)
class _Wanted:
    """A quote as it is compared: folded, its words without outer white space, and its context if it has one."""

    folded: Folded
    words: str
    lead: int
    context: QuoteContext | None

    @classmethod
    def of(cls, quote: Quote) -> _Wanted:
        folded = fold(quote.exact)
        context = QuoteContext(fold(quote.prefix).text.strip(), fold(quote.suffix).text.strip())
        lead = len(folded.text) - len(folded.text.lstrip())
        return cls(folded, folded.text.strip(), lead, context if quote.prefix or quote.suffix else None)

    def is_meant_at(self, folded: Folded, at: int) -> bool:
        """Whether units of measure and the sign of a number are the same there."""
        return has_same_units(self.folded, folded, at - self.lead) and (
            self.words[0] != "-" or is_signed(self.folded, self.lead) == is_signed(folded, at)
        )


def span_of(folded: Folded, start: int, end: int) -> Span:
    """The stretch of the text that two offsets in its folded form enclose, without white space at either end."""
    return Span(*folded.stretch(start, end))


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
