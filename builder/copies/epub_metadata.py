"""What a book says about itself: its identifier, its time, its name. All of it follows from the content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from builder.values.briefing import Briefing, Settings
from builder.values.edtf import Day, EdtfDate, parse_edtf_or_none
from builder.values.slugs import slugify

TIME_UNKNOWN = "1980-01-01T00:00:00Z"
"""The time of a briefing without any date."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_END_OF_TIME = 253402300800
"""The second with which the year 10000 begins."""

_LONGEST_BOOK_NAME = 60


def book_identifier(settings: Settings) -> str:
    """Return a worldwide name of the briefing: a UUID made from its address, or else from title and edition.

    RFC 9562, section 5.5 (version 5). EPUB 3.3, sec-opf-dcidentifier, wants it to stay from build to build.
    """
    name = settings.url or f"{settings.title}\n{settings.edition}"
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"


def last_modified(briefing: Briefing, epoch: int | None = None) -> str:
    """When the briefing was last changed, as EPUB 3.3, sec-metadata-last-modified, wants it: UTC, to the second.

    The edition where it is a date; else ``epoch``, which is what SOURCE_DATE_EPOCH says, in seconds since 1970; else
    the newest date on which an article was published or fetched or a note's words changed or were withdrawn; else the
    newest event.
    """
    edition = list(_days([parse_edtf_or_none(briefing.settings.edition)]))
    if edition:
        return _stamp(edition[0])
    if epoch is not None and epoch < _END_OF_TIME:
        # Not fromtimestamp, which on Windows knows no year after 3000.
        return (_EPOCH + timedelta(seconds=epoch)).strftime("%Y-%m-%dT%H:%M:%SZ")
    days = list(_days(_sources(briefing))) or list(_days(event.date for event in briefing.events))
    return _stamp(max(days)) if days else TIME_UNKNOWN


def book_file_name(settings: Settings) -> str:
    """Return the title as a file name: small letters, digits and hyphens; ``briefing`` if it has none of these."""
    return slugify(settings.title, _LONGEST_BOOK_NAME, settings.language) or "briefing"


def _sources(briefing: Briefing) -> Iterator[EdtfDate | None]:
    for article in briefing.articles:
        yield article.published
        yield article.retrieved
    for notes in briefing.notes.values():
        yield from (note.withdrawn.date for note in notes if note.withdrawn)
        yield from (each.until for note in notes for each in note.earlier)


def _days(dates: Iterable[EdtfDate | None]) -> Iterator[Day]:
    """The first days of dates, those that a calendar of four digits has."""
    return (date.earliest for date in dates if date and 0 < date.earliest[0] < 10000)


def _stamp(day: Day) -> str:
    year, month, number = day
    return f"{year:04}-{month:02}-{number:02}T00:00:00Z"
