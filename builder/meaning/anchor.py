"""Anchoring: which words of an article a note stands on.

A quote is a TextQuoteSelector (https://www.w3.org/TR/annotation-model/#text-quote-selector). It is accepted
only where it matches exactly, in the sense of `builder.meaning.folding`, and in one place only. There is no
second best: a lookalike is offered to the author in a message and never taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from builder.meaning.folding import Folded, fold, inside_word
from builder.meaning.nearest import Near, nearest, word_diff
from builder.values.problems import Problem
from builder.values.records import Article, Note, Quote

SNIPPET = 40
"""How many characters of a candidate's surroundings a message shows on either side."""

SHOWN = 20
"""How many candidates a message shows."""

REACH = 20_000
"""How many characters before and after a candidate are looked at for words that settle it."""


class Span(NamedTuple):
    """A stretch of a document's text: offsets of its first character and of the one after its last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchored:
    """A note and the spans of its passages, in the order of its quotes; none where it does not stand."""

    note: Note
    spans: tuple[Span, ...]
    problems: tuple[Problem, ...] = ()


def anchor(article: Article, notes: Iterable[Note]) -> list[Anchored]:
    """Find the passages of an article's notes."""
    text = article.body.text
    folded = fold(text)
    return [_anchored(note, article, text, folded) for note in notes]


def _anchored(note: Note, article: Article, text: str, folded: Folded) -> Anchored:
    if note.withdrawn:
        return Anchored(note, ())
    spans: list[Span] = []
    problems: list[Problem] = []
    for quote in note.quotes:
        found = locate(quote, text, folded)
        if isinstance(found, Span):
            spans.append(found)
        else:
            problems.append(_problem(quote, note, article, text, folded, found))
    return Anchored(note, () if problems else tuple(spans), tuple(problems))


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
        return _span(text, folded, fitting[0], fitting[0] + len(words))
    return Unplaced(hits, fitting, within_words=bool(every) and not hits)


def _occurrences(text: str, words: str) -> Iterable[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _span(text: str, folded: Folded, start: int, end: int) -> Span:
    first, last = folded.original(start), folded.original(end)
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return Span(first, last)


def _problem(quote: Quote, note: Note, article: Article, text: str, folded: Folded, found: Unplaced) -> Problem:
    who = f"the note “{note.id}” on “{article.id}”"
    words = fold(quote.exact).text.strip()
    spans = [_span(text, folded, at, at + len(words)) for at in found.hits]
    if len(found.fitting) > 1 or (len(found.hits) > 1 and not (quote.prefix or quote.suffix)):
        return Problem(quote.place, "quote-ambiguous",
                       f"The quote of {who} stands {len(found.hits)} times in the article.",
                       _settle(quote, folded.text, found.hits, spans, text))
    if found.hits:
        context = " and ".join(name for name, words in (("prefix", quote.prefix), ("suffix", quote.suffix)) if words)
        return Problem(quote.place, "quote-context",
                       f"The quote of {who} stands in the article, but not where its {context} "
                       f"{'say' if ' ' in context else 'says'}.",
                       _settle(quote, folded.text, found.hits, spans, text) if len(found.hits) > 1 else
                       f"It stands once: “{_snippet(text, spans[0])}”. If that is meant, leave the {context} out, or "
                       f"write\n    {_shortest_context(folded.text, found.hits, found.hits[0], len(words))[0]}")
    if found.within_words:
        at = folded.text.find(words)
        span = _span(text, folded, at, at + len(words))
        return Problem(quote.place, "quote-missing",
                       f"The quote of {who} stands only inside a longer word.",
                       f"The article reads “{_snippet(text, span)}”; quote whole words.")
    return _changed_or_missing(quote, who, text, nearest(text, quote.exact))


def _changed_or_missing(quote: Quote, who: str, text: str, near: Sequence[Near]) -> Problem:
    if not near:
        return Problem(quote.place, "quote-missing", f"The quote of {who} does not stand in the article.",
                       "If its words are gone from the source, say so with “withdrawn”; else quote the words that "
                       "the note is about.")
    best = near[0]
    words = text[best.start:best.end]
    alike = min(int(best.score * 100), 99)
    return Problem(quote.place, "quote-changed",
                   f"The quote of {who} is not what the article says; the nearest passage is "
                   f"{alike} % alike.",
                   f"{word_diff(quote.exact, words)}\n"
                   f"If that is the passage meant, write:\n  {'-' if quote.listed else 'quote:'} {yaml_text(words)}")


def _settle(quote: Quote, folded: str, hits: Sequence[int], spans: Sequence[Span], text: str) -> str:
    """For the first candidates their surroundings, and the shortest context that settles each, as YAML."""
    length = len(fold(quote.exact).text.strip())
    lines = ["To say which is meant, write one of:" if quote.listed else
             "To say which is meant, add beside the quote one of:"]
    for at, span in list(zip(hits, spans, strict=True))[:SHOWN]:
        lines.append(f"  “{_snippet(text, span)}”")
        context = _shortest_context(folded, hits, at, length)
        lines += [f"    - quote: {yaml_text(quote.exact)}", *(f"      {line}" for line in context)] if quote.listed \
            else (f"    {line}" for line in context)
    if len(hits) > SHOWN:
        lines.append(f"  and {len(hits) - SHOWN} more; a longer quote may be easier.")
    return "\n".join(lines)


def _shortest_context(folded: str, hits: Sequence[int], at: int, length: int) -> list[str]:
    """The fewest words before or else after a candidate that stand at no other, as YAML."""
    others = [other for other in hits if other != at]
    befores, afters = folded[max(0, at - REACH):at].split(), folded[at + length:at + length + REACH].split()
    before = after = ""
    for count in (*range(1, 13), *(2 ** power for power in range(4, 20))):
        before, after = " ".join(befores[-count:]), " ".join(afters[:count])
        if before and not any(_ends_with(folded, other, before) for other in others):
            return [f"prefix: {yaml_text(before)}"]
        if after and not any(_goes_on_with(folded, other + length, after) for other in others):
            return [f"suffix: {yaml_text(after)}"]
        if count > max(len(befores), len(afters)):
            break
    return [f"prefix: {yaml_text(before)}", f"suffix: {yaml_text(after)}"]


def _ends_with(folded: str, at: int, words: str) -> bool:
    """Whether the words stand just before an offset, white space aside."""
    return folded.endswith(words, 0, at - 1 if folded[at - 1:at] == " " else at)


def _goes_on_with(folded: str, at: int, words: str) -> bool:
    """Whether the words stand just after an offset, white space aside."""
    return folded.startswith(words, at + 1 if folded[at:at + 1] == " " else at)


def _snippet(text: str, span: Span) -> str:
    start, end = max(0, span.start - SNIPPET), min(len(text), span.end + SNIPPET)
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    words = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{words}{'…' if end < len(text.rstrip()) else ''}"


def yaml_text(text: str) -> str:
    """The text as a YAML value to paste: in double quotation marks, on one line."""
    plain = " ".join(text.split())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
