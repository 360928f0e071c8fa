"""The file of an article's notes with one note put on other words, or marked as withdrawn; all else stays as it is."""

from __future__ import annotations

from builder.desk.letters import letters
from builder.desk.placing import OnDesk
from builder.desk.reanchor import Loose, context_of, keys_of, quotes_of
from builder.desk.unique_quote import unique_quote
from builder.desk.yaml_edit import File, file_of, with_key, with_listed, with_mapping, with_value, without_key
from builder.meaning.context import Context
from builder.meaning.folding import fold
from builder.meaning.matches import Span, match
from builder.reading.yaml_nodes import Mapping, Scalar, Sequence
from builder.values.refused import Refused


def placed(article: OnDesk, file: File, loose: Loose, span: Span, until: str = "") -> File:
    """The notes with a quote that stands at a place of the article.

    ``until`` is the day on which the old words were found changed. Where it is given and letters or digits differ,
    the old words are kept under “earlier”.

    Raises:
        Refused: when that cannot be written without touching anything else.
    """
    found = unique_quote(article.folded, span, context_of(loose.quote))
    if found is None:
        raise Refused(f"{loose.quote.place}: nothing tells this passage from its like; change the note by hand.")
    words, context = found
    file = _with_words(file, loose, words, context)
    if until and _letters(loose.quote.exact) != _letters(words):
        file = _with_earlier(file, loose, until)
    (now,) = (quote for item, listed, _, quote in quotes_of(file) if (item, listed) == (loose.item, loose.listed))
    if match(now, article.folded).span != span:
        raise Refused(f"{loose.quote.place}: the note would not stand on these words; change it by hand.")
    return file


def _letters(text: str) -> str:
    return letters(fold(text).text).text


def _with_words(file: File, loose: Loose, words: str, context: Context) -> File:
    node, holder = _nodes(file, loose)
    same = fold(words).text.strip() == fold(loose.quote.exact).text.strip()
    missing = any(now and not was for now, was in zip(context, context_of(loose.quote), strict=True))
    if holder is None and missing:
        return _next(
            file, with_mapping(file, node, {"quote": words, **{k: v for k, v in context._asdict().items() if v}})
        )
    if not same:
        file = _next(file, with_value(file, node, words))
    for key, now in context._asdict().items():
        node, holder = _nodes(file, loose)
        standing = keys_of(holder).get(key)
        if isinstance(standing, Scalar) and not now and holder is not None:
            file = _next(file, without_key(file, holder, key))
        elif isinstance(standing, Scalar):
            if fold(now).text.strip() != fold(standing.text).text.strip():
                file = _next(file, with_value(file, standing, now))
        elif now and holder is not None:
            file = _next(file, with_key(file, holder, node, key, now))
    return file


def _with_earlier(file: File, loose: Loose, until: str) -> File:
    """The notes with the old words of one at the end of its earlier ones."""
    record = _record(file, loose)
    pairs = {"quote": " ".join(loose.quote.exact.split()), "until": until}
    return _next(file, with_listed(file, record, "earlier", pairs))


def _record(file: File, loose: Loose) -> Mapping:
    assert isinstance(file.root, Sequence)
    record = file.root.items[loose.item]
    assert isinstance(record, Mapping)
    return record


def _nodes(file: File, loose: Loose) -> tuple[Scalar, Mapping | None]:
    """The node of a quote's words, and the mapping that holds its prefix and suffix, if one does."""
    record = _record(file, loose)
    node, holder = keys_of(record).get("quote"), record
    if loose.listed >= 0:
        several = keys_of(record)["quotes"]
        inner = several.items[loose.listed] if isinstance(several, Sequence) else several
        if isinstance(inner, Mapping):
            node, holder = keys_of(inner)["quote"], inner
        else:
            assert isinstance(inner, Scalar)
            return inner, record if {"prefix", "suffix"} & keys_of(record).keys() else None
    assert isinstance(node, Scalar)
    return node, holder


def withdrawn(file: File, loose: Loose, date: str, reason: str) -> File:
    """The notes with one marked as withdrawn."""
    record = _record(file, loose)
    if "withdrawn" in keys_of(record):
        return file
    return _next(file, with_key(file, record, record.pairs[-1][1], "withdrawn", {"date": date, "reason": reason}))


def _next(file: File, raw: str) -> File:
    return file_of(file.path, raw)
