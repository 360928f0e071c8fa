"""What search finds: a record for every page and every note, from what readers may see and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from builder.meaning.site import Site
from builder.pages.kind import PageKinds
from builder.pages.search_parts import RecordsPart, records_part
from builder.pages.search_writer import SearchRecord, SearchWriter
from builder.pages.timeline import year_words
from builder.values.interface_words import InterfaceWords
from builder.values.records import Article, Page
from builder.values.references import Record
from builder.values.site_paths import FRONT_PATH, path_of


def make_search_parts(site: Site, words: InterfaceWords, kinds: PageKinds) -> list[RecordsPart]:
    """All that can be found, page by page, sorted by address, so that the index does not depend on any other order."""
    writer = SearchWriter(site, words)
    records: list[Record] = [*site.briefing.articles, *site.briefing.pages]
    records += chain.from_iterable(site.briefing.lists.values())
    parts = [*front_parts(writer), *(part for record in records for part in record_parts(writer, kinds, record))]
    return sorted(parts, key=lambda part: part.name)


def record_parts(writer: SearchWriter, kinds: PageKinds, record: Record) -> Iterator[RecordsPart]:
    """What search finds of a record: one part, or none."""
    found = list(kinds[type(record)].search(writer, record))
    date = record.date
    year = None if date is None else (year_words(date, writer.words), date.sort_key)
    if found:
        yield records_part(found, record.language if isinstance(record, Article) else "", year)


def front_parts(writer: SearchWriter) -> Iterator[RecordsPart]:
    """The front page of a briefing that has a description, and no page of its author's for it."""
    briefing = writer.site.briefing
    settings = briefing.settings
    if settings.description and not any(path_of(page) == FRONT_PATH for page in briefing.pages):
        record = SearchRecord(
            FRONT_PATH,
            settings.title,
            filters={"type": Page.type},
            blocks=writer.blocks("", [(0, settings.description)]),
        )
        yield records_part([record])
