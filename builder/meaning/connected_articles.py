"""Owners of texts as what points at others: articles with their links, and other records."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from builder.meaning.known_articles import KnownArticle, ReadableArticle
from builder.meaning.linking import LinkedText
from builder.meaning.outgoing import Backlink, Outgoing

Pointers = Sequence[tuple[str, Backlink]]
"""What points at records, each with its target."""


class LinkSource(Protocol):
    """An owner of texts with its links: how often it points at each target, where, and its texts by their keys."""

    @property
    def places(self) -> Mapping[str, int]:
        """How many different places point at each target, in order of the first."""

    @property
    def in_texts(self) -> Pointers: ...

    @property
    def under_keys(self) -> Pointers: ...

    @property
    def naming_themselves(self) -> Collection[str]:
        """The owners of those texts that refer to their own owner: the record itself, and notes on it."""

    @property
    def text_keys(self) -> Sequence[tuple[str, str]]: ...

    @property
    def linked(self) -> Mapping[tuple[str, str], LinkedText]: ...


class ConnectedArticle(KnownArticle, LinkSource, Protocol):
    """An article with its links."""


@dataclass(frozen=True)
class LinkedArticle(ReadableArticle):
    """An article that was read and linked just now (`ConnectedArticle`)."""

    outgoing: Outgoing

    @property
    def places(self) -> Mapping[str, int]:
        return self.outgoing.places

    @property
    def in_texts(self) -> Pointers:
        return self.outgoing.in_texts

    @property
    def under_keys(self) -> Pointers:
        return self.outgoing.under_keys

    @property
    def naming_themselves(self) -> Collection[str]:
        return self.outgoing.naming_themselves

    @property
    def text_keys(self) -> Sequence[tuple[str, str]]:
        return self.outgoing.text_keys

    @property
    def linked(self) -> Mapping[tuple[str, str], LinkedText]:
        return self.outgoing.linked
