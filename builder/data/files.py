"""The briefing as data, in files by their path in the output; most are joined of pieces that records give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from builder.data.annotations import ANNOTATIONS_FILE, annotation_lines, annotations_around, text_path
from builder.data.bibtex import BIBTEX_FILE, article_in_bibtex
from builder.data.csl import CSL_FILE, article_in_csl
from builder.data.graph import BRIEFING_FILE, SCHEMA_FILE, GraphWriter
from builder.data.joined_files import JoinedFile, Piece, Slot, items, join
from builder.data.kind import DataKinds, in_order
from builder.data.schema import schema_json
from builder.data.text_export import visible_text
from builder.meaning.site import Site
from builder.values.interface_words import InterfaceWords
from builder.values.json_text import json_line, json_members
from builder.values.records import Article

_RECORDS, _LINKS, _ORIGINS, _ANNOTATIONS, _CSL, _BIBTEX = "record", "links", "origins", "annotations", "csl", "bibtex"

WHOLE = "*"
"""The record that gives what no single record can."""


class DataWriter:
    """Writes the pieces of the data files, and says how these are joined."""

    def __init__(self, site: Site, words: InterfaceWords, kinds: DataKinds) -> None:
        self._site, self._words, self._kinds = site, words, kinds
        self._graph = GraphWriter(site, words, kinds)

    def pieces(self, record: str) -> dict[Piece, bytes]:
        """All pieces that a record gives."""
        if record == WHOLE:
            return {Piece(_ORIGINS, WHOLE): items(self._graph.origins())}
        found = self._site.registry.records[record]
        kind = self._kinds[type(found)]
        value: Any = self._site.registry.articles[record] if isinstance(found, Article) else found
        pieces = {_RECORDS: items([self._graph.record(kind, value)]), _LINKS: items(self._graph.links(record))}
        if isinstance(found, Article):
            pieces[_ANNOTATIONS] = items(annotation_lines(self._site, value))
            pieces[_CSL] = items([json_line(article_in_csl(self._site, found, self._words))])
            pieces[_BIBTEX] = article_in_bibtex(self._site, found, self._words).encode()
        return {Piece(slot, record): data for slot, data in pieces.items()}

    def text_file(self, record: str) -> dict[str, bytes]:
        """The file of an article's text, if readers may see any of it; empty for other records."""
        readable = self._site.registry.articles.get(record)
        text = visible_text(readable.body) if readable else ""
        return {text_path(readable.article): text.encode()} if readable and text else {}

    def joined(self) -> Iterator[JoinedFile]:
        """The files that are joined of pieces."""
        articles = tuple(self._site.registry.articles)
        yield JoinedFile(CSL_FILE, [Slot(b"[", _CSL, articles, b",", b"]\n")])
        yield JoinedFile(BIBTEX_FILE, [Slot(b"", _BIBTEX, articles, b"\n", b"")])
        before, after = annotations_around(self._site)
        yield JoinedFile(ANNOTATIONS_FILE, [Slot(before, _ANNOTATIONS, articles, b",", after)])
        yield JoinedFile(BRIEFING_FILE, list(self._graph_slots()))

    def _graph_slots(self) -> Iterator[Slot]:
        yield Slot(f"{{{json_members(self._graph.head())}".encode(), "", (), b"", b"")
        records: dict[type[Any], list[str]] = {}
        for record in self._site.briefing.records:
            records.setdefault(type(record), []).append(record.id)
        for kind in in_order(self._kinds):
            given = next((ids for record, ids in records.items() if self._kinds[record] is kind), [])
            if kind.optional and not given:
                continue
            yield Slot(f',\n"{kind.member}":['.encode(), _RECORDS, given, b",", b"]")
        linking = sorted(
            (owner for owner, source in self._site.owners.items() if source.places),
            key=self._site.registry.order.__getitem__,
        )
        yield Slot(b',\n"links":[', _LINKS, linking, b",", b"]")
        yield Slot(b',\n"origins":[', _ORIGINS, [WHOLE], b",", b"]}\n")

    def constant(self) -> Mapping[str, bytes]:
        """The files that no record changes."""
        return {SCHEMA_FILE: schema_json(self._kinds)}


def data_files(site: Site, words: InterfaceWords, kinds: DataKinds) -> dict[str, bytes]:
    """The files that programs read, which need no address."""
    writer = DataWriter(site, words, kinds)
    pieces = {name: data for record in (WHOLE, *site.registry.records) for name, data in writer.pieces(record).items()}
    files = {**writer.constant(), **{file.path: join(file, pieces.__getitem__).data for file in writer.joined()}}
    for article in site.registry.articles:
        files |= writer.text_file(article)
    return files
