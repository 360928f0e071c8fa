"""Notes whose words have changed in their article: what they may stand on now, and their file mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.desk.placing import OnDesk, settled
from builder.desk.telling import differ
from builder.desk.yaml_edit import File, file_of, with_key, with_mapping, with_value, without_key
from builder.meaning.anchor import Span, Unplaced, locate, span_of
from builder.meaning.context import Context, snippet
from builder.meaning.folding import fold
from builder.meaning.nearest import candidates, likeness
from builder.meaning.word_diff import word_diff
from builder.reading.yaml_nodes import Mapping, Node, Scalar, Sequence
from builder.values.records import Quote
from builder.values.refused import Refused
from builder.values.source import Source

THRESHOLD = 0.75
"""How alike a candidate must be to be taken without asking."""

NEAR_EQUAL = 0.1
"""How far the second candidate must be behind."""

LONG_ENOUGH = 20
"""How many characters quote, prefix and suffix must have together: shorter ones are alike by chance."""

MOST = 9
"""How many candidates are shown: as many as one key can choose from."""

@dataclass(frozen=True)
class Candidate:
    """A place where a note may stand now."""

    span: Span
    words: str
    score: float


@dataclass(frozen=True)
class Loose:
    """A quote that does not stand where it should. ``item`` and ``listed`` say where its record and it are.

    ``listed`` counts the quotes of a list from 0; it is -1 where there is but one, outside any list.
    """

    note: str
    item: int
    listed: int
    quote: Quote
    code: str
    choices: tuple[Candidate, ...]


def loose_quotes(article: OnDesk, file: File) -> list[Loose]:
    """The quotes of an article's notes that do not stand, with what they may have become."""
    found = []
    for item, listed, name, quote in _quotes(file):
        where = locate(quote, article.text, article.folded)
        if isinstance(where, Unplaced):
            choices = _choices(article, quote, where)
            found.append(Loose(name, item, listed, quote, _code(where, quote, choices), choices))
    return found


def _code(where: Unplaced, quote: Quote, choices: tuple[Candidate, ...]) -> str:
    if len(where.fitting) > 1 or (len(where.hits) > 1 and not (quote.prefix or quote.suffix)):
        return "quote-ambiguous"
    if where.hits:
        return "quote-context"
    return "quote-changed" if choices else "quote-missing"


def _quotes(file: File) -> Iterator[tuple[int, int, str, Quote]]:
    source = Source(file.path, file.text)
    for number, record in enumerate(file.root.items if isinstance(file.root, Sequence) else ()):
        keys = _keys(record)
        if "withdrawn" in keys or ("quote" in keys) == ("quotes" in keys):
            continue
        name, several = _text(keys.get("id")), keys.get("quotes")
        nodes = several.items if isinstance(several, Sequence) else (record,)
        for nth, node in enumerate(nodes):
            inner = {**keys, **_keys(node)} if isinstance(node, Mapping) else {**keys, "quote": node}
            exact = inner.get("quote")
            if isinstance(exact, Scalar) and any(character.isalnum() for character in exact.text):
                yield number, nth if several else -1, name, Quote(
                    exact.text, _text(inner.get("prefix")), _text(inner.get("suffix")), source.place(exact.start),
                    several is not None)


def _keys(node: Node | None) -> dict[str, Node]:
    return {key.text: value for key, value in node.pairs} if isinstance(node, Mapping) else {}


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _choices(article: OnDesk, quote: Quote, where: Unplaced) -> tuple[Candidate, ...]:
    length = len(fold(quote.exact).text.strip())
    if where.hits:
        spans = [(_around(article, at, length, quote), span_of(article.text, article.folded, at, at + length))
                 for at in where.fitting or where.hits]
    else:
        spans = [(near.score, Span(near.start, near.end)) for near in candidates(
            article.text, quote.exact, quote.prefix, quote.suffix, MOST)]
    spans = [(score, span) for score, span in spans if settled(article, span, _old(quote))]
    best = sorted(spans, key=lambda each: (-each[0], each[1]))[:MOST]
    return tuple(Candidate(span, article.words(span), score) for score, span in best)


def _around(article: OnDesk, at: int, length: int, quote: Quote) -> float:
    """How like the quote with its context is what stands there with as much around it."""
    if not (quote.prefix or quote.suffix):
        return 1.0
    text, words = article.folded.text, fold(quote.exact).text.strip()
    before, after = len(fold(quote.prefix).text.split()), len(fold(quote.suffix).text.split())
    here = [*text[max(0, at - 2000):at].split()[-before:][:before], words, *text[at + length:][:2000].split()[:after]]
    return likeness(f"{quote.prefix} {words} {quote.suffix}", " ".join(here))


def _old(quote: Quote) -> Context:
    return Context(quote.prefix, quote.suffix)


def safe(loose: Loose, threshold: float = THRESHOLD) -> bool:
    """Whether the first candidate may be taken without asking.

    It must be like enough, the next one must be far behind, and no word may differ that tells one statement from
    another that looks the same.
    """
    if not loose.choices or loose.choices[0].score < threshold:
        return False
    if len(loose.choices) > 1 and loose.choices[1].score > loose.choices[0].score - NEAR_EQUAL:
        return False
    quote = loose.quote
    long_enough = len(fold(f"{quote.prefix} {quote.exact} {quote.suffix}").text.strip()) >= LONG_ENOUGH
    return long_enough and not differ(quote.exact, loose.choices[0].words)


def mended(article: OnDesk, file: File, loose: Loose, choice: Candidate) -> File:
    """The notes with a quote that stands where the candidate is.

    Raises:
        Refused: when that cannot be written without touching anything else.
    """
    found = settled(article, choice.span, _old(loose.quote))
    if found is None:
        raise Refused(f"{loose.quote.place}: nothing tells this passage from its like; change the note by hand.")
    words, context = found
    node, holder = _nodes(file, loose)
    same = fold(words).text.strip() == fold(loose.quote.exact).text.strip()
    missing = any(now and not was for now, was in zip(context, _old(loose.quote), strict=True))
    if holder is None and missing:
        return _next(file, with_mapping(file, node, {"quote": words, **{k: v for k, v in context._asdict().items()
                                                                       if v}}))
    if not same:
        file = _next(file, with_value(file, node, words))
    for key, now in context._asdict().items():
        node, holder = _nodes(file, loose)
        standing = _keys(holder).get(key)
        if isinstance(standing, Scalar) and not now and holder is not None:
            file = _next(file, without_key(file, holder, key))
        elif isinstance(standing, Scalar):
            if fold(now).text.strip() != fold(standing.text).text.strip():
                file = _next(file, with_value(file, standing, now))
        elif now and holder is not None:
            file = _next(file, with_key(file, holder, node, key, now))
    return file


def _nodes(file: File, loose: Loose) -> tuple[Scalar, Mapping | None]:
    """The node of a quote's words, and the mapping that holds its prefix and suffix, if one does."""
    assert isinstance(file.root, Sequence)
    record = file.root.items[loose.item]
    assert isinstance(record, Mapping)
    node, holder = _keys(record).get("quote"), record
    if loose.listed >= 0:
        several = _keys(record)["quotes"]
        inner = several.items[loose.listed] if isinstance(several, Sequence) else several
        if isinstance(inner, Mapping):
            node, holder = _keys(inner)["quote"], inner
        else:
            assert isinstance(inner, Scalar)
            return inner, record if {"prefix", "suffix"} & _keys(record).keys() else None
    assert isinstance(node, Scalar)
    return node, holder


def withdrawn(file: File, loose: Loose, date: str, reason: str) -> File:
    """The notes with one marked as withdrawn."""
    assert isinstance(file.root, Sequence)
    record = file.root.items[loose.item]
    assert isinstance(record, Mapping)
    if "withdrawn" in _keys(record):
        return file
    return _next(file, with_key(file, record, record.pairs[-1][1], "withdrawn", {"date": date, "reason": reason}))


def _next(file: File, raw: str) -> File:
    return file_of(file.path, raw)


def as_text(article: OnDesk, loose: Loose) -> str:
    """What is loose, and its candidates numbered, to a person."""
    lines = [f"{loose.quote.place}: {loose.code}: the note “{loose.note}” on “{article.id}”",
             f"  it quotes: “{' '.join(loose.quote.exact.split())}”"]
    for number, choice in enumerate(loose.choices, 1):
        alike = f"{int(choice.score * 100)} % alike"
        around = f"“{snippet(article.text, *choice.span)}”"
        if fold(choice.words).text == fold(" ".join(loose.quote.exact.split())).text:
            lines.append(f"  {number}  {alike}: {around}")
        else:
            lines += [f"  {number}  {alike}: {word_diff(loose.quote.exact, choice.words)}", f"     in {around}"]
    if not loose.choices:
        lines.append("  nothing in the article is like it")
    return "\n".join(lines)


def as_data(article: OnDesk, loose: Loose, done: str) -> dict[str, object]:
    """The same, for a program."""
    place = loose.quote.place
    return {"article": article.id, "note": loose.note, "path": place.path, "line": place.line, "column": place.column,
            "code": loose.code, "quote": loose.quote.exact, "prefix": loose.quote.prefix, "suffix": loose.quote.suffix,
            "done": done, "candidates": [
                {"start": choice.span.start, "end": choice.span.end, "words": choice.words,
                 "score": round(choice.score, 3), "diff": word_diff(loose.quote.exact, choice.words)}
                for choice in loose.choices]}
