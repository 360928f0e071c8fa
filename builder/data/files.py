"""The briefing as data, in files by their path in the output."""

from __future__ import annotations

from builder.data.annotations import ANNOTATIONS_FILE, annotations_jsonld, text_path
from builder.data.bibtex import sources_bib
from builder.data.csl import sources_json
from builder.data.graph import BRIEFING_FILE, SCHEMA_FILE, briefing_json
from builder.data.kind import DataKinds
from builder.data.schema import schema_json
from builder.data.text_export import visible_text
from builder.meaning.site import Site
from builder.values.interface_words import InterfaceWords


def data_files(site: Site, words: InterfaceWords, kinds: DataKinds) -> dict[str, bytes]:
    """The files that programs read, which need no address."""
    files = {
        "data/sources.json": sources_json(site, words),
        "data/sources.bib": sources_bib(site, words),
        ANNOTATIONS_FILE: annotations_jsonld(site),
        BRIEFING_FILE: briefing_json(site, words, kinds),
        SCHEMA_FILE: schema_json(kinds),
    }
    for readable in site.articles:
        text = visible_text(readable.body)
        if text:
            files[text_path(readable.article)] = text.encode()
    return files
