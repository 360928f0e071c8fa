"""What a page is about in the vocabulary of schema.org (https://schema.org), for search engines."""

from __future__ import annotations

from dataclasses import dataclass

from builder.data.date_formats import iso_start
from builder.data.kind import GLOSSARY_PATH, DataKinds, SchemaOrgNodes
from builder.data.page_descriptions import description_of, title_of
from builder.data.serialisation import Json, script_json, without_empty
from builder.meaning.site import Site
from builder.pages.page_parts import LIST_PART, part_of
from builder.values.edtf import parse_edtf_or_none
from builder.values.interface_words import InterfaceWords
from builder.values.references import Record
from builder.values.site_paths import FRONT_PATH, part_path

_SCHEMA_ORG_CONTEXT = "https://schema.org"
_ARTICLES_PATH = "articles.html"


@dataclass
class JsonLd:
    """Makes the JSON-LD of pages."""

    site: Site
    words: InterfaceWords
    kinds: DataKinds

    def script_text(self, path: str, record: str = "", part: int = 1) -> str:
        """Return the data of a page, as text for ``<script type="application/ld+json">``."""
        return script_json(self.page_nodes(path, record, part))

    def page_nodes(self, path: str, record: str = "", part: int = 1) -> Json:
        """The data of a page: the page itself, and what it is about. ``path`` is that of the first part of a page."""
        things = SchemaOrgNodes(self.site, self.words, self.kinds, part_path(path, part))
        return {
            "@context": _SCHEMA_ORG_CONTEXT,
            "@graph": self._front(things) if path == FRONT_PATH else self._nodes(things, path, record, part),
        }

    def _nodes(self, things: SchemaOrgNodes, path: str, identifier: str, part: int) -> list[Json]:
        record = self.site.registry.records.get(identifier)
        about = things.node(record) if record and part == 1 else None
        page: Json = {
            "@type": "WebPage" if record else "CollectionPage",
            "@id": things.page,
            "name": title_of(self.site, self.words, path, identifier, part),
            "inLanguage": self.site.briefing.settings.language,
            "isPartOf": {"@id": things.briefing_id()},
        }
        if record and part > 1:
            return [page | {"about": {"@id": things.id_of(record)}}]
        if record:
            page |= self._made_by(things, record)
        if about and record:
            more = self.kinds[type(record)].more_nodes(things, record)
            return [{**page, "mainEntity": {"@id": about["@id"]}}, about, *more]
        if path == GLOSSARY_PATH:
            return [page, self._glossary(things, part)]
        if path == _ARTICLES_PATH and part > 1:
            return [page, {"@type": "Report", "@id": things.briefing_id(), "citation": self._articles(things, part)}]
        return [page]

    def _made_by(self, things: SchemaOrgNodes, record: Record) -> Json:
        """Of the texts on a page: the editors, who wrote it or the notes on it, and whom it names."""
        key = self.kinds[type(record)].made_by
        if not key:
            return {}
        mentions = [
            things.short_node(self.site.registry.records[entry]) for entry in _entries_named_by(self.site, record)
        ]
        return without_empty({key: things.editors(), "mentions": mentions})

    def _front(self, things: SchemaOrgNodes) -> list[Json]:
        """The site and the briefing on it, which cites articles; parts of their list cite those after the first."""
        settings = self.site.briefing.settings
        report = without_empty(
            {
                "@type": "Report",
                "@id": things.briefing_id(),
                "name": settings.title,
                "mainEntityOfPage": things.page,
                "description": description_of(self.site, self.words, self.kinds, ""),
                "inLanguage": settings.language,
                "author": things.editors(),
                "version": settings.edition,
                "datePublished": iso_start(parse_edtf_or_none(settings.edition)),
                "citation": self._articles(things, 1),
            }
        )
        site: Json = {
            "@type": "WebSite",
            "@id": f"{things.page}#site",
            "name": settings.title,
            "url": things.page,
            "inLanguage": settings.language,
            "hasPart": {"@id": things.briefing_id()},
        }
        return [site, report]

    def _articles(self, things: SchemaOrgNodes, part: int) -> list[Json]:
        """The articles in a part of their list."""
        return [things.short_node(article) for article in part_of(self.site.briefing.articles, part, LIST_PART)]

    def _glossary(self, things: SchemaOrgNodes, part: int) -> Json:
        terms = [entry for entry in self.site.briefing.entries if entry.type == "term"]
        return {
            "@type": "DefinedTermSet",
            "@id": things.glossary_id(),
            "name": self.words.label("list", "glossary"),
            "inLanguage": self.site.briefing.settings.language,
            "hasDefinedTerm": [things.short_node(term) for term in part_of(terms, part, LIST_PART)],
        }


def _entries_named_by(site: Site, record: Record) -> list[str]:
    """The entries that an article or a page names, or a note on it, in order of their ids."""
    sources = (record.id, *site.registry.notes_on.get(record.id, ()))
    return sorted({entry for source in sources for entry in site.entries_named_by(source)})
