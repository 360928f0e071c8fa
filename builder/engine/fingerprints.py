"""Fingerprints of values: equal values have equal ones, in every run and on every system."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping, Set
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from builder.values.document import Document
from builder.values.references import Prose
from builder.values.text_file import Place, TextFile

_SIZE = 12
"""Bytes of a fingerprint: of a million million values, two have the same with a probability of one in 10^5."""

_ATOMS = frozenset({str, bytes, int, float, bool, type(None)})
_PARTS: dict[type, Callable[[Any], Any]] = {
    # Where something was read is left out: nothing that is published shows it.
    Place: lambda _: None,
    TextFile: lambda _: None,
    Prose: lambda prose: prose.text,
    # A named tuple of plain values is taken as the tuple that it is: there are many in a document.
    Document: lambda document: (*tuple(tuple(map(tuple, each)) for each in _lists_of(document)), document.text),
}
"""How values of each class are taken apart; a class is added when it is first met."""


def fingerprint(*values: object) -> bytes:
    """The fingerprint of values: texts, numbers, collections, named tuples and dataclasses of these.

    Places in files are left out.
    """
    # Version 2 of the format: later ones depend on which objects are the same object.
    return blake2b(marshal.dumps(_plain(values), 2), digest_size=_SIZE).digest()


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in _ATOMS:
        return value
    if kind is tuple or kind is list:
        return tuple(map(_plain, value))
    parts = _PARTS.get(kind)
    if parts is None:
        parts = _PARTS[kind] = _parts_of(kind)
    return parts(value)


def _lists_of(document: Document) -> tuple[tuple[tuple[object, ...], ...], ...]:
    return document.tags, document.blocks, document.references, document.refused_links, document.notices


def _parts_of(kind: type) -> Callable[[Any], Any]:
    """How values of a class are taken apart."""
    if issubclass(kind, str):  # Markup, and others
        return str
    if issubclass(kind, Mapping):
        return lambda value: tuple((_plain(key), _plain(each)) for key, each in value.items())
    if issubclass(kind, Set):
        return lambda value: tuple(sorted(map(_plain, value)))
    if issubclass(kind, tuple):
        return lambda value: (kind.__name__, *map(_plain, value))
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} has no fingerprint")
    # The class counts as one more part, so that the getter returns a tuple even for a single field.
    get = attrgetter("__class__.__name__", *(field.name for field in fields(kind)))
    return lambda value: tuple(map(_plain, get(value)))
