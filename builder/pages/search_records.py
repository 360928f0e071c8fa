"""What search finds: a record for every page and every note, from what readers may see and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from builder.meaning.site import Site
from builder.pages.kind import PageKinds
from builder.pages.search_writer import SearchRecord, SearchWriter
from builder.values.interface_words import InterfaceWords
from builder.values.records import Page
from builder.values.site_paths import FRONT_PATH, path_of


def make_search_records(site: Site, words: InterfaceWords, kinds: PageKinds) -> list[SearchRecord]:
    """All that can be found, sorted by address, so that the index does not depend on any other order."""
    writer = SearchWriter(site, words)
    records = [*(readable.article for readable in site.articles), *site.briefing.pages]
    records += chain.from_iterable(site.briefing.lists.values())
    found = [*_front(writer), *(each for record in records for each in kinds[type(record)].search(writer, record))]
    return sorted(found, key=lambda record: record.url)


def _front(writer: SearchWriter) -> Iterator[SearchRecord]:
    """The front page of a briefing that has a description, and no page of its author's for it."""
    briefing = writer.site.briefing
    settings = briefing.settings
    if settings.description and not any(path_of(page) == FRONT_PATH for page in briefing.pages):
        yield SearchRecord(
            FRONT_PATH,
            settings.title,
            filters={"type": Page.type},
            blocks=writer.blocks("", [(0, settings.description)]),
        )
