"""The whole briefing as readers may see it, in one file: ``data/briefing.json``.

Its shape is `builder.data.schema`. Each link appears once, with the sentence around it: a backlink is a link read from
its other end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from builder.data.kind import DataKind, DataKinds
from builder.data.locations import AddressResolver
from builder.data.members import (
    DATE,
    PASSAGE,
    PROSE,
    SIDE,
    TARGET,
    Member,
    Object,
    Writer,
    identifier,
    many,
    text,
    word,
)
from builder.data.serialisation import Json
from builder.meaning.addresses import address_of, source_address
from builder.meaning.outgoing import Backlink
from builder.meaning.sentences import Sentence
from builder.meaning.site import Site
from builder.values.briefing import Settings
from builder.values.interface_words import InterfaceWords
from builder.values.json_text import json_line
from builder.values.people import Editor
from builder.values.vocabulary import RIGHTS, STANCES

BRIEFING_FILE = "data/briefing.json"
SCHEMA_FILE = "data/briefing.schema.json"
SCHEMA_VERSION = "1"
"""The version of the file's shape; a program that knows it can read the file."""


_PROFILE = Object[Editor](
    "An editor.",
    (
        Member("name", text("The name."), lambda _, editor: editor.name),
        Member("url", text("The address of a page about them."), lambda _, editor: editor.url, optional=True),
        Member("orcid", text("The address of their ORCID iD."), lambda _, editor: editor.orcid_url, optional=True),
    ),
)

_SETTINGS = Object[Settings](
    "What holds for the whole briefing.",
    (
        Member("title", text("The title."), lambda _, settings: settings.title),
        Member("description", text("What it is about."), lambda _, settings: settings.description, optional=True),
        Member(
            "language",
            text("The language of its own prose, a BCP 47 tag."),
            lambda _, settings: settings.language,
        ),
        Member("edition", text("The edition: a date or a name."), lambda _, settings: settings.edition, optional=True),
        Member("url", text("Where it is published."), lambda _, settings: settings.url, optional=True),
        Member("rights", word("The rights of articles that state none.", RIGHTS), lambda _, settings: settings.rights),
        Member("editors", many("Who made it.", text("A name.")), lambda _, settings: list(settings.editors)),
        Member(
            "profiles",
            many("The editors of whom more is known than the name.", _PROFILE.schema),
            lambda w, settings: [_PROFILE.write(w, editor) for editor in settings.profiles],
            optional=True,
        ),
    ),
)


ROLES = (
    *("mention", "reference", "see", "via", "who", "place"),
    *("evidence", "against", "alternative", "outcome", "about", "hypotheses", "position", *STANCES),
)
"""The role of a link: named in passing, named on purpose, or the key of the content model that contains it."""

_SENTENCE = Object[Sentence](
    "The sentence that the link stands in, in three parts.",
    (
        Member("before", text("The words before."), lambda _, sentence: sentence.before),
        Member("word", text("The words that point."), lambda _, sentence: sentence.word),
        Member("after", text("The words after."), lambda _, sentence: sentence.after),
    ),
)

_LINK = Object[tuple[Backlink, str]](
    "One thing that points at another.",
    (
        Member("from", identifier("The record or note that points.", TARGET), lambda _, link: link[0].source),
        Member("to", identifier("What it points at.", TARGET), lambda _, link: link[1]),
        Member("role", word("What the link does.", ROLES), lambda _, link: link[0].role),
        Member(
            "fromAddress",
            text("The path of the place that points."),
            lambda w, link: source_address(w.site.registry, link[0].source, link[0].block),
        ),
        Member("toAddress", text("The path it leads to."), lambda w, link: address_of(w.site.registry, link[1])),
        Member(
            "sentence",
            _SENTENCE.schema,
            lambda w, link: _SENTENCE.write(w, link[0].sentence) if link[0].sentence else None,
            optional=True,
        ),
    ),
)

_ORIGIN = Object[tuple[str, Sequence[str], Sequence[str]]](
    "An origin and the reports that go back to it. A report may go back to several.",
    (
        Member(
            "name",
            identifier("The id of what they draw on in the end: an article, an entry or another record."),
            lambda _, origin: origin[0],
        ),
        Member("articles", many("The ids of the articles.", identifier("An article.")), lambda _, origin: origin[1]),
        Member(
            "passages",
            many("The notes whose passages come from it, as they say themselves.", identifier("A note.", PASSAGE)),
            lambda _, origin: origin[2],
            optional=True,
        ),
    ),
)

DEFINITIONS: Mapping[str, Object[Any]] = {
    "settings": _SETTINGS,
    "date": DATE,
    "prose": PROSE,
    "link": _LINK,
    "origin": _ORIGIN,
    "side": SIDE,
}
"""What the schema describes in addition to the kinds of record, by name."""


@dataclass(frozen=True)
class GraphWriter:
    """Writes ``data/briefing.json`` in pieces, a record a line: `builder.data.files` joins them."""

    site: Site
    words: InterfaceWords
    kinds: DataKinds

    @cached_property
    def _writer(self) -> Writer:
        return Writer(self.site, self.words, AddressResolver.of(self.site.briefing.settings, BRIEFING_FILE))

    def head(self) -> Json:
        """The members before the lists."""
        return {
            "$schema": SCHEMA_FILE.rpartition("/")[2],
            "version": SCHEMA_VERSION,
            "settings": _SETTINGS.write(self._writer, self.site.briefing.settings),
        }

    def record(self, kind: DataKind[Any], value: Any) -> str:
        """One record as a line of the list of its kind."""
        return json_line(kind.object.write(self._writer, value))

    def links(self, record: str) -> Iterator[str]:
        """The links that start in a record or in a note on it, each as a line; those of one text in its order."""
        source = self.site.owners[record]
        links = dict.fromkeys((backlink, target) for target, backlink in (*source.in_texts, *source.under_keys))
        by_place = sorted(links, key=lambda link: (link[0].source, link[0].block, link[1]))
        return (json_line(_LINK.write(self._writer, link)) for link in by_place)

    def origins(self) -> Iterator[str]:
        """The origins of reports, each as a line."""
        return (json_line(_ORIGIN.write(self._writer, origin)) for origin in _origins(self.site))


def _origins(site: Site) -> list[tuple[str, Sequence[str], Sequence[str]]]:
    """Return every origin with what goes back to it, directly or through others."""
    articles = site.origins.grouped(site.registry.articles)
    passages = site.origins.grouped(name for name in site.origins.sources if name in site.registry.notes)
    names = sorted(articles.keys() | passages.keys())
    return [(name, articles.get(name, []), passages.get(name, [])) for name in names]
