"""Anchoring: the words of an article that a note is about.

A quote is accepted only if it matches (see `builder.meaning.matches`), and in one place only. There is no second best:
a similar passage is offered to the author in a message and never accepted by the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.meaning.boundaries import widen_to_words
from builder.meaning.context import shortest_context, snippet
from builder.meaning.folding import Folded, fold_article
from builder.meaning.letter_search import is_in_title
from builder.meaning.look_alikes import describe_look_alikes
from builder.meaning.matches import MOST_HITS, QuoteMatches, Verdict, match_quote
from builder.meaning.nearest import NearPassage, nearest_passage, pairs_for_each
from builder.meaning.spans import Span
from builder.meaning.word_diff import word_diff
from builder.values.document import Document
from builder.values.problems import Problem
from builder.values.records import Article, Note, Quote
from builder.values.text_file import Place
from builder.values.yaml_text import quoted_words

MOST_CANDIDATES_SHOWN = 20
"""How many candidates a message shows."""

_MOST_SETTLED = 60
"""For how many candidates a context is looked for that no other of them has."""

MOST_EXPLAINED = 100
"""How many wrong quotes of an article are explained; as many problems of a file are shown."""

MOST_EXAMINED = 60_000
"""How many places of an article's text are looked at for all of its quotes, except for `_MOST_GUARANTEED`."""

_MOST_GUARANTEED = 50
"""How many places are looked at for a quote, however many were looked at for those before it."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """A note and the spans of its passages, in the order of its quotes; without spans if it is not anchored.

    ``words`` are the words of the passages on one line each, as far as readers may see them.
    """

    note: Note
    spans: tuple[Span, ...]
    problems: tuple[Problem, ...] = ()
    words: tuple[str, ...] = ()


def anchor_notes(article: Article, body: Document, notes: Iterable[Note]) -> list[Anchored]:
    """Find the passages of an article's notes.

    What all of them take is bounded, however many quotes are wrong: see `MOST_EXPLAINED` and `MOST_EXAMINED`.
    """
    notes = tuple(notes)
    folded = fold_article(body.text, article.language)
    found, examined = list[tuple[QuoteMatches | None, ...]](), 0
    known = dict[tuple[str, str, str], QuoteMatches | None]()
    for note in notes:
        matches = list[QuoteMatches | None]()
        for quote in () if note.withdrawn else note.quotes:
            words = (quote.exact, quote.prefix, quote.suffix)
            if words not in known:
                most = max(MOST_EXAMINED - examined, _MOST_GUARANTEED)
                match = match_quote(quote, folded, most)
                examined += match.examined
                known[words] = match if match.examined <= most else None
            matches.append(known[words])
        found.append(tuple(matches))
    wrong = sum(match is None or match.span is None for matches in found for match in matches)
    explain = _Explanations(article, body.text, folded, pairs_for_each(wrong))
    return [_anchored(note, matches, explain) for note, matches in zip(notes, found, strict=True)]


def _anchored(note: Note, matches: Sequence[QuoteMatches | None], explain: _Explanations) -> Anchored:
    spans: list[Span] = []
    problems: list[Problem] = []
    for quote, found in zip(note.quotes, matches, strict=False):  # of a withdrawn note, none is looked for
        if found and found.span:
            spans.append(found.span)
        else:
            problems.append(explain.problem(quote, note, found))
    return Anchored(note, () if problems else tuple(spans), tuple(problems))


@dataclass
class _Explanations:
    """What is wrong with the quotes of one article; ``pairs`` of words are compared at most for each."""

    article: Article
    text: str
    folded: Folded
    pairs: int
    made: int = 0

    def problem(self, quote: Quote, note: Note, found: QuoteMatches | None) -> Problem:
        who = f"the note “{note.id}” on “{self.article.id}”"
        self.made += 1
        if found is None:
            return _not_looked_for(quote, who)
        if self.made > MOST_EXPLAINED:
            return _not_explained(quote, who, found)
        return _problem(quote, who, self, found)


def _not_looked_for(quote: Quote, who: str) -> Problem:
    return Problem(
        quote.place,
        "quote-ambiguous",
        f"The quote of {who} stands at more than {_MOST_GUARANTEED} places, and was not looked for: all quotes on this "
        f"article stand at more than {MOST_EXAMINED:,} places.",
        "Quote more words.",
    )


def _not_explained(quote: Quote, who: str, found: QuoteMatches) -> Problem:
    code, what = _SHORTLY[found.verdict]
    return Problem(
        quote.place,
        code,
        f"The quote of {who} {what}.",
        f"Of the quotes on this article that are wrong, the first {MOST_EXPLAINED} are explained: repair those first.",
    )


_SHORTLY: Mapping[Verdict, tuple[str, str]] = {
    "ambiguous": ("quote-ambiguous", "stands several times in the article"),
    "elsewhere": ("quote-context", "stands in the article, but not where its context says"),
    "within words": ("quote-missing", "stands only inside longer words or numbers"),
    "absent": ("quote-missing", "does not stand in the article"),
}
"""The code of a problem with a quote, and what is wrong in a few words, by the verdict."""


def _problem(quote: Quote, who: str, explain: _Explanations, found: QuoteMatches) -> Problem:
    text = explain.text
    if found.verdict == "ambiguous":
        return Problem(
            quote.place,
            "quote-ambiguous",
            f"The quote of {who} stands {_count(found)} times in the article.",
            _settle(quote, found, text),
        )
    if found.verdict == "elsewhere":
        context = " and ".join(name for name, words in (("prefix", quote.prefix), ("suffix", quote.suffix)) if words)
        return Problem(
            quote.place,
            "quote-context",
            f"The quote of {who} stands in the article, but not where its {context} "
            f"{'say' if ' ' in context else 'says'}.",
            _settle(quote, found, text)
            if len(found.hits) > 1
            else _leave_out(context, snippet(text, *found.spans[0]), _context_yaml(found, found.hits[0])),
        )
    if found.verdict == "within words":
        return _within_word(quote, who, text, found)
    return _changed_or_missing(quote, who, explain)


def _first_place(found: QuoteMatches, text: str) -> str:
    return f"The first is: “{snippet(text, *found.span_at(found.hits[0]))}”"


def _count(found: QuoteMatches) -> str:
    return f"{'at least ' * (len(found.hits) >= MOST_HITS)}{len(found.hits)}"


def _within_word(quote: Quote, who: str, text: str, found: QuoteMatches) -> Problem:
    longer = found.longer
    assert longer is not None and found.within is not None
    shown = " ".join(text[longer.start : longer.end].split())
    # What the article says is for the hint alone: drafts show the message even where rights withhold the text.
    return Problem(
        quote.place,
        "quote-missing",
        f"The quote of {who} stands only inside a longer {'number' if _cuts_number(found) else 'word'}.",
        f"It is a part of “{shown}” in “{snippet(text, *longer)}”. Quote whole words and numbers:\n"
        f"  {'-' if quote.is_listed else 'quote:'} {quoted_words(shown)}",
    )


def _cuts_number(found: QuoteMatches) -> bool:
    """Whether it is a number that words which are only ``within`` a longer one cut."""
    folded, at = found.folded, found.within or 0
    first, last = widen_to_words(folded, at, at + found.length)
    cut = folded.text[first:at][-1:] + folded.text[at : at + 1] if first < at else folded.text[at:last][-2:]
    return cut[-1:].isdigit()


def _leave_out(context: str, stands: str, right: Sequence[str]) -> str:
    said = f"It stands once: “{stands}”. If that is meant, leave the {context} out"
    return f"{said}, or write\n    {right[0]}" if right else f"{said}."


def _changed_or_missing(quote: Quote, who: str, explain: _Explanations) -> Problem:
    text, folded = explain.text, explain.folded
    near = nearest_passage(text, quote.exact, quote.prefix, quote.suffix, folded, explain.pairs)
    if is_in_title(quote.exact, explain.article.title):
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


def _offered(quote: Quote, text: str, near: NearPassage, folded: Folded) -> str:
    """Return a passage as a word diff, its invisible differences, and as YAML, with a context if it is not unique."""
    words = text[near.start : near.end]
    context = _telling(Span(near.start, near.end), text, folded)
    key = "-" if quote.is_listed and not context else "- quote:" if quote.is_listed else "quote:"
    indent = "    " if quote.is_listed else "  "
    return "\n".join(
        (
            word_diff(quote.exact, words),
            *describe_look_alikes(quote.exact, words),
            f"If that is the passage meant, write:\n  {key} {quoted_words(words)}",
            *(f"{indent}{line}" for line in context),
        )
    )


def _telling(span: Span, text: str, folded: Folded) -> list[str]:
    """Return the shortest context, as YAML, that makes a passage unique; an empty result if it is unique already."""
    found = match_quote(Quote(text[span.start : span.end], "", "", Place("")), folded)
    at = found.hit_at(span)
    return _context_yaml(found, at) if at is not None and len(found.hits) > 1 else []


def _context_yaml(found: QuoteMatches, at: int) -> list[str]:
    return shortest_context(found.folded.text, found.hits, at, found.length).lines()


def _settle(quote: Quote, found: QuoteMatches, text: str) -> str:
    """For the first candidates their surroundings, and the shortest context that settles each, as YAML."""
    if len(found.hits) > _MOST_SETTLED:
        return f"Quote more words; to settle which of so many is meant would take long. {_first_place(found, text)}"
    lines = [
        "To say which is meant, write one of:"
        if quote.is_listed
        else "To say which is meant, add beside the quote one of:"
    ]
    for at, span in list(zip(found.hits, found.spans, strict=True))[:MOST_CANDIDATES_SHOWN]:
        lines.append(f"  “{snippet(text, *span)}”")
        context = _context_yaml(found, at)
        lines += (
            [f"    - quote: {quoted_words(quote.exact)}", *(f"      {line}" for line in context)]
            if quote.is_listed
            else (f"    {line}" for line in context)
        )
    if len(found.hits) > MOST_CANDIDATES_SHOWN:
        lines.append(f"  and {len(found.hits) - MOST_CANDIDATES_SHOWN} more; a longer quote may be easier.")
    return "\n".join(lines)
