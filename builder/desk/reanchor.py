"""Notes whose words have changed in their article: which they are, and what they may stand on now."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from builder.desk.fitting import begins_sentence, still_fits
from builder.desk.letters import is_same_statement, letters, where_said
from builder.desk.placing import OnDesk
from builder.desk.unique_quote import unique_quote
from builder.desk.yaml_edit import File
from builder.meaning.context import Context
from builder.meaning.folding import fold
from builder.meaning.letters import is_in_title
from builder.meaning.matches import Matches, Span, Verdict, match
from builder.meaning.nearest import candidates, likeness
from builder.reading.yaml_nodes import Mapping, Node, Scalar, Sequence
from builder.values.records import Quote
from builder.values.source import Source

LONG_ENOUGH = 12
"""How many letters quote, prefix and suffix must have together to be taken by their letters alone.

In a word or two, case and white space are all that tells “US” from “us” and “a part” from “apart”.
"""

MOST = 9
"""How many candidates are shown: as many as one key can choose from."""


WITHIN = 0.9
"""How alike a quote is said to be to the longer word or number that holds it."""


@dataclass(frozen=True)
class Candidate:
    """A place where a note may stand now."""

    span: Span
    words: str
    score: float


@dataclass(frozen=True)
class Loose:
    """A quote that does not stand where it should. ``item`` and ``listed`` say where its record and it are.

    ``listed`` counts the quotes of a list from 0; it is -1 where there is but one, outside any list. ``sure`` is the
    place that may be taken without asking: the one that says the same, with a context that fits. ``in_title`` is
    whether its words are the title's, on which no note can be, and ``gone`` whether they are neither there nor like
    anything in the text.
    """

    note: str
    item: int
    listed: int
    quote: Quote
    code: str
    choices: tuple[Candidate, ...]
    sure: Candidate | None = None
    in_title: bool = False
    gone: bool = False


def loose_quotes(article: OnDesk, file: File) -> list[Loose]:
    """The quotes of an article's notes that do not stand, with what they may have become."""
    return [loose_quote(article, *each) for each in unplaced(article, file)]


def unplaced(article: OnDesk, file: File) -> Iterator[tuple[int, int, str, Quote, Matches]]:
    """The same as `quotes_of`, of those quotes alone that do not stand, and why not; nothing is sought for them."""
    for item, listed, name, quote in quotes_of(file):
        where = match(quote, article.folded)
        if where.verdict != "anchored":
            yield item, listed, name, quote, where


def loose_quote(article: OnDesk, item: int, listed: int, name: str, quote: Quote, where: Matches) -> Loose:
    """One of `unplaced`, with what it may have become."""
    same = _same(article, quote, where)
    near = _near(article, quote, where, same)
    choices = _choices(article, quote, near)
    in_title = is_in_title(quote.exact, article.title)
    return Loose(
        name,
        item,
        listed,
        quote,
        _code(where, choices),
        choices,
        _sure(article, quote, same, choices),
        in_title,
        gone=not near and not in_title and not _has_like_number(article, quote),
    )


def _has_like_number(article: OnDesk, quote: Quote) -> bool:
    """Whether a quote is a number alone, and the text has another with the same signs: $500 may now be $600."""
    words = fold(quote.exact).text.strip()
    if any(map(str.isalpha, words)):
        return False
    return re.search(r"\d[\d.,]*".join(map(re.escape, re.split(r"\d[\d.,]*", words))), article.folded.text) is not None


def others_left(article: OnDesk, file: File, loose: Loose) -> list[str]:
    """The other quotes of the same note that are not gone: withdrawing it would take its words there as well."""
    unplaced_now = {(item, listed): where for item, listed, _, _, where in unplaced(article, file)}
    left = []
    for item, listed, name, quote in quotes_of(file):
        where = unplaced_now.get((item, listed))
        if (
            item == loose.item
            and listed != loose.listed
            and (where is None or not loose_quote(article, item, listed, name, quote, where).gone)
        ):
            left.append(" ".join(quote.exact.split()))
    return left


_CODES: dict[Verdict, str] = {"ambiguous": "quote-ambiguous", "elsewhere": "quote-context"}


def _code(where: Matches, choices: tuple[Candidate, ...]) -> str:
    return _CODES.get(where.verdict, "quote-changed" if choices else "quote-missing")


def quotes_of(file: File) -> Iterator[tuple[int, int, str, Quote]]:
    """The quotes that notes stand on: the number of the record and of the quote in it, the note’s id, the quote."""
    source = Source(file.path, file.text)
    for number, record in enumerate(file.root.items if isinstance(file.root, Sequence) else ()):
        keys = keys_of(record)
        if "withdrawn" in keys or ("quote" in keys) == ("quotes" in keys):
            continue
        name, several = _text(keys.get("id")), keys.get("quotes")
        nodes = several.items if isinstance(several, Sequence) else (record,)
        for nth, node in enumerate(nodes):
            inner = {**keys, **keys_of(node)} if isinstance(node, Mapping) else {**keys, "quote": node}
            exact = inner.get("quote")
            if isinstance(exact, Scalar) and any(character.isalnum() for character in exact.text):
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


def keys_of(node: Node | None) -> dict[str, Node]:
    """The values of a mapping by their keys; none of what is no mapping."""
    return {key.text: value for key, value in node.pairs} if isinstance(node, Mapping) else {}


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _same(article: OnDesk, quote: Quote, where: Matches) -> list[Span]:
    """The places that say letter by letter what the quote says."""
    exact = where.spans
    said = where_said(quote.exact, article.text, article.folded)
    return sorted({*exact, *(span for span in said if not any(_overlap(span, other) for other in exact))})


def _near(article: OnDesk, quote: Quote, where: Matches, same: list[Span]) -> list[tuple[float, Span]]:
    """The places that are like a quote, and how much, whether or not a note can be told to be there."""
    if where.hits:
        spans = [(_around(article, at, where.length, quote), where.span_at(at)) for at in where.fitting or where.hits]
    else:
        spans = []
        near = [
            (each.score, Span(each.start, each.end))
            for each in candidates(article.text, quote.exact, quote.prefix, quote.suffix, MOST, article.folded)
        ]
        for score, span in (*((1.0, span) for span in same), *near, *_cut(where)):
            if not any(_overlap(span, other) for _, other in spans):
                spans.append((score, span))
    return spans


def _choices(article: OnDesk, quote: Quote, near: list[tuple[float, Span]]) -> tuple[Candidate, ...]:
    spans = [(score, span) for score, span in near if unique_quote(article.folded, span, context_of(quote))]
    best = sorted(spans, key=lambda each: (-each[0], each[1]))[:MOST]
    return tuple(Candidate(span, article.words(span), score) for score, span in best)


def _cut(where: Matches) -> Iterator[tuple[float, Span]]:
    """The longer word or number in which alone the quote is, if that is so."""
    if where.longer:
        yield WITHIN, where.longer


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _sure(article: OnDesk, quote: Quote, same: list[Span], choices: tuple[Candidate, ...]) -> Candidate | None:
    """The one place that says the same, if the context fits there and at no other such place."""
    fitting = [
        span for span in same if still_fits(article, span, context_of(quote)) and not _led_into(article, span, quote)
    ]
    if len(fitting) != 1:
        return None
    choice = next((each for each in choices if each.span == fitting[0]), None)
    if choice is None or not is_same_statement(quote.exact, choice.words):
        return None
    as_it_was = fold(choice.words).text.strip() == fold(quote.exact).text.strip()
    long_enough = len(letters(fold(f"{quote.prefix} {quote.exact} {quote.suffix}").text).text) >= LONG_ENOUGH
    return choice if as_it_was or long_enough else None


def _led_into(article: OnDesk, span: Span, quote: Quote) -> bool:
    """Whether only one of two wordings begins a sentence, as its capital tells: “few” may now be “a few”."""
    began, begins = (next(filter(str.isalpha, words), "") for words in (quote.exact, article.words(span)))
    before = article.text[: span.start].rstrip()[-1:]
    return (
        not quote.prefix
        and began.isupper() != begins.isupper()
        and not (quote.exact.isupper() or article.words(span).isupper())
        and not (begins_sentence(article, span.start) or unicodedata.category(before or ".") in ("Ps", "Pi"))
    )


def _around(article: OnDesk, at: int, length: int, quote: Quote) -> float:
    """How like the quote with its context is what stands there with as much around it."""
    if not (quote.prefix or quote.suffix):
        return 1.0
    text, words = article.folded.text, fold(quote.exact).text.strip()
    before, after = len(fold(quote.prefix).text.split()), len(fold(quote.suffix).text.split())
    here = [
        *text[max(0, at - 2000) : at].split()[-before:][:before],
        words,
        *text[at + length :][:2000].split()[:after],
    ]
    return likeness(f"{quote.prefix} {words} {quote.suffix}", " ".join(here))


def context_of(quote: Quote) -> Context:
    """The words that a note gives beside its quote."""
    return Context(quote.prefix, quote.suffix)
