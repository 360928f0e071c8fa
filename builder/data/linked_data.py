"""What a page is about in the vocabulary of schema.org (https://schema.org), for search engines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.data.dates import iso_start
from builder.data.kind import GLOSSARY, DataKinds, Things
from builder.data.subjects import description_of, title_of
from builder.data.writing import Json, given, script_json
from builder.meaning.site import Site
from builder.pages.addresses import FRONT_PATH
from builder.pages.words import Words
from builder.values.edtf import date_or_none
from builder.values.records import Entry
from builder.values.references import Record

CONTEXT = "https://schema.org"


@dataclass
class LinkedData:
    """Makes the JSON-LD of pages. One serves a whole build, so that who is named where is gone through once."""

    site: Site
    words: Words
    kinds: DataKinds
    named: Mapping[str, list[str]] = field(init=False)
    entries: Mapping[str, Entry] = field(init=False)

    def __post_init__(self) -> None:
        self.named = named_in(self.site)
        self.entries = {entry.name: entry for entry in reversed(self.site.briefing.entries)}

    def script(self, path: str, record: str = "") -> str:
        """The data of a page, as text that may stand in ``<script type="application/ld+json">``."""
        return script_json(self.data(path, record))

    def data(self, path: str, record: str = "") -> Json:
        """The data of a page: the page itself, and what it is about."""
        things = Things(self.site, self.words, self.kinds, path, self.entries)
        return {
            "@context": CONTEXT,
            "@graph": self._front(things) if path == FRONT_PATH else self._nodes(things, path, record),
        }

    def _nodes(self, things: Things, path: str, identifier: str) -> list[Json]:
        record = self.site.registry.records.get(identifier)
        about = things.node(record) if record else None
        page: Json = {
            "@type": "WebPage" if record else "CollectionPage",
            "@id": things.page,
            "name": title_of(self.site, self.words, path, identifier),
            "inLanguage": self.site.briefing.settings.language,
            "isPartOf": {"@id": things.briefing()},
        }
        if record:
            page |= self._made_by(things, record)
        if about and record:
            return [{**page, "mainEntity": {"@id": about["@id"]}}, about]
        return [page, self._glossary(things)] if path == GLOSSARY else [page]

    def _made_by(self, things: Things, record: Record) -> Json:
        """Of the texts on a page: the editors, who wrote it or the notes on it, and whom it names."""
        key = self.kinds[type(record)].made_by
        if not key:
            return {}
        mentions = [things.ref(self.site.registry.records[entry]) for entry in self.named.get(record.id, ())]
        return given({key: things.editors(), "mentions": mentions})

    def _front(self, things: Things) -> list[Json]:
        """The site and the briefing on it, which cites every article."""
        settings = self.site.briefing.settings
        report = given(
            {
                "@type": "Report",
                "@id": things.briefing(),
                "name": settings.title,
                "mainEntityOfPage": things.page,
                "description": description_of(self.site, self.words, self.kinds, ""),
                "inLanguage": settings.language,
                "author": things.editors(),
                "version": settings.edition,
                "datePublished": iso_start(date_or_none(settings.edition)),
                "citation": [things.ref(readable.article) for readable in self.site.articles],
            }
        )
        site: Json = {
            "@type": "WebSite",
            "@id": f"{things.page}#site",
            "name": settings.title,
            "url": things.page,
            "inLanguage": settings.language,
            "hasPart": {"@id": things.briefing()},
        }
        return [site, report]

    def _glossary(self, things: Things) -> Json:
        terms = [entry for entry in self.site.briefing.entries if entry.type == "term"]
        return {
            "@type": "DefinedTermSet",
            "@id": things.terms(),
            "name": self.words.label("list", "glossary"),
            "inLanguage": self.site.briefing.settings.language,
            "hasDefinedTerm": [things.ref(term) for term in terms],
        }


def named_in(site: Site) -> dict[str, list[str]]:
    """For each article and page the entries that it or a note on it names, in order of their ids."""
    entries = {entry.id for entry in site.briefing.entries}
    named: dict[str, dict[str, None]] = {}
    for target in sorted(entries & site.backlinks.keys()):
        for backlink in site.backlinks[target]:
            named.setdefault(backlink.source.partition("#")[0], {})[target] = None
    return {source: list(found) for source, found in named.items()}
