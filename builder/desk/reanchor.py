"""Notes with words that have changed in their article: which they are, and their candidates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from builder.desk.context_fit import begins_sentence, does_context_fit
from builder.desk.editable_article import EditableArticle
from builder.desk.letter_comparison import find_same_wording, is_same_statement, letters_of
from builder.desk.unique_quote import shortest_unique_quote
from builder.desk.yaml_edit import YamlFile
from builder.meaning.context import QuoteContext
from builder.meaning.folding import fold
from builder.meaning.letter_search import is_in_title
from builder.meaning.matches import QuoteMatches, Verdict, match_quote
from builder.meaning.nearest import MOST_PAIRS, nearest_passages, pairs_for_each, text_likeness
from builder.meaning.spans import Span
from builder.reading.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode
from builder.values.records import Quote
from builder.values.text_file import TextFile

_LONG_ENOUGH = 12
"""How many letters quote, prefix and suffix must have together to be accepted by their letters alone.

In a word or two, only case and white space distinguish “US” from “us” and “a part” from “apart”.
"""

_MOST_CANDIDATES = 9
"""How many candidates are shown: as many as one key can choose from."""


_LEAST_SCORE_WITHIN_WORD = 0.9
"""The score of the longer word or number that contains a quote."""


@dataclass(frozen=True)
class Candidate:
    """A place to which a note can be moved."""

    span: Span
    text: str
    score: float


@dataclass(frozen=True)
class UnanchoredQuote:
    """A quote that is not anchored.

    ``record_index`` and ``quote_index`` are the positions of its record and of itself. ``quote_index`` counts the
    quotes of a list from 0; it is -1 for a single quote, outside any list. ``certain`` is the place that can be
    accepted without asking: the only one that says the same, with a context that fits. ``is_in_title`` is true if its
    words are those of the title, where no note can be. ``is_gone`` is true if they are neither there nor similar to
    anything in the text.
    """

    note: str
    record_index: int
    quote_index: int
    quote: Quote
    code: str
    candidates: tuple[Candidate, ...]
    certain: Candidate | None = None
    is_in_title: bool = False
    is_gone: bool = False


def find_unanchored_quotes(article: EditableArticle, file: YamlFile) -> list[UnanchoredQuote]:
    """Return the quotes of an article's notes that are not anchored, with their candidates."""
    unanchored = list(iter_unanchored(article, file))
    pairs = pairs_for_each(len(unanchored))
    return [suggest_candidates(article, *each, pairs=pairs) for each in unanchored]


def iter_unanchored(article: EditableArticle, file: YamlFile) -> Iterator[tuple[int, int, str, Quote, QuoteMatches]]:
    """Yield what `iter_quotes` does, for unanchored quotes only, with their matches; candidates are not searched."""
    for item, listed, name, quote in iter_quotes(file):
        where = match_quote(quote, article.folded)
        if where.verdict != "anchored":
            yield item, listed, name, quote, where


def suggest_candidates(
    article: EditableArticle,
    item: int,
    listed: int,
    name: str,
    quote: Quote,
    where: QuoteMatches,
    *,
    pairs: int = MOST_PAIRS,
) -> UnanchoredQuote:
    """Return one of `iter_unanchored`, with its candidates. ``pairs`` of words are compared at most to find them."""
    same = _same(article, quote, where)
    near = _near(article, quote, where, same, pairs)
    choices = _choices(article, quote, near)
    in_title = is_in_title(quote.exact, article.title)
    return UnanchoredQuote(
        name,
        item,
        listed,
        quote,
        _code(where, choices),
        choices,
        _sure(article, quote, same, choices),
        in_title,
        is_gone=not near and not in_title and not _has_like_number(article, quote),
    )


def _has_like_number(article: EditableArticle, quote: Quote) -> bool:
    """Whether a quote is a number alone, and the text has another with the same signs: $500 may now be $600."""
    words = fold(quote.exact).text.strip()
    if any(map(str.isalpha, words)):
        return False
    return re.search(r"\d[\d.,]*".join(map(re.escape, re.split(r"\d[\d.,]*", words))), article.folded.text) is not None


def other_anchored_quotes(article: EditableArticle, file: YamlFile, loose: UnanchoredQuote) -> list[str]:
    """Return the other quotes of the same note that are not gone: withdrawing the note would withdraw them as well."""
    unplaced_now = {(item, listed): where for item, listed, _, _, where in iter_unanchored(article, file)}
    left = []
    for item, listed, name, quote in iter_quotes(file):
        where = unplaced_now.get((item, listed))
        if (
            item == loose.record_index
            and listed != loose.quote_index
            and (where is None or not suggest_candidates(article, item, listed, name, quote, where).is_gone)
        ):
            left.append(" ".join(quote.exact.split()))
    return left


_CODES: dict[Verdict, str] = {"ambiguous": "quote-ambiguous", "elsewhere": "quote-context"}


def _code(where: QuoteMatches, choices: tuple[Candidate, ...]) -> str:
    return _CODES.get(where.verdict, "quote-changed" if choices else "quote-missing")


def iter_quotes(file: YamlFile) -> Iterator[tuple[int, int, str, Quote]]:
    """Yield the quotes of notes: the number of the record and of the quote in it, the note’s id, the quote."""
    source = TextFile(file.path, file.text)
    for number, record in enumerate(file.root.items if isinstance(file.root, SequenceNode) else ()):
        keys = node_values(record)
        if "withdrawn" in keys or ("quote" in keys) == ("quotes" in keys):
            continue
        name, several = _text(keys.get("id")), keys.get("quotes")
        nodes = several.items if isinstance(several, SequenceNode) else (record,)
        for nth, node in enumerate(nodes):
            inner = {**keys, **node_values(node)} if isinstance(node, MappingNode) else {**keys, "quote": node}
            exact = inner.get("quote")
            if isinstance(exact, ScalarNode) and any(character.isalnum() for character in exact.text):
                yield (
                    number,
                    nth if several else -1,
                    name,
                    Quote(
                        exact.text,
                        _text(inner.get("prefix")),
                        _text(inner.get("suffix")),
                        source.place(exact.start),
                        several is not None,
                    ),
                )


def node_values(node: Node | None) -> dict[str, Node]:
    """Return the values of a mapping by their keys; an empty mapping for any other node."""
    return {key.text: value for key, value in node.pairs} if isinstance(node, MappingNode) else {}


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, ScalarNode) else ""


def _same(article: EditableArticle, quote: Quote, where: QuoteMatches) -> list[Span]:
    """Return the places with exactly the letters of the quote."""
    exact = where.spans
    said = find_same_wording(quote.exact, article.text, article.folded)
    return sorted({*exact, *(span for span in said if not any(span.overlaps(other) for other in exact))})


def _near(
    article: EditableArticle, quote: Quote, where: QuoteMatches, same: list[Span], pairs: int
) -> list[tuple[float, Span]]:
    """Return the places that are like a quote, with their scores, whether or not a note could be put there."""
    if where.hits:
        spans = [(_around(article, at, where.length, quote), where.span_at(at)) for at in where.fitting or where.hits]
    else:
        spans = []
        near = [
            (each.score, Span(each.start, each.end))
            for each in nearest_passages(
                article.text, quote.exact, quote.prefix, quote.suffix, _MOST_CANDIDATES, article.folded, pairs
            )
        ]
        for score, span in (*((1.0, span) for span in same), *near, *_cut(where)):
            if not any(span.overlaps(other) for _, other in spans):
                spans.append((score, span))
    return spans


def _choices(article: EditableArticle, quote: Quote, near: list[tuple[float, Span]]) -> tuple[Candidate, ...]:
    spans = [(score, span) for score, span in near if shortest_unique_quote(article.folded, span, quote_context(quote))]
    best = sorted(spans, key=lambda each: (-each[0], each[1]))[:_MOST_CANDIDATES]
    return tuple(Candidate(span, article.text_of_span(span), score) for score, span in best)


def _cut(where: QuoteMatches) -> Iterator[tuple[float, Span]]:
    """The longer word or number in which alone the quote is, if that is so."""
    if where.longer:
        yield _LEAST_SCORE_WITHIN_WORD, where.longer


def _sure(article: EditableArticle, quote: Quote, same: list[Span], choices: tuple[Candidate, ...]) -> Candidate | None:
    """The one place that says the same, if the context fits there and at no other such place."""
    fitting = [
        span
        for span in same
        if does_context_fit(article, span, quote_context(quote)) and not _led_into(article, span, quote)
    ]
    if len(fitting) != 1:
        return None
    choice = next((each for each in choices if each.span == fitting[0]), None)
    if choice is None or not is_same_statement(quote.exact, choice.text):
        return None
    as_it_was = fold(choice.text).text.strip() == fold(quote.exact).text.strip()
    long_enough = len(letters_of(f"{quote.prefix} {quote.exact} {quote.suffix}")) >= _LONG_ENOUGH
    return choice if as_it_was or long_enough else None


def _led_into(article: EditableArticle, span: Span, quote: Quote) -> bool:
    """Whether only one of two wordings begins a sentence, as its capital shows: “few” could be “a few” now."""
    began, begins = (next(filter(str.isalpha, words), "") for words in (quote.exact, article.text_of_span(span)))
    before = article.text[: span.start].rstrip()[-1:]
    return (
        not quote.prefix
        and began.isupper() != begins.isupper()
        and not (quote.exact.isupper() or article.text_of_span(span).isupper())
        and not (begins_sentence(article, span.start) or unicodedata.category(before or ".") in ("Ps", "Pi"))
    )


def _around(article: EditableArticle, at: int, length: int, quote: Quote) -> float:
    """Return how similar the quote with its context is to the words at a place, with as many around them."""
    if not (quote.prefix or quote.suffix):
        return 1.0
    text, words = article.folded.text, fold(quote.exact).text.strip()
    before, after = len(fold(quote.prefix).text.split()), len(fold(quote.suffix).text.split())
    here = [
        *text[max(0, at - 2000) : at].split()[-before:][:before],
        words,
        *text[at + length :][:2000].split()[:after],
    ]
    return text_likeness(f"{quote.prefix} {words} {quote.suffix}", " ".join(here))


def quote_context(quote: Quote) -> QuoteContext:
    """Return the words that a note gives around its quote."""
    return QuoteContext(quote.prefix, quote.suffix)
