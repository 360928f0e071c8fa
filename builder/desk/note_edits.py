"""Changes to the file of an article's notes: one note is moved or marked as withdrawn, and all else stays as it is."""

from __future__ import annotations

from builder.desk.editable_article import EditableArticle
from builder.desk.letter_comparison import letters_of
from builder.desk.reanchor import UnanchoredQuote, iter_quotes, node_values, quote_context
from builder.desk.unique_quote import shortest_unique_quote
from builder.desk.yaml_edit import (
    YamlFile,
    parse_yaml_file,
    with_key,
    with_list_item,
    with_mapping,
    with_value,
    without_key,
)
from builder.meaning.context import QuoteContext
from builder.meaning.folding import fold
from builder.meaning.matches import match_quote
from builder.meaning.spans import Span
from builder.reading.yaml_nodes import MappingNode, ScalarNode, SequenceNode
from builder.values.errors import BriefingError


def move_note(
    article: EditableArticle, file: YamlFile, loose: UnanchoredQuote, span: Span, until: str = ""
) -> YamlFile:
    """Return the notes with a quote moved to a place of the article.

    ``until`` is the day on which the change of the words was found. If it is given and letters or digits differ, the
    old words are kept under “earlier”.

    Raises:
        BriefingError: when that cannot be written without touching anything else.
    """
    found = shortest_unique_quote(article.folded, span, quote_context(loose.quote))
    if found is None:
        raise BriefingError(f"{loose.quote.place}: nothing tells this passage from its like; change the note by hand.")
    words, context = found
    file = _with_words(file, loose, words, context)
    if until and letters_of(loose.quote.exact) != letters_of(words):
        file = _with_earlier(file, loose, until)
    (now,) = (
        quote
        for item, listed, _, quote in iter_quotes(file)
        if (item, listed) == (loose.record_index, loose.quote_index)
    )
    if match_quote(now, article.folded).span != span:
        raise BriefingError(f"{loose.quote.place}: the note would not stand on these words; change it by hand.")
    return file


def _with_words(file: YamlFile, loose: UnanchoredQuote, words: str, context: QuoteContext) -> YamlFile:
    node, holder = _nodes(file, loose)
    same = fold(words).text.strip() == fold(loose.quote.exact).text.strip()
    missing = any(now and not was for now, was in zip(context, quote_context(loose.quote), strict=True))
    if holder is None and missing:
        return _next(
            file, with_mapping(file, node, {"quote": words, **{k: v for k, v in context._asdict().items() if v}})
        )
    if not same:
        file = _next(file, with_value(file, node, words))
    for key, now in context._asdict().items():
        node, holder = _nodes(file, loose)
        standing = node_values(holder).get(key)
        if isinstance(standing, ScalarNode) and not now and holder is not None:
            file = _next(file, without_key(file, holder, key))
        elif isinstance(standing, ScalarNode):
            if fold(now).text.strip() != fold(standing.text).text.strip():
                file = _next(file, with_value(file, standing, now))
        elif now and holder is not None:
            file = _next(file, with_key(file, holder, node, key, now))
    return file


def _with_earlier(file: YamlFile, loose: UnanchoredQuote, until: str) -> YamlFile:
    """The notes with the old words of one at the end of its earlier ones."""
    record = _record(file, loose)
    pairs = {"quote": " ".join(loose.quote.exact.split()), "until": until}
    return _next(file, with_list_item(file, record, "earlier", pairs))


def _record(file: YamlFile, loose: UnanchoredQuote) -> MappingNode:
    assert isinstance(file.root, SequenceNode)
    record = file.root.items[loose.record_index]
    assert isinstance(record, MappingNode)
    return record


def _nodes(file: YamlFile, loose: UnanchoredQuote) -> tuple[ScalarNode, MappingNode | None]:
    """The node of a quote's words, and the mapping that holds its prefix and suffix, if one does."""
    record = _record(file, loose)
    node, holder = node_values(record).get("quote"), record
    if loose.quote_index >= 0:
        several = node_values(record)["quotes"]
        inner = several.items[loose.quote_index] if isinstance(several, SequenceNode) else several
        if isinstance(inner, MappingNode):
            node, holder = node_values(inner)["quote"], inner
        else:
            assert isinstance(inner, ScalarNode)
            return inner, record if {"prefix", "suffix"} & node_values(record).keys() else None
    assert isinstance(node, ScalarNode)
    return node, holder


def withdraw_note(file: YamlFile, loose: UnanchoredQuote, date: str, reason: str) -> YamlFile:
    """The notes with one marked as withdrawn."""
    record = _record(file, loose)
    if "withdrawn" in node_values(record):
        return file
    return _next(file, with_key(file, record, record.pairs[-1][1], "withdrawn", {"date": date, "reason": reason}))


def _next(file: YamlFile, raw: str) -> YamlFile:
    return parse_yaml_file(file.path, raw)
