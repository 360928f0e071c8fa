"""The feed and the sitemap."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from builder.data.feeds import MOST_FEED_ENTRIES, FeedEntry, feed_entries, feed_xml, has_feed, latest_entries
from builder.data.sitemap import sitemap_files
from builder.kinds import DATA_KINDS
from builder.meaning.site import Site
from builder.values.briefing import Settings
from builder.values.web_address import base_url
from tests.connected import SAMPLES, SMALL, WITHHELD, connected, files_of, pages_of, published_at

ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = ("id", "title", "updated")
MAY_BE_ONCE = ("subtitle", "summary", "published", "content", "rights", "source", "generator", "icon", "logo")
KNOWN = {*ONCE, *MAY_BE_ONCE, "author", "category", "contributor", "link", "entry"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z")


def feed_of(site: Site) -> ET.Element:
    return ET.fromstring(feed_xml(site, connected(WITHHELD)[1], DATA_KINDS))


def published(name: str) -> Site:
    return published_at(connected(SAMPLES[name])[0], "https://lamp.example/notes/")


@pytest.mark.parametrize("name", SAMPLES)
def test_what_atom_demands_is_kept(name: str) -> None:
    """The MUSTs of RFC 4287 on feeds (4.1.1), entries (4.1.2), persons (3.2), dates (3.3) and links (4.2.7)."""
    feed = feed_of(published(name))
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for node in (feed, *entries):
        names = [child.tag.removeprefix(ATOM) for child in node]
        assert set(names) <= KNOWN - ({"entry"} if node is not feed else set())
        assert all(names.count(name) == 1 for name in ONCE)
        assert all(names.count(name) <= 1 for name in MAY_BE_ONCE)
        moments = [date.text or "" for key in ("updated", "published") for date in node.findall(ATOM + key)]
        assert all(map(MOMENT.match, moments))
        assert node.find(f"{ATOM}author") is not None or feed.find(f"{ATOM}author") is not None
        for author in node.findall(f"{ATOM}author"):
            assert [child.tag for child in author] in ([f"{ATOM}name"], [f"{ATOM}name", f"{ATOM}uri"])
            assert author[0].text
        links = [link.attrib for link in node.findall(f"{ATOM}link")]
        assert all(link["href"].startswith("https://lamp.example/notes/") for link in links)
        alternates = [(link["type"], link.get("hreflang")) for link in links if link["rel"] == "alternate"]
        assert len(alternates) == len(set(alternates)) == 1
        assert node.findtext(f"{ATOM}id", "").startswith("https://lamp.example/notes/")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))
    assert [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"] == [
        "https://lamp.example/notes/feed.xml"
    ]
    days = [entry.findtext(f"{ATOM}updated", "") for entry in entries]
    assert days == sorted(days, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == days[0]


def test_when_something_was_updated_is_read_from_the_content() -> None:
    site, _ = connected(WITHHELD)
    assert {entry.record.id: (entry.updated, entry.published) for entry in feed_entries(site, DATA_KINDS)} == {
        "none": ("2020-01-01", ""),  # of a decade: it stands under the first day of it, and says no day
        "words": ("2031-05-01", "2031-05-01"),
        "part": ("2031-06-01", "2031-06-01"),
        "open": ("2031-07-03", "2031-06-19"),  # read later than published
        "burns": ("2031-07-10", ""),  # the date of a position
        "stays": ("2031-07-03", ""),  # the article that was read last; withdrawn words were found gone before
    }


def test_what_has_no_date_takes_the_editions_or_is_left_out() -> None:
    site, _ = connected(SMALL)
    assert "notice" not in {entry.record.id for entry in feed_entries(site, DATA_KINDS)}
    settings = replace(site.briefing.settings, edition="2031-05")
    dated = replace(site, briefing=replace(site.briefing, settings=settings))
    assert {entry.record.id: entry.updated for entry in feed_entries(dated, DATA_KINDS)}["notice"] == "2031-05-01"


def test_the_latest_come_first_and_no_more_than_there_is_room_for() -> None:
    record = connected(SMALL)[0].briefing.claims[0]
    many = [
        FeedEntry(replace(record, id=f"c{number:03}"), f"2031-01-{number % 9 + 1:02}")
        for number in range(MOST_FEED_ENTRIES + 50)
    ]
    kept = latest_entries(many)
    assert len(kept) == MOST_FEED_ENTRIES
    assert [(entry.updated, entry.record.id) for entry in kept[:2]] == [("2031-01-09", "c008"), ("2031-01-09", "c017")]
    assert kept == latest_entries(reversed(many))


def test_without_editors_the_briefing_is_the_author() -> None:
    site = published("treaty" if "treaty" in SAMPLES else "small")
    settings = replace(site.briefing.settings, editors=())
    feed = feed_of(replace(site, briefing=replace(site.briefing, settings=settings)))
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == settings.title


@pytest.mark.parametrize("name", SAMPLES)
def test_without_an_address_there_is_neither_feed_nor_sitemap(name: str) -> None:
    site, words = connected(SAMPLES[name])
    assert not {"feed.xml", "sitemap.xml"} & files_of(published_at(site, ""), words).keys()
    assert {"feed.xml", "sitemap.xml"} <= files_of(published_at(site, "https://b.example"), words).keys()


def test_where_nothing_has_a_date_there_is_no_feed() -> None:
    site = published("small")
    bare = replace(site, articles=(), briefing=replace(site.briefing, articles=(), lists={}))
    assert not has_feed(bare, DATA_KINDS)


def test_a_feed_keeps_what_xml_can_hold() -> None:
    site = published("small")
    settings = replace(site.briefing.settings, title="a\x01 <b> & c")
    feed = feed_of(replace(site, briefing=replace(site.briefing, settings=settings)))
    assert feed.findtext(f"{ATOM}title") == "a� <b> & c, May 2031"


def test_the_sitemap_has_every_page_but_those_for_lost_readers() -> None:
    site, words = connected(WITHHELD)
    root = ET.fromstring(files_of(site, words)["sitemap.xml"])
    namespace = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert root.tag == f"{namespace}urlset"
    found = [url.findtext(f"{namespace}loc") for url in root]
    assert all(child.tag == f"{namespace}url" for child in root)
    pages = {path for path, _ in pages_of(site)} - {"404.html", "search.html", "index.html"}
    assert sorted(address or "" for address in found) == sorted(
        f"https://lamp.example/notes/{path}" for path in {*pages, ""}
    )


def test_a_long_sitemap_is_several_with_an_index() -> None:
    files = sitemap_files(Settings("A", url="https://a.example"), ["c.html", "a.html", "b.html"], most=2)
    locations = {
        name: [node.text for node in ET.fromstring(data).iter() if node.tag.endswith("loc")]
        for name, data in files.items()
    }
    assert locations == {
        "sitemap.xml": ["https://a.example/sitemap-1.xml", "https://a.example/sitemap-2.xml"],
        "sitemap-1.xml": ["https://a.example/a.html", "https://a.example/b.html"],
        "sitemap-2.xml": ["https://a.example/c.html"],
    }


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("", ""),
        ("https://a.example", "https://a.example/"),
        ("https://a.example:8080/b/", "https://a.example:8080/b/"),
        ("https://a.example/b/index.html?x=1#y", "https://a.example/b/"),
        ("https://a.example/v1.2", "https://a.example/v1.2/"),
        ("https://bücher.example/öl%20x", "https://xn--bcher-kva.example/%C3%B6l%20x/"),
    ],
)
def test_the_front_page_is_published_in_a_folder(url: str, base: str) -> None:
    assert base_url(url) == base
