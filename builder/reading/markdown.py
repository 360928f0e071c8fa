"""Markdown to a document: plain text with its markup beside it.

CommonMark with tables, by markdown-it-py. Raw HTML is text. Links may go to http, https and mailto; a link that
goes elsewhere keeps its words and loses its address, and so does a picture, which becomes a link to itself, because
no page may send a request to another site.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import accumulate
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from builder.values.document import CLOSE, OPEN, VOID, Block, Document, Reference, Refused, Tag, block_id
from builder.values.problems import Problem
from builder.values.records import Prose
from builder.values.source import Place

NameOf = Callable[[str], str]
"""The words that stand for a record in a reference without words of its own."""

_REFERENCE = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]]+))?\]\]")
MOST_ALIKE = 100
"""How many links to one address are told apart by their place."""

_LINE_END = re.compile(r"\r\n?|\n")
_ALLOWED = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ADDRESSABLE = _HEADINGS | {"p", "li", "td", "th", "pre"}


def parse_article(text: str) -> Document:
    """Read somebody else's text: brackets in it are theirs, so no reference is read."""
    return _Builder(text).build(_parser().parse(text, {}))


def parse_prose(text: str, name_of: NameOf) -> Document:
    """Read the analyst's own text, with references ``[[id]]``, ``[[id|words]]`` and ``[[article#note]]``."""
    return _Builder(text).build(_parser().parse(text, {"name_of": name_of}))


def refused_links(document: Document, prose: Prose) -> Iterator[Problem]:
    """The problems of links that pages do not carry."""
    for refused in document.refused:
        address = unquote(refused.address)
        yield Problem(_place_of_link(refused, prose), "link-refused",
                      f"A link to “{address}” is left out; its words stay.",
                      "Links go to https, http and mailto; a record is named as [[id]].", "warning")


def _place_of_link(refused: Refused, prose: Prose) -> Place:
    if refused.before > MOST_ALIKE:
        return prose.place
    for address in (refused.address, unquote(refused.address)):
        for before in ("](", "](<", "<", "]: ", ""):
            place = prose.find(before + address, refused.before)
            if place:
                return place._replace(column=place.column + len(before))
    return prose.place


def reference_place(reference: Reference, prose: Prose) -> Place:
    """Where a reference stands in the file: text that YAML folds has its words in the same order."""
    written = _REFERENCE.match(prose.text, reference.written)
    head = f"[[{written[1]}" if written else f"[[{reference.target}"
    return prose.find(head, prose.text.count(head, 0, reference.written)) or prose.place


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    # Every address is let through here and judged in _Builder, which can say what it refused.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    parser.inline.ruler.before("link", "reference", _reference)
    return parser


def _reference(state: StateInline, silent: bool) -> bool:
    name_of: NameOf | None = state.env.get("name_of")
    if name_of is None or not state.src.startswith("[[", state.pos):
        return False
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        target = match[1].strip()
        opening = state.push("ref_open", "ref", 1)
        opening.meta = {"target": target, "at": state.pos}
        words = state.push("text", "", 0)
        words.content = " ".join((match[2] or _within(name_of(target), state.src[match.end():match.end() + 1])).split())
        state.push("ref_close", "ref", -1)
    state.pos = match.end()
    return True


def _within(name: str, after: str) -> str:
    """A name within a sentence: one that is a sentence itself leaves its full stop to the one around it."""
    return name.rstrip(".") if after and after in ".,;:!?)" else name


class _Builder:
    """Walks markdown-it's tokens once and writes text and tags side by side."""

    def __init__(self, markdown: str) -> None:
        self.lines = _LINE_END.split(markdown)
        self.line_starts = [0, *accumulate(len(line) + 1 for line in self.lines)]
        self.refusals: Counter[str] = Counter()
        self.content, self.line, self.column = "", -1, 0
        self.parts: list[str] = []
        self.at = 0
        self.tags: list[Tag] = []
        self.blocks: list[Block] = []
        self.references: list[Reference] = []
        self.refused: list[Refused] = []
        self.section = 0
        self.levels: dict[str, str] = {}
        self.links: list[bool] = []
        self.open_references: list[tuple[str, int, int]] = []

    def build(self, tokens: list[Token]) -> Document:
        self.levels = _heading_levels(tokens)
        for token in tokens:
            if token.type == "inline":
                self._enter(token)
                self._block(token.children or [])
            elif token.type in ("fence", "code_block"):
                self._code(token.content)
            elif not token.hidden and token.tag:
                self._element(token)
        return Document("".join(self.parts), tuple(self.tags), tuple(self.blocks), tuple(self.references),
                        tuple(self.refused))

    def _element(self, token: Token) -> None:
        if token.type == "heading_open":
            self.section += 1
        name = self.levels.get(token.tag, token.tag)
        start = token.attrs.get("start") if token.tag == "ol" and token.nesting == 1 else None
        self._tag(token.nesting, name, (("start", str(start)),) if start is not None else ())

    def _tag(self, kind: int, name: str, attributes: tuple[tuple[str, str], ...] = ()) -> None:
        self.tags.append(Tag(self.at, kind, name, attributes))

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.at += len(text)

    def _code(self, content: str) -> None:
        self._tag(OPEN, "pre")
        self._open_block(heading=False)
        self._tag(OPEN, "code")
        self._write(content.rstrip("\n"))
        self._tag(CLOSE, "code")
        self._close_block()
        self._tag(CLOSE, "pre")

    def _block(self, children: Iterable[Token]) -> None:
        last = self.tags[-1] if self.tags else None
        bare = last is None or last.kind != OPEN or last.name not in _ADDRESSABLE
        if bare:  # text that follows something else in a list item has no element of its own
            self._tag(OPEN, "p")
        self._open_block(heading=not bare and self.tags[-1].name in _HEADINGS)
        self._inline(children)
        self._close_block()
        if bare:
            self._tag(CLOSE, "p")

    def _open_block(self, heading: bool) -> None:
        number = len(self.blocks) + 1
        self.blocks.append(Block(self.at, self.at, number, self.section, heading))
        element = self.tags[-1]
        self.tags[-1] = element._replace(attributes=(*element.attributes, ("id", block_id(number))))

    def _close_block(self) -> None:
        self.blocks[-1] = self.blocks[-1]._replace(end=self.at)
        # The line end belongs to the block, so that marks of a passage over two blocks read as its quote does.
        self._write("\n")

    def _inline(self, children: Iterable[Token]) -> None:
        for token in children:
            handler = _INLINE.get(token.type)
            if handler:
                handler(self, token)
            elif token.tag:
                self._tag(token.nesting, token.tag)
            else:
                self._write(token.content)

    def _softbreak(self, _: Token) -> None:
        self._write("\n")

    def _hardbreak(self, _: Token) -> None:
        self._tag(VOID, "br")
        self._write("\n")

    def _code_inline(self, token: Token) -> None:
        self._tag(OPEN, "code")
        self._write(token.content)
        self._tag(CLOSE, "code")

    def _link_open(self, token: Token) -> None:
        self.links.append(self._link(str(token.attrs.get("href", ""))))

    def _link_close(self, _: Token) -> None:
        if self.links.pop():
            self._tag(CLOSE, "a")

    def _reference_open(self, token: Token) -> None:
        self.open_references.append((token.meta["target"], self._written(token.meta["at"]), self.at))
        self._tag(OPEN, "ref", (("target", token.meta["target"]),))

    def _reference_close(self, _: Token) -> None:
        target, written, start = self.open_references.pop()
        self.references.append(Reference(target, start, self.at, written))
        self._tag(CLOSE, "ref")

    def _enter(self, token: Token) -> None:
        """Remember where in the Markdown a block's text begins: cells of a table share a line."""
        line = token.map[0] if token.map else self.line
        first = token.content.partition("\n")[0]
        after = self.column + len(self.content) if line == self.line else 0
        self.content, self.line = token.content, line
        self.column = max(self.lines[line].find(first, after), 0)

    def _written(self, at: int) -> int:
        """The offset in the Markdown of a character of the block: its further lines may be set in."""
        further = self.content.count("\n", 0, at)
        line = self.line + further
        start = self.content.rfind("\n", 0, at) + 1
        column = max(self.lines[line].find(self.content[start:at + 2]), 0) if further else self.column
        return self.line_starts[line] + column + at - start

    def _link(self, address: str) -> bool:
        if _ALLOWED.match(address):
            self._tag(OPEN, "a", (("href", address), ("rel", "external")))
            return True
        self.refused.append(Refused(address, self.refusals[address]))
        self.refusals[address] += 1
        return False

    def _picture(self, token: Token) -> None:
        parts = (" " if child.type in ("softbreak", "hardbreak") else child.content for child in token.children or [])
        words = "".join(parts).strip() or "picture"
        # Inside a link the picture is the link's words; a link within a link is no HTML.
        linked = not self.links and self._link(str(token.attrs.get("src", "")))
        self._write(words)
        if linked:
            self._tag(CLOSE, "a")


_INLINE: dict[str, Callable[[_Builder, Token], None]] = {
    "softbreak": _Builder._softbreak, "hardbreak": _Builder._hardbreak, "code_inline": _Builder._code_inline,
    "image": _Builder._picture, "link_open": _Builder._link_open, "link_close": _Builder._link_close,
    "ref_open": _Builder._reference_open, "ref_close": _Builder._reference_close,
}


def _heading_levels(tokens: Iterable[Token]) -> dict[str, str]:
    """Headings without gaps below the page's own: whatever levels the text uses become h2, h3 and so on."""
    used = sorted({token.tag for token in tokens if token.type == "heading_open"})
    return {tag: f"h{min(index + 2, 6)}" for index, tag in enumerate(used)}
