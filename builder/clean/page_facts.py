"""What a page states for programs: its address, its publisher, its authors, when it was published."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.clean.addresses import is_page_address
from builder.clean.page_dates import PageDates
from builder.clean.page_json_ld import parse_json_ld
from builder.clean.page_parser import Attributes
from builder.clean.publisher import find_publisher
from builder.clean.values import ArticleFacts

_SITE_NAMES = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "citation_journal_title",
    "apple-mobile-web-app-title",
)
"""The metadata in which a page names its site, the most reliable first."""


@dataclass
class PageStatements:
    """A reader of pages (`builder.clean.page_parser`) that collects addresses, names, dates and linked data."""

    addresses: list[str] = field(default_factory=list)
    site_names: dict[str, str] = field(default_factory=dict)
    feeds: list[str] = field(default_factory=list)
    title: str = ""
    headline: str = ""
    dates: PageDates = field(default_factory=PageDates)
    _scripts: list[str] = field(default_factory=list)
    """The scripts with linked data."""
    _inside: str = ""
    """``title`` or ``script`` within the first title and within a script with linked data."""

    def start_element(self, tag: str, attributes: Attributes, *, is_closed: bool) -> None:
        kind = attributes.get("type", "").strip().lower()
        self.dates.read_element(tag, attributes)
        if is_closed:
            self.dates.end_element(tag)
        self._inside = ""
        if tag == "link":
            self._read_link(attributes, kind)
        elif tag == "meta":
            name = attributes.get("property") or attributes.get("name") or ""
            self._read_meta(name.lower(), attributes.get("content", ""))
        elif tag == "title" and not self.title and not is_closed:
            self._inside = tag
        elif tag == "script" and kind == "application/ld+json" and not is_closed:
            self._inside = tag
            self._scripts.append("")

    def _read_link(self, attributes: Attributes, kind: str) -> None:
        if attributes.get("rel", "").lower() == "canonical":
            self.addresses.insert(0, attributes.get("href", ""))
        elif kind in ("application/rss+xml", "application/atom+xml"):
            self.feeds.append(attributes.get("title", ""))

    def _read_meta(self, name: str, content: str) -> None:
        if name == "og:url":
            self.addresses.append(content)
        elif name == "og:title":
            self.headline = " ".join(content.split())
        elif name in _SITE_NAMES and content.strip():
            self.site_names.setdefault(name, " ".join(content.split()))

    def end_element(self, tag: str) -> None:
        self.dates.end_element(tag)
        if tag in ("script", "title"):
            self._inside = ""

    def read_text(self, text: str, line: int) -> None:  # noqa: ARG002 - readers of pages have one form
        self.dates.read_text(text)
        if self._inside == "script":
            self._scripts[-1] += text
        elif self._inside == "title":
            self.title = " ".join(f"{self.title} {text}".split())

    def end_page(self) -> None:
        """Do nothing: no element is left open."""

    def facts_and_dates(self) -> tuple[ArticleFacts, PageDates]:
        """Return the facts without the date of publication, and every date that the page states."""
        linked = parse_json_ld(self._scripts)
        url = next(filter(is_page_address, map(str.strip, (*self.addresses, *linked.addresses))), "")
        names = [
            self.site_names.get("og:site_name", ""),
            linked.publisher,
            linked.site,
            *(self.site_names.get(name, "") for name in _SITE_NAMES[1:]),
        ]
        names = names if any(names) else [linked.organization]
        publisher = find_publisher(names, self.title, self.headline, self.feeds, url)
        return ArticleFacts("", publisher, linked.authors, "", "", url), self.dates.with_linked(linked)
