"""What a page of HTML shows, block by block."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from builder.clean.hidden_elements import HIDDEN_ELEMENTS, VOID_ELEMENTS, is_hidden
from builder.clean.values import Line, LogicalLine, Paragraph

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
class PageBlocks(HTMLParser):
    """The text that a page shows, block by block, with the line on which each begins."""

    logical_lines: list[LogicalLine] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    """The same blocks, each with the kind of paragraph that its element makes it."""
    kind: str = "text"
    words: list[str] = field(default_factory=list)
    line: int = 0
    with_hidden: bool = False
    """Whether what says that it is hidden is read too."""
    hidden_element: str = ""
    """The element around what is not shown, and in ``hidden_nesting`` how many of its kind are open in each other."""
    hidden_nesting: int = 0
    hidden_depth: int = 0
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
        if self.hidden_element == "p" and tag not in _INLINE:
            self.hidden_element = ""  # a paragraph ends where a block begins
        if self.hidden_element:
            self.hidden_nesting += tag == self.hidden_element
            return
        if tag == "html":
            self.language = dict(attrs).get("lang") or ""
        if tag == "meta":
            self.note_language(dict(attrs))
        if tag == "time" and (stamp := dict(attrs).get("datetime")):
            self.times.setdefault(len(self.logical_lines), stamp)
        hidden = (
            tag not in VOID_ELEMENTS and not self.with_hidden and tag not in ("html", "body") and is_hidden(dict(attrs))
        )
        if tag in HIDDEN_ELEMENTS or hidden:
            if tag not in _INLINE:
                self.end_block()
            self.hidden_element, self.hidden_nesting = tag, 1
        elif tag not in _INLINE:
            self.end_block()
            self.depth += tag not in ("br", "hr", "p", "li", "td", "tr", "body", "html")
            self.deepest = max(self.deepest, self.depth)
            self.in_heading = tag == "h1" or (self.in_heading and tag != "p")
            self.kind = _KINDS.get(tag, self.kind)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            self.note_language(dict(attrs))
        if not self.hidden_element and tag not in _INLINE:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        if self.hidden_element:
            self.hidden_nesting -= tag == self.hidden_element
            if not self.hidden_nesting:
                self.hidden_element = ""
        elif tag not in _INLINE:
            self.end_block()
            self.depth = max(self.depth - (tag not in ("p", "li", "td", "tr", "body", "html")), 0)
            if tag == "h1":
                self.in_heading = False
            if tag in _ENDS:
                self.kind = "text"

    def note_language(self, attrs: dict[str, str | None]) -> None:
        if (attrs.get("property") or attrs.get("name")) in _TITLES and (attrs.get("content") or "").strip():
            self.titles.append(" ".join((attrs["content"] or "").split()))

    def handle_data(self, data: str) -> None:
        self.hidden_depth += len(data.strip()) if self.hidden_element not in HIDDEN_ELEMENTS | {""} else 0
        if self.hidden_element == "title" and data.strip():
            self.titles.append(" ".join(data.split()))
        if not self.hidden_element and data.strip():
            if not self.words:
                self.line = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
            self.words.append(data)
        elif self.words and not self.hidden_element:
            self.words.append(" ")

    def end_block(self) -> None:
        text = " ".join("".join(self.words).split())
        self.words.clear()
        if text:
            self.logical_lines.append(LogicalLine(text, (Line(self.line, text),)))
            self.paragraphs.append(Paragraph(text, self.kind))
            if self.in_heading:
                self.heading.append(text)


def parse_blocks(html: str) -> PageBlocks:
    """Read a page. Where most of it is hidden, a script was to show it, and it is read."""
    reader = _read(html, with_hidden=False)
    if reader.hidden_depth > sum(len(part.text) for part in reader.logical_lines):
        return _read(html, with_hidden=True)
    return reader


def _read(html: str, *, with_hidden: bool) -> PageBlocks:
    reader = PageBlocks(with_hidden=with_hidden)
    reader.feed(html)
    reader.close()
    reader.end_block()
    return reader
