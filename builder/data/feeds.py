"""The feed: articles, and claims, judgements and comparisons of hypotheses by the evidence they rest on.

Source: RFC 4287 (Atom). A build has no clock and no memory, so that the same content makes the same feed. The time when
something was “updated” is therefore read from the content:

- an article, when it was read, or else published;
- a claim, on the latest date of its positions and of the articles in evidence;
- a judgement, on the latest of its own date, of its changes and outcome, of the articles for and against it, and of the
  withdrawal of words it rests on;
- a comparison of hypotheses, on the latest date of the articles in its evidence.

A date counts by its first possible day. A record without a date gets the date of the edition, if the edition is one. A
record that then has none is left out, because a feed needs an exact time. So an entry moves up when its evidence grows,
and stays when only its wording is corrected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from xml.etree import ElementTree as ET

from builder.data.date_formats import first_day
from builder.data.kind import DataKinds
from builder.data.locations import AddressResolver
from builder.data.page_descriptions import description_of, site_name
from builder.data.serialisation import add_xml_element, xml_bytes
from builder.meaning.site import Site
from builder.values.edtf import EdtfDate, Point, parse_edtf_or_none
from builder.values.interface_words import InterfaceWords
from builder.values.records import Article
from builder.values.references import Record
from builder.values.site_paths import FRONT_PATH, path_of
from builder.values.web_address import as_uri, base_url
from builder.values.xml_text import replace_forbidden_characters

FEED_FILE = "feed.xml"
MOST_FEED_ENTRIES = 100
"""How many entries the feed has, the latest first."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry. ``updated`` and ``published`` are days; an article's authors are those who wrote it."""

    record: Record
    updated: str
    published: str = ""
    authors: tuple[str, ...] = ()


def has_feed(site: Site, kinds: DataKinds) -> bool:
    """Whether there is a feed: it needs addresses, and something with a date."""
    return bool(base_url(site.briefing.settings.url)) and any(True for _ in feed_entries(site, kinds))


def feed_xml(site: Site, words: InterfaceWords, kinds: DataKinds) -> bytes:
    """Return ``feed.xml``; call it only if `has_feed`."""
    settings = site.briefing.settings
    locations = AddressResolver.of(settings, FEED_FILE)
    entries = latest_entries(feed_entries(site, kinds))
    # Without editors the briefing is the author: an entry needs one, its own or the feed's (4.1.1).
    authors = settings.editors or (settings.title,)
    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": settings.language})
    add_xml_element(root, "id", locations(FRONT_PATH))
    add_xml_element(root, "title", site_name(site, words))
    if settings.description:
        add_xml_element(root, "subtitle", " ".join(settings.description.split()))
    add_xml_element(root, "updated", _moment(entries[0].updated))
    add_xml_element(root, "link", rel="self", type="application/atom+xml", href=locations(FEED_FILE))
    add_xml_element(root, "link", rel="alternate", type="text/html", href=locations(FRONT_PATH))
    _authors(root, authors, {editor.name: editor.address for editor in settings.profiles})
    for entry in entries:
        _write(root, entry, locations, site, words, kinds)
    return xml_bytes(root)


def _write(
    root: ET.Element, entry: FeedEntry, locations: AddressResolver, site: Site, words: InterfaceWords, kinds: DataKinds
) -> None:
    record = entry.record
    node = add_xml_element(root, "entry")
    if isinstance(record, Article) and record.language != site.briefing.settings.language:
        title = add_xml_element(node, "title", record.name)
        title.set("xml:lang", replace_forbidden_characters(record.language))
    else:
        add_xml_element(node, "title", words.title(record.type, record.name))
    add_xml_element(node, "id", locations(path_of(record)))
    add_xml_element(node, "link", rel="alternate", type="text/html", href=locations(path_of(record)))
    add_xml_element(node, "updated", _moment(entry.updated))
    if entry.published:
        add_xml_element(node, "published", _moment(entry.published))
    _authors(node, entry.authors)
    add_xml_element(node, "category", term=record.type, label=words.label("type", record.type))
    add_xml_element(node, "summary", description_of(site, words, kinds, record.id))


def _authors(parent: ET.Element, names: Iterable[str], addresses: Mapping[str, str] | None = None) -> None:
    for name in names:
        author = add_xml_element(parent, "author")
        add_xml_element(author, "name", name)
        if addresses and addresses.get(name):
            add_xml_element(author, "uri", as_uri(addresses[name]))


def _moment(day: str) -> str:
    """A day as the date-time that RFC 3339 wants: its first moment, in UTC."""
    return f"{day}T00:00:00Z"


def latest_entries(entries: Iterable[FeedEntry]) -> list[FeedEntry]:
    """The latest entries, the newest first; those of a day in order of their ids."""
    by_id = sorted(entries, key=lambda entry: entry.record.id)
    return sorted(by_id, key=lambda entry: entry.updated, reverse=True)[:MOST_FEED_ENTRIES]


def feed_entries(site: Site, kinds: DataKinds) -> Iterator[FeedEntry]:
    """Return everything with a date."""
    edition = first_day(parse_edtf_or_none(site.briefing.settings.edition))
    for record in (*site.briefing.articles, *chain(*site.briefing.lists.values())):
        day_of = kinds[type(record)].updated
        updated = (day_of(site, record) or edition) if day_of else ""
        if updated and isinstance(record, Article):
            published = first_day(record.published) if _is_of_a_year(record.published) else ""
            yield FeedEntry(record, updated, published, _authors_of(record))
        elif updated:
            yield FeedEntry(record, updated)


def _is_of_a_year(date: EdtfDate | None) -> bool:
    """Whether a date is no wider than a year: the feed would give out a decade as one day of it."""
    return date is not None and all(end.spread == 1 for end in (date.start, date.end) if isinstance(end, Point))


def _authors_of(article: Article) -> tuple[str, ...]:
    """Return who wrote the text of an article; for a digest no one except the feed's own authors."""
    return () if article.digest else article.authors or (article.publisher,) * bool(article.publisher)
