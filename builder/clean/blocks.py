"""What a page of HTML shows, block by block."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from builder.clean.hidden import UNSEEN, VOID, is_hidden
from builder.clean.values import Line, Paragraph, Part

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt "
    "ruby s samp small span strike strong sub sup time tt u var wbr meta link input source track "
    "path".split()
)
_KINDS = {
    "li": "item",
    "dt": "item",
    "dd": "item",
    "blockquote": "quote",
    **{f"h{level}": "heading" for level in range(1, 7)},
}
_ENDS = frozenset({*_KINDS, "ul", "ol", "dl"})
_TITLES = frozenset({"og:title", "twitter:title"})


@dataclass
class Blocks(HTMLParser):
    """The text that a page shows, block by block, with the line on which each begins."""

    found: list[Part] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    """The same blocks, each with the kind of paragraph that its element makes it."""
    kind: str = "text"
    words: list[str] = field(default_factory=list)
    line: int = 0
    with_hidden: bool = False
    """Whether what says that it is hidden is read too."""
    unseen: str = ""
    """The element around what is not shown, and in ``within`` how many of its kind are open in each other."""
    within: int = 0
    concealed: int = 0
    """How many characters are hidden."""
    heading: list[str] = field(default_factory=list)
    in_heading: bool = False
    language: str = ""
    titles: list[str] = field(default_factory=list)
    """What the head of the page states as its title: for readers, then for other sites."""
    times: dict[int, str] = field(default_factory=dict)
    """What elements say for programs of the time that stands in a block, by the block’s place."""
    depth: int = 0
    deepest: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.unseen == "p" and tag not in _INLINE:
            self.unseen = ""  # a paragraph ends where a block begins
        if self.unseen:
            self.within += tag == self.unseen
            return
        if tag == "html":
            self.language = dict(attrs).get("lang") or ""
        if tag == "meta":
            self.state(dict(attrs))
        if tag == "time" and (stamp := dict(attrs).get("datetime")):
            self.times.setdefault(len(self.found), stamp)
        hidden = tag not in VOID and not self.with_hidden and tag not in ("html", "body") and is_hidden(dict(attrs))
        if tag in UNSEEN or hidden:
            if tag not in _INLINE:
                self.end_block()
            self.unseen, self.within = tag, 1
        elif tag not in _INLINE:
            self.end_block()
            self.depth += tag not in ("br", "hr", "p", "li", "td", "tr", "body", "html")
            self.deepest = max(self.deepest, self.depth)
            self.in_heading = tag == "h1" or (self.in_heading and tag != "p")
            self.kind = _KINDS.get(tag, self.kind)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            self.state(dict(attrs))
        if not self.unseen and tag not in _INLINE:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        if self.unseen:
            self.within -= tag == self.unseen
            if not self.within:
                self.unseen = ""
        elif tag not in _INLINE:
            self.end_block()
            self.depth = max(self.depth - (tag not in ("p", "li", "td", "tr", "body", "html")), 0)
            if tag == "h1":
                self.in_heading = False
            if tag in _ENDS:
                self.kind = "text"

    def state(self, attrs: dict[str, str | None]) -> None:
        if (attrs.get("property") or attrs.get("name")) in _TITLES and (attrs.get("content") or "").strip():
            self.titles.append(" ".join((attrs["content"] or "").split()))

    def handle_data(self, data: str) -> None:
        self.concealed += len(data.strip()) if self.unseen not in UNSEEN | {""} else 0
        if self.unseen == "title" and data.strip():
            self.titles.append(" ".join(data.split()))
        if not self.unseen and data.strip():
            if not self.words:
                self.line = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
            self.words.append(data)
        elif self.words and not self.unseen:
            self.words.append(" ")

    def end_block(self) -> None:
        text = " ".join("".join(self.words).split())
        self.words.clear()
        if text:
            self.found.append(Part(text, (Line(self.line, text),)))
            self.paragraphs.append(Paragraph(text, self.kind))
            if self.in_heading:
                self.heading.append(text)


def blocks(html: str) -> Blocks:
    """Read a page. Where most of it is hidden, a script was to show it, and it is read."""
    reader = _read(html, with_hidden=False)
    if reader.concealed > sum(len(part.text) for part in reader.found):
        return _read(html, with_hidden=True)
    return reader


def _read(html: str, *, with_hidden: bool) -> Blocks:
    reader = Blocks(with_hidden=with_hidden)
    reader.feed(html)
    reader.close()
    reader.end_block()
    return reader
