"""What a page of HTML shows, block by block."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from builder.clean.values import Line, Part

_UNSEEN = frozenset("script style noscript template svg title select textarea iframe object math".split())
_INLINE = frozenset("a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt "
                    "ruby s samp small span strike strong sub sup time tt u var wbr meta link input source track "
                    "path".split())
_TITLES = frozenset({"og:title", "twitter:title"})


@dataclass
class Blocks(HTMLParser):
    """The text that a page shows, block by block, with the line on which each begins."""

    found: list[Part] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    line: int = 0
    unseen: str = ""
    heading: list[str] = field(default_factory=list)
    in_heading: bool = False
    language: str = ""
    titles: list[str] = field(default_factory=list)
    """What the head of the page states as its title: for readers, then for other sites."""
    depth: int = 0
    deepest: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.unseen:
            return
        if tag == "html":
            self.language = dict(attrs).get("lang") or ""
        if tag == "meta":
            self.state(dict(attrs))
        if tag in _UNSEEN:
            self.unseen = tag
        elif tag not in _INLINE:
            self.end_block()
            self.depth += tag not in ("br", "hr", "p", "li", "td", "tr", "body", "html")
            self.deepest = max(self.deepest, self.depth)
            self.in_heading = tag == "h1" or (self.in_heading and tag != "p")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            self.state(dict(attrs))
        if not self.unseen and tag not in _INLINE:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        if self.unseen:
            if tag == self.unseen:
                self.unseen = ""
        elif tag not in _INLINE:
            self.end_block()
            self.depth = max(self.depth - (tag not in ("p", "li", "td", "tr", "body", "html")), 0)
            if tag == "h1":
                self.in_heading = False

    def state(self, attrs: dict[str, str | None]) -> None:
        if (attrs.get("property") or attrs.get("name")) in _TITLES and (attrs.get("content") or "").strip():
            self.titles.append(" ".join((attrs["content"] or "").split()))

    def handle_data(self, data: str) -> None:
        if self.unseen == "title" and data.strip():
            self.titles.append(" ".join(data.split()))
        if not self.unseen and data.strip():
            if not self.words:
                self.line = self.getpos()[0] + data[:len(data) - len(data.lstrip())].count("\n")
            self.words.append(data)
        elif self.words and not self.unseen:
            self.words.append(" ")

    def end_block(self) -> None:
        text = " ".join("".join(self.words).split())
        self.words.clear()
        if text:
            self.found.append(Part(text, (Line(self.line, text),)))
            if self.in_heading:
                self.heading.append(text)


def blocks(html: str) -> Blocks:
    """Read a page."""
    reader = Blocks()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return reader
