"""Search records in parts: all those of one page, such as an article with its notes.

What a search index needs of every page is small and given as plain data. The records themselves, with all their texts,
are read only where that part of the index is made again.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from builder.pages.search_writer import SearchRecord

_DIGEST_SIZE = 16
_RECORD_WEIGHT = 200
"""What a record weighs without its text, in characters: its address and its fields."""

Year = tuple[str, tuple[object, ...]]
"""A year as the filter shows it, and the key by which it is sorted."""


class PartFacts(NamedTuple):
    """What the whole of a search needs to know of a part, as plain data that can be kept between builds.

    ``weight`` counts where the index is divided, in characters. ``fields`` are the names of what is searched besides
    texts, and ``filters`` the pairs of names and values that are in its records, both without repetitions.
    ``language`` is that of the article, if it is one, and ``year`` that of the record's date, if it has one.
    """

    weight: int
    fields: tuple[str, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    language: str = ""
    year: Year | None = None


@dataclass(frozen=True)
class RecordsPart:
    """The search records of one page.

    ``name`` is the address of the page, and ``digest`` is another one if anything in the records is another.
    ``records`` gives the records in the order of their addresses, each of which is on this page.
    """

    name: str
    digest: bytes
    facts: PartFacts
    records: Callable[[], Sequence[SearchRecord]]

    @property
    def weight(self) -> int:
        """How much it counts when an index is divided, in characters."""
        return self.facts.weight


def records_part(found: Sequence[SearchRecord], language: str = "", year: Year | None = None) -> RecordsPart:
    """The part that has these records of one page; there is at least one."""
    records = sorted(found, key=lambda record: record.url)
    facts = PartFacts(
        sum(map(_weight, records)),
        tuple(sorted({name for record in records for name in indexed_fields(record)})),
        tuple(sorted({pair for record in records for pair in record.filters.items()})),
        language,
        year,
    )
    return RecordsPart(page_of(records[0]), _digest(records), facts, lambda: records)


def page_of(record: SearchRecord) -> str:
    """The address of the page that a record is on."""
    return record.url.partition("#")[0]


def indexed_fields(record: SearchRecord) -> dict[str, str]:
    """What is searched of a record besides its text, by field."""
    return {"title": record.title, **record.meta} if record.title else dict(record.meta)


def _weight(record: SearchRecord) -> int:
    return _RECORD_WEIGHT + (sum(len(text) for text, _ in record.blocks) if record.blocks else len(record.content))


def _digest(records: Sequence[SearchRecord]) -> bytes:
    given = [
        (
            record.url,
            record.title,
            record.content,
            [tuple(block) for block in record.blocks],
            *(tuple(values.items()) for values in (record.meta, record.filters, record.sort, record.shown)),
        )
        for record in records
    ]
    # Version 2 of the format: later ones depend on which objects are the same object.
    return blake2b(marshal.dumps(given, 2), digest_size=_DIGEST_SIZE).digest()
