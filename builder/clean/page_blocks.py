"""What a page of HTML shows, block by block."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.clean.page_elements import HIDDEN_ELEMENTS, INLINE_ELEMENTS, PARAGRAPH_KINDS, VOID_ELEMENTS, is_hidden
from builder.clean.page_parser import Attributes
from builder.clean.values import Line, LogicalLine, Paragraph

_ENDS_KIND = frozenset({*PARAGRAPH_KINDS, "ul", "ol", "dl"})
"""Elements after which text is an ordinary paragraph again."""
_END_TAG_OPTIONAL = frozenset({"p", "li", "td", "tr", "body", "html"})
"""Elements whose end tag pages leave out, so that their depth cannot be counted."""
_TITLES = frozenset({"og:title", "twitter:title"})


@dataclass
class PageBlocks:
    """A reader of pages (`builder.clean.page_parser`) that collects the text shown, with the line of each block."""

    logical_lines: list[LogicalLine] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    """The same blocks, each with the kind of paragraph that its element gives it."""
    headings: list[str] = field(default_factory=list)
    """The blocks within ``h1``."""
    titles: list[str] = field(default_factory=list)
    """The titles that the head of the page states: the one for readers first, then those for other sites."""
    times: dict[int, str] = field(default_factory=dict)
    """The values of ``time`` elements, by the index of the block that they are in."""
    language: str = ""
    deepest: int = 0
    """How deep elements are nested."""
    with_hidden: bool = False
    """Whether text that is marked as hidden is read too."""
    hidden_characters: int = 0
    """How many characters are marked as hidden."""

    _kind: str = "text"
    _words: list[str] = field(default_factory=list)
    _line: int = 0
    _depth: int = 0
    _in_heading: bool = False
    _hidden_element: str = ""
    """The element around text that is not shown, and in ``_hidden_nesting`` how many of its kind are open in it."""
    _hidden_nesting: int = 0

    @property
    def shown_characters(self) -> int:
        """How many characters the page shows."""
        return sum(len(block.text) for block in self.logical_lines)

    def start_element(self, tag: str, attributes: Attributes, *, is_closed: bool) -> None:
        if is_closed:
            self._read_closed_element(tag, attributes)
            return
        if self._hidden_element == "p" and tag not in INLINE_ELEMENTS:
            self._hidden_element = ""  # a paragraph ends where a block begins
        if self._hidden_element:
            self._hidden_nesting += tag == self._hidden_element
            return
        if tag == "html":
            self.language = attributes.get("lang", "")
        self._read_title(tag, attributes)
        if tag == "time" and attributes.get("datetime"):
            self.times.setdefault(len(self.logical_lines), attributes["datetime"])
        if tag not in INLINE_ELEMENTS:
            self._end_block()
        if tag in HIDDEN_ELEMENTS or self._hides(tag, attributes):
            self._hidden_element, self._hidden_nesting = tag, 1
        elif tag not in INLINE_ELEMENTS:
            self._start_block(tag)

    def _read_closed_element(self, tag: str, attributes: Attributes) -> None:
        self._read_title(tag, attributes)
        if not self._hidden_element and tag not in INLINE_ELEMENTS:
            self._end_block()

    def _hides(self, tag: str, attributes: Attributes) -> bool:
        return not self.with_hidden and tag not in VOID_ELEMENTS | {"html", "body"} and is_hidden(attributes)

    def _start_block(self, tag: str) -> None:
        self._depth += tag not in _END_TAG_OPTIONAL | {"br", "hr"}
        self.deepest = max(self.deepest, self._depth)
        self._in_heading = tag == "h1" or (self._in_heading and tag != "p")
        self._kind = PARAGRAPH_KINDS.get(tag, self._kind)

    def end_element(self, tag: str) -> None:
        if self._hidden_element:
            self._hidden_nesting -= tag == self._hidden_element
            if not self._hidden_nesting:
                self._hidden_element = ""
        elif tag not in INLINE_ELEMENTS:
            self._end_block()
            self._depth = max(self._depth - (tag not in _END_TAG_OPTIONAL), 0)
            if tag == "h1":
                self._in_heading = False
            if tag in _ENDS_KIND:
                self._kind = "text"

    def _read_title(self, tag: str, attributes: Attributes) -> None:
        name, content = attributes.get("property") or attributes.get("name"), attributes.get("content", "")
        if tag == "meta" and name in _TITLES and content.strip():
            self.titles.append(" ".join(content.split()))

    def read_text(self, text: str, line: int) -> None:
        if self._hidden_element:
            self.hidden_characters += len(text.strip()) if self._hidden_element not in HIDDEN_ELEMENTS else 0
            if self._hidden_element == "title" and text.strip():
                self.titles.append(" ".join(text.split()))
        elif text.strip():
            if not self._words:
                self._line = line + text[: len(text) - len(text.lstrip())].count("\n")
            self._words.append(text)
        elif self._words:
            self._words.append(" ")

    def end_page(self) -> None:
        self._end_block()

    def _end_block(self) -> None:
        text = " ".join("".join(self._words).split())
        self._words.clear()
        if text:
            self.logical_lines.append(LogicalLine(text, (Line(self._line, text),)))
            self.paragraphs.append(Paragraph(text, self._kind))
            if self._in_heading:
                self.headings.append(text)
