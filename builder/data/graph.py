"""The whole briefing as readers may see it, in one file: ``data/briefing.json``.

Its shape is `builder.data.schema`. Each link appears once, with the sentence around it: a backlink is a link read from
its other end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from builder.data.kind import DataKinds, in_order
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
from builder.meaning.addresses import address_of, source_address
from builder.meaning.outgoing import Backlink
from builder.meaning.registry import ReadingOrder
from builder.meaning.sentences import Sentence
from builder.meaning.site import Site
from builder.values.briefing import Settings
from builder.values.interface_words import InterfaceWords
from builder.values.json_text import json_bytes
from builder.values.vocabulary import RIGHTS, STANCES

BRIEFING_FILE = "data/briefing.json"
SCHEMA_FILE = "data/briefing.schema.json"
SCHEMA_VERSION = "1"
"""The version of the file's shape; a program that knows it can read the file."""


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
    ),
)


ROLES = ("mention", "reference", "see", "via", "who", "place", "evidence", "against", "position", *STANCES)
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


def briefing_json(site: Site, words: InterfaceWords, kinds: DataKinds) -> bytes:
    """``data/briefing.json``."""
    writer = Writer(site, words, AddressResolver.of(site.briefing.settings, BRIEFING_FILE))
    lists = {kind.member: [kind.object.write(writer, each) for each in kind.values(site)] for kind in in_order(kinds)}
    return json_bytes(
        {
            "$schema": SCHEMA_FILE.rpartition("/")[2],
            "version": SCHEMA_VERSION,
            "settings": _SETTINGS.write(writer, site.briefing.settings),
            **lists,
            "links": [_LINK.write(writer, link) for link in _links(site)],
            "origins": [_ORIGIN.write(writer, origin) for origin in _origins(site)],
        }
    )


def _links(site: Site) -> Iterator[tuple[Backlink, str]]:
    """Every link, sorted by where it comes from; those of one text stay in its order."""
    links = [(backlink, target) for target in sorted(site.backlinks) for backlink in site.backlinks[target]]
    yield from sorted(links, key=lambda link: (_rank(site, link[0].source), link[0].block, link[1]))


def _rank(site: Site, source: str) -> tuple[ReadingOrder, str]:
    return site.registry.order[source.partition("#")[0]], source


def _origins(site: Site) -> list[tuple[str, Sequence[str], Sequence[str]]]:
    """Return every origin with what goes back to it, directly or through others."""
    notes = (anchored.note for readable in site.articles for anchored in readable.notes)
    articles = site.origins.grouped(readable.article.id for readable in site.articles)
    passages = site.origins.grouped(note.full_id for note in notes if note.via)
    names = sorted(articles.keys() | passages.keys())
    return [(name, articles.get(name, []), passages.get(name, [])) for name in names]
