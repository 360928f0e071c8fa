"""What the head of a page states about its article: its address, and by linked data and names whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from builder.clean.page_dates import PageDates
from builder.clean.page_json_ld import parse_json_ld
from builder.clean.publisher import find_publisher
from builder.clean.text_dates import Reading
from builder.clean.values import ArticleFacts

_ADDRESS = re.compile(r"https?://[^\s/]+\S*\Z")
_NAMES = ("og:site_name", "application-name", "dc.publisher", "citation_journal_title", "apple-mobile-web-app-title")
"""Where a page names its site, in the order in which they are believed."""


@dataclass
class _Head(HTMLParser):
    """The addresses, the names and the linked data that a page states."""

    addresses: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    feeds: list[str] = field(default_factory=list)
    title: str = ""
    headline: str = ""
    inside: str = ""
    stamps: PageDates = field(default_factory=PageDates)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        kind = given.get("type", "").strip().lower()
        self.stamps.read_element(tag, given)
        if tag == "link":
            self._link(given, kind)
        elif tag == "meta":
            self._meta((given.get("property") or given.get("name") or "").lower(), given.get("content", ""))
        self.inside = (
            "title"
            if tag == "title" and not self.title
            else ("linked" if tag == "script" and kind == "application/ld+json" else "")
        )
        if self.inside == "linked":
            self.scripts.append("")

    def _link(self, given: dict[str, str], kind: str) -> None:
        if given.get("rel", "").lower() == "canonical":
            self.addresses.insert(0, given.get("href", ""))
        elif kind in ("application/rss+xml", "application/atom+xml"):
            self.feeds.append(given.get("title", ""))

    def _meta(self, name: str, content: str) -> None:
        if name == "og:url":
            self.addresses.append(content)
        elif name == "og:title":
            self.headline = " ".join(content.split())
        elif name in _NAMES and content.strip():
            self.names.setdefault(name, " ".join(content.split()))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "title"):
            self.inside = ""

    def handle_data(self, data: str) -> None:
        self.stamps.read_text(data)
        if self.inside == "linked":
            self.scripts[-1] += data
        elif self.inside == "title":
            self.title = " ".join(f"{self.title} {data}".split())


def parse_page_facts(html: str) -> ArticleFacts:
    """The facts that a page states for programs; empty where it states none. Its headline is not always the page’s."""
    facts, stamps = parse_page_facts_and_dates(html)
    times = stamps.times(Reading())
    return replace(facts, published=times.published[0].day.isoformat()) if times.published else facts


def parse_page_facts_and_dates(html: str) -> tuple[ArticleFacts, PageDates]:
    """What a page states for programs, but for when it was published, and all that it says of that."""
    head = _Head()
    head.feed(html)
    head.close()
    said = parse_json_ld(head.scripts)
    url = next(
        (address for address in map(str.strip, (*head.addresses, *said.addresses)) if _ADDRESS.match(address)), ""
    )
    names = [
        head.names.get("og:site_name", ""),
        said.publisher,
        said.site,
        *(head.names.get(name, "") for name in _NAMES[1:]),
    ]
    name = find_publisher(names, head.title, head.headline, head.feeds, url)
    if said.published:
        head.stamps.published.insert(0, said.published)
    if said.created:
        head.stamps.vague.append(said.created)
    return ArticleFacts("", name, said.authors, "", "", url), head.stamps
