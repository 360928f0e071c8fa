"""Values as plain data that `marshal` can keep, and back again.

A tuple becomes a list, an object a tuple of the name of its class and its fields. Only the classes named here are ever
made again. Where something was read (a place, a file) is left out: nothing that is published shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeAlias

from builder.meaning.anchor import Anchored
from builder.meaning.linking import LinkedText
from builder.meaning.names import Mention
from builder.meaning.outgoing import Backlink
from builder.meaning.sentences import Sentence
from builder.meaning.spans import Span
from builder.values.document import Block, Document, MarkupNotice, ProseReference, RefusedLink, Tag
from builder.values.edtf import EdtfDate, Point
from builder.values.people import Review
from builder.values.records import Article, EarlierWording, Grade, Note, Quote, Withdrawal
from builder.values.references import Prose, Ref
from builder.values.text_file import Place, TextFile

Plain: TypeAlias = Any
"""Texts, numbers, ``None``, and lists, tuples and dictionaries of these."""

_NOWHERE = Place("")
_NO_FILE = TextFile("", "")

_ATOMS = frozenset({str, bytes, int, float, bool, type(None)})
_OBJECTS = (Article, EarlierWording, Grade, Note, Quote, Review, Withdrawal, Ref, EdtfDate, Point, Anchored, LinkedText)
_NAMED_TUPLES = (Mention, Backlink, Sentence, Span)
_DOCUMENT_PARTS = (Tag._make, Block._make, ProseReference._make, RefusedLink._make, MarkupNotice._make)


def to_plain(value: Any) -> Plain:
    """A value as plain data.

    Raises:
        TypeError: when the value, or one in it, is of no class that is named here.
    """
    kind = type(value)
    if kind in _ATOMS:
        return value
    if kind is tuple or kind is list:
        return [to_plain(each) for each in value]
    take_apart = _TAKE_APART.get(kind)
    if take_apart is None:
        raise TypeError(f"{kind.__name__} has no plain form")
    return take_apart(value)


def from_plain(plain: Plain) -> Any:
    """The value that became this plain data.

    Raises:
        KeyError, TypeError, ValueError: when it is not what `to_plain` makes.
    """
    kind = type(plain)
    if kind is list:
        return tuple([from_plain(each) for each in plain])
    if kind is tuple:
        return _MAKE[plain[0]](plain)
    return plain


def _document_to_plain(document: Document) -> Plain:
    lists = (document.tags, document.blocks, document.references, document.refused_links, document.notices)
    return (Document.__name__, document.text, *([tuple(each) for each in part] for part in lists))


def _document_from_plain(plain: Plain) -> Document:
    parts: Any = [tuple(map(make, part)) for make, part in zip(_DOCUMENT_PARTS, plain[2:], strict=True)]
    return Document(plain[1], *parts)


def _object_to_plain(kind: type) -> Callable[[Any], Plain]:
    get = attrgetter("__class__.__name__", *(field.name for field in fields(kind)))
    return lambda value: tuple([to_plain(each) for each in get(value)])


def _named_tuple_to_plain(value: tuple[Any, ...]) -> Plain:
    return (type(value).__name__, *map(to_plain, value))


def _object_from_plain(kind: type) -> Callable[[Plain], Any]:
    return lambda plain: kind(*[from_plain(each) for each in plain[1:]])


_TAKE_APART: Mapping[type, Callable[[Any], Plain]] = {
    **{kind: _object_to_plain(kind) for kind in _OBJECTS},
    **dict.fromkeys(_NAMED_TUPLES, _named_tuple_to_plain),
    Document: _document_to_plain,
    Prose: lambda prose: (Prose.__name__, prose.text),
    Place: lambda _: (Place.__name__,),
}
_MAKE: Mapping[str, Callable[[Plain], Any]] = {
    **{kind.__name__: _object_from_plain(kind) for kind in (*_OBJECTS, *_NAMED_TUPLES)},
    Document.__name__: _document_from_plain,
    Prose.__name__: lambda plain: Prose(plain[1], _NO_FILE, 0, len(plain[1])),
    Place.__name__: lambda _: _NOWHERE,
}
