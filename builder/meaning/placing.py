"""Where a quote stands in a text: in one place, or why not.

A quote is a TextQuoteSelector (https://www.w3.org/TR/annotation-model/#text-quote-selector). It is accepted
only where it matches exactly, in the sense of `builder.meaning.folding`, and in one place only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from builder.meaning.folding import Folded, fold, inside_word
from builder.values.records import Quote

SNIPPET = 40
"""How many characters of a candidate's surroundings a message shows on either side."""

REACH = 20_000
"""How many characters before and after a candidate are looked at for words that settle it."""


class Span(NamedTuple):
    """A stretch of a document's text: offsets of its first character and of the one after its last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A quote that does not stand in exactly one place: where it could, and which of those its context allows."""

    hits: tuple[int, ...]
    fitting: tuple[int, ...]
    within_words: bool


def locate(quote: Quote, text: str, folded: Folded) -> Span | Unplaced:
    """The one place where the quote stands, or why there is not one.

    ``folded`` is ``fold(text)``, made once for all quotes of an article.
    """
    words = fold(quote.exact).text.strip()
    every = list(_occurrences(folded.text, words))
    hits = tuple(at for at in every if not inside_word(folded.text, at)
                 and not inside_word(folded.text, at + len(words)))
    before, after = fold(quote.prefix).text.strip(), fold(quote.suffix).text.strip()
    fitting = tuple(at for at in hits if _ends_with(folded.text, at, before)
                    and _goes_on_with(folded.text, at + len(words), after))
    if len(fitting) == 1:
        return span_of(text, folded, fitting[0], fitting[0] + len(words))
    return Unplaced(hits, fitting, within_words=bool(every) and not hits)


def _occurrences(text: str, words: str) -> Iterable[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def span_of(text: str, folded: Folded, start: int, end: int) -> Span:
    """A stretch of the folded text as one of the text, without white space at its ends."""
    first, last = folded.original(start), folded.original(end)
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return Span(first, last)


def shortest_context(folded: str, hits: Sequence[int], at: int, length: int) -> tuple[str, str]:
    """A prefix and a suffix that settle a candidate: the fewest words that stand at no other; mostly one is empty.

    ``folded`` is the folded text, ``hits`` are the offsets in it of all candidates, ``at`` is one of them; all are
    ``length`` long.
    """
    others = [other for other in hits if other != at]
    befores, afters = folded[max(0, at - REACH):at].split(), folded[at + length:at + length + REACH].split()
    before = after = ""
    for count in (*range(1, 13), *(2 ** power for power in range(4, 20))):
        before, after = " ".join(befores[-count:]), " ".join(afters[:count])
        if before and not any(_ends_with(folded, other, before) for other in others):
            return before, ""
        if after and not any(_goes_on_with(folded, other + length, after) for other in others):
            return "", after
        if count > max(len(befores), len(afters)):
            break
    return before, after


def _ends_with(folded: str, at: int, words: str) -> bool:
    """Whether the words stand just before an offset, white space aside."""
    return folded.endswith(words, 0, at - 1 if folded[at - 1:at] == " " else at)


def _goes_on_with(folded: str, at: int, words: str) -> bool:
    """Whether the words stand just after an offset, white space aside."""
    return folded.startswith(words, at + 1 if folded[at:at + 1] == " " else at)


def snippet(text: str, span: Span) -> str:
    """A passage with what stands around it, in one line, cut at words."""
    start, end = max(0, span.start - SNIPPET), min(len(text), span.end + SNIPPET)
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    words = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{words}{'…' if end < len(text.rstrip()) else ''}"
