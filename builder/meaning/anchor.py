"""Anchoring: which words of an article a note stands on.

A quote is a TextQuoteSelector (https://www.w3.org/TR/annotation-model/#text-quote-selector). It is accepted
only where it matches exactly, in the sense of `builder.meaning.folding`, and in one place only. There is no
second best: a lookalike is offered to the author in a message and never taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from builder.meaning.boundaries import cuts, is_signed, whole
from builder.meaning.context import Context, fits, shortest_context, snippet, yaml_text
from builder.meaning.folding import Folded, fold
from builder.meaning.letters import is_in_title
from builder.meaning.look_alikes import look_alikes
from builder.meaning.nearest import Near, nearest
from builder.meaning.unit_marks import same_units
from builder.meaning.word_diff import word_diff
from builder.values.problems import Problem
from builder.values.records import Article, Note, Quote
from builder.values.source import Place

SHOWN = 20
"""How many candidates a message shows."""


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
    found = places(quote, folded)
    return span_of(text, folded, found.fitting[0], found.fitting[0] + len(words)) if len(found.fitting) == 1 else found


def places(quote: Quote, folded: Folded) -> Unplaced:
    """All places where the quote stands in the folded text, as offsets in that, and those that its context allows."""
    wanted = fold(quote.exact)
    words = wanted.text.strip()
    lead = len(wanted.text) - len(wanted.text.lstrip())
    every = [
        at
        for at in _occurrences(folded.text, words)
        if same_units(wanted, folded, at - lead) and is_signed(wanted, lead) == is_signed(folded, at)
    ]
    hits = tuple(at for at in every if not cuts(folded, at) and not cuts(folded, at + len(words)))
    context = Context(fold(quote.prefix).text.strip(), fold(quote.suffix).text.strip())
    fitting = tuple(at for at in hits if fits(folded, at, len(words), context))
    return Unplaced(hits, fitting, within_words=bool(every) and not hits)


def longer_around(quote: Quote, text: str, folded: Folded) -> Span:
    """The longer word or number that holds a quote which stands only ``within_words``, at the first such place."""
    words = fold(quote.exact).text.strip()
    at = folded.text.find(words)
    return span_of(text, folded, *whole(folded, at, at + len(words)))


def _occurrences(text: str, words: str) -> Iterable[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def span_of(text: str, folded: Folded, start: int, end: int) -> Span:
    """The stretch of the text that two offsets in its folded form enclose, without white space at either end."""
    first, last = folded.original(start), folded.original(end)
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return Span(first, last)


def _problem(quote: Quote, note: Note, article: Article, text: str, folded: Folded, found: Unplaced) -> Problem:
    who = f"the note “{note.id}” on “{article.id}”"
    words = fold(quote.exact).text.strip()
    spans = [span_of(text, folded, at, at + len(words)) for at in found.hits]
    if len(found.fitting) > 1 or (len(found.hits) > 1 and not (quote.prefix or quote.suffix)):
        return Problem(
            quote.place,
            "quote-ambiguous",
            f"The quote of {who} stands {len(found.hits)} times in the article.",
            _settle(quote, folded.text, found.hits, spans, text),
        )
    if found.hits:
        context = " and ".join(name for name, words in (("prefix", quote.prefix), ("suffix", quote.suffix)) if words)
        return Problem(
            quote.place,
            "quote-context",
            f"The quote of {who} stands in the article, but not where its {context} "
            f"{'say' if ' ' in context else 'says'}.",
            _settle(quote, folded.text, found.hits, spans, text)
            if len(found.hits) > 1
            else _leave_out(
                context,
                snippet(text, *spans[0]),
                shortest_context(folded.text, found.hits, found.hits[0], len(words)).lines(),
            ),
        )
    if found.within_words:
        return _within_word(quote, who, text, folded)
    return _changed_or_missing(quote, who, article, folded)


def _within_word(quote: Quote, who: str, text: str, folded: Folded) -> Problem:
    words = fold(quote.exact).text.strip()
    at = folded.text.find(words)
    first, last = whole(folded, at, at + len(words))
    cut = folded.text[first:at][-1:] + folded.text[at : at + 1] if first < at else folded.text[at:last][-2:]
    longer = longer_around(quote, text, folded)
    shown = " ".join(text[longer.start : longer.end].split())
    # What the article says is for the hint alone: drafts show the message even where rights withhold the text.
    return Problem(
        quote.place,
        "quote-missing",
        f"The quote of {who} stands only inside a longer {'number' if cut[-1:].isdigit() else 'word'}.",
        f"It is a part of “{shown}” in “{snippet(text, *longer)}”. Quote whole words and numbers:\n"
        f"  {'-' if quote.listed else 'quote:'} {yaml_text(shown)}",
    )


def _leave_out(context: str, stands: str, right: Sequence[str]) -> str:
    said = f"It stands once: “{stands}”. If that is meant, leave the {context} out"
    return f"{said}, or write\n    {right[0]}" if right else f"{said}."


def _changed_or_missing(quote: Quote, who: str, article: Article, folded: Folded) -> Problem:
    text = article.body.text
    near = nearest(text, quote.exact, quote.prefix, quote.suffix, folded)
    if is_in_title(quote.exact, article.title):
        return Problem(
            quote.place,
            "quote-missing",
            f"The quote of {who} has words of the article's title, which is not part of its text.",
            "A note hangs on the text below the title: quote the words there that the note is about."
            + (f" Nearest to it is\n{_offered(quote, text, near[0], folded)}" if near else ""),
        )
    if not near:
        return Problem(
            quote.place,
            "quote-missing",
            f"The quote of {who} does not stand in the article.",
            "If its words are gone from the source, say so with “withdrawn”; else quote the words that "
            "the note is about.",
        )
    alike = min(int(near[0].score * 100), 99)
    return Problem(
        quote.place,
        "quote-changed",
        f"The quote of {who} is not what the article says; the nearest passage is {alike} % alike.",
        _offered(quote, text, near[0], folded),
    )


def _offered(quote: Quote, text: str, near: Near, folded: Folded) -> str:
    """A passage as a word diff, what cannot be seen in that, and as YAML, with a context where it has its like."""
    words = text[near.start : near.end]
    context = _telling(Span(near.start, near.end), text, folded)
    key = "-" if quote.listed and not context else "- quote:" if quote.listed else "quote:"
    indent = "    " if quote.listed else "  "
    return "\n".join(
        (
            word_diff(quote.exact, words),
            *look_alikes(quote.exact, words),
            f"If that is the passage meant, write:\n  {key} {yaml_text(words)}",
            *(f"{indent}{line}" for line in context),
        )
    )


def _telling(span: Span, text: str, folded: Folded) -> list[str]:
    """The shortest context, as YAML, that tells a passage from others of the same words; none where there are none."""
    words = text[span.start : span.end]
    hits, length = places(Quote(words, "", "", Place("")), folded).hits, len(fold(words).text.strip())
    at = next((hit for hit in hits if span_of(text, folded, hit, hit + length) == span), None)
    return shortest_context(folded.text, hits, at, length).lines() if at is not None and len(hits) > 1 else []


def _settle(quote: Quote, folded: str, hits: Sequence[int], spans: Sequence[Span], text: str) -> str:
    """For the first candidates their surroundings, and the shortest context that settles each, as YAML."""
    length = len(fold(quote.exact).text.strip())
    lines = [
        "To say which is meant, write one of:"
        if quote.listed
        else "To say which is meant, add beside the quote one of:"
    ]
    for at, span in list(zip(hits, spans, strict=True))[:SHOWN]:
        lines.append(f"  “{snippet(text, *span)}”")
        context = shortest_context(folded, hits, at, length).lines()
        lines += (
            [f"    - quote: {yaml_text(quote.exact)}", *(f"      {line}" for line in context)]
            if quote.listed
            else (f"    {line}" for line in context)
        )
    if len(hits) > SHOWN:
        lines.append(f"  and {len(hits) - SHOWN} more; a longer quote may be easier.")
    return "\n".join(lines)
