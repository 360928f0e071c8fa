"""markdown-it's tokens to a document: text and tags written side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate

from markdown_it.token import Token

from builder.reading.text_limits import TOO_MUCH_EXPANSION, expansion_limit
from builder.values.document import (
    CLOSE,
    OPEN,
    VOID,
    Block,
    Document,
    MarkupNotice,
    ProseReference,
    RefusedLink,
    block_id,
)
from builder.values.document_writer import DocumentWriter
from builder.values.text_file import with_uniform_line_ends

_ALLOWED = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ADDRESSABLE = _HEADINGS | {"p", "li", "td", "th", "pre"}
_ALIGNED = "text-align:"
"""How markdown-it writes the alignment of a column; pages do not allow style attributes."""

RawNotice = tuple[str, int, str]
"""What a rule has noted: its code, the line, and what is written there."""


def build_document(markdown: str, tokens: list[Token], notes: Iterable[RawNotice] = ()) -> Document:
    """Make the document of the tokens of a Markdown text."""
    return _Builder(markdown).build(tokens, notes)


class _Builder(DocumentWriter):
    """Walks markdown-it's tokens once and writes text and tags side by side."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.lines = with_uniform_line_ends(markdown).split("\n")
        self.line_starts = [0, *accumulate(len(line) + 1 for line in self.lines)]
        self.expansion = expansion_limit(len(markdown))
        self.refusals: Counter[str] = Counter()
        self.content, self.line, self.column = "", -1, 0
        self.references: list[ProseReference] = []
        self.refused: list[RefusedLink] = []
        self.told: list[MarkupNotice] = []
        self.section = 0
        self.levels: dict[str, str] = {}
        self.links: list[bool] = []
        self.open_references: list[tuple[str, int, int]] = []

    def build(self, tokens: list[Token], notes: Iterable[RawNotice]) -> Document:
        self.levels = _heading_levels(tokens)
        self.told = [self._told(*note) for note in notes]
        for token in tokens:
            if token.type == "inline":
                self._enter(token)
                self._block(token.children or [])
            elif token.type in ("fence", "code_block"):
                self._code(token.content)
            elif not token.hidden and token.tag:
                self._element(token)
        return Document(
            self.written_text(),
            tuple(self.tags),
            tuple(self.blocks),
            tuple(self.references),
            tuple(self.refused),
            tuple(sorted(self.told, key=lambda told: (told.markdown_offset, told.code))),
        )

    def _told(self, code: str, line: int, words: str) -> MarkupNotice:
        start = self.line_starts[line]
        return MarkupNotice(code, words, max(self.lines[line].find(words), 0) + start)

    def _element(self, token: Token) -> None:
        if token.type == "heading_open":
            self.section += 1
        name = self.levels.get(token.tag, token.tag)
        self.put_tag(token.nesting, name, tuple(_attributes(token)) if token.nesting == 1 else ())

    def _code(self, content: str) -> None:
        self.put_tag(OPEN, "pre")
        self._open_block(heading=False)
        self.put_tag(OPEN, "code")
        self.write(content.rstrip("\n"))
        self.put_tag(CLOSE, "code")
        self._close_block()
        self.put_tag(CLOSE, "pre")

    def _block(self, children: Iterable[Token]) -> None:
        last = self.tags[-1] if self.tags else None
        bare = last is None or last.kind != OPEN or last.name not in _ADDRESSABLE
        if bare:  # text that follows something else in a list item has no element of its own
            self.put_tag(OPEN, "p")
        self._open_block(heading=not bare and self.tags[-1].name in _HEADINGS)
        self._inline(children)
        self._close_block()
        if bare:
            self.put_tag(CLOSE, "p")

    def _open_block(self, heading: bool) -> None:
        number = len(self.blocks) + 1
        self.blocks.append(Block(self.at, self.at, number, self.section, heading))
        element = self.tags[-1]
        self.tags[-1] = element._replace(attributes=(*element.attributes, ("id", block_id(number))))

    def _close_block(self) -> None:
        self.blocks[-1] = self.blocks[-1]._replace(end=self.at)
        # The line end belongs to the block, so that marks of a passage over two blocks read as its quote does.
        self.write("\n")

    def _inline(self, children: Iterable[Token]) -> None:
        for token in children:
            handler = _INLINE.get(token.type)
            if handler:
                handler(self, token)
            elif token.tag:
                self.put_tag(token.nesting, token.tag)
            else:
                self.write(token.content)

    def _softbreak(self, _: Token) -> None:
        self.write("\n")

    def _hardbreak(self, _: Token) -> None:
        self.put_tag(VOID, "br")
        self.write("\n")

    def _code_inline(self, token: Token) -> None:
        self.put_tag(OPEN, "code")
        self.write(token.content)
        self.put_tag(CLOSE, "code")

    def _link_open(self, token: Token) -> None:
        address = str(token.attrs.get("href", ""))
        is_allowed = "label" not in token.meta or self._has_room(len(address), token.meta["label"])
        self.links.append(is_allowed and self._link(address))

    def _has_room(self, characters: int, written: str) -> bool:
        """Whether a text may still get as many characters that are written elsewhere; it is reported if not."""
        before, self.expansion = self.expansion, self.expansion - characters
        if before >= 0 > self.expansion:
            self.told.append(MarkupNotice(TOO_MUCH_EXPANSION, written, self.line_starts[max(self.line, 0)]))
        return self.expansion >= 0

    def _link_close(self, _: Token) -> None:
        if self.links.pop():
            self.put_tag(CLOSE, "a")

    def _reference_open(self, token: Token) -> None:
        self.open_references.append((token.meta["target"], self._written(token.meta["at"]), self.at))
        self.put_tag(OPEN, "ref", (("target", token.meta["target"]),))

    def _reference_close(self, _: Token) -> None:
        target, written, start = self.open_references.pop()
        self._has_room(self.at - start, target)
        self.references.append(ProseReference(target, start, self.at, written))
        self.put_tag(CLOSE, "ref")

    def _blank_reference(self, token: Token) -> None:
        self.told.append(MarkupNotice("reference-blank", token.content, self._written(token.meta["at"])))
        self.write(token.content)

    def _enter(self, token: Token) -> None:
        """Remember where in the Markdown a block's text begins: cells of a table share a line."""
        line = token.map[0] if token.map else self.line
        first = token.content.partition("\n")[0]
        after = self.column + len(self.content) if line == self.line else 0
        self.content, self.line = token.content, line
        self.column = max(self.lines[line].find(first, after), 0)

    def _written(self, at: int) -> int:
        """Return the offset in the Markdown of a character of the block; its further lines can be indented."""
        further = self.content.count("\n", 0, at)
        line = self.line + further
        start = self.content.rfind("\n", 0, at) + 1
        column = max(self.lines[line].find(self.content[start : at + 2]), 0) if further else self.column
        return self.line_starts[line] + column + at - start

    def _link(self, address: str) -> bool:
        if _ALLOWED.match(address):
            self.put_tag(OPEN, "a", (("href", address), ("rel", "external")))
            return True
        self.refused.append(RefusedLink(address, self.refusals[address]))
        self.refusals[address] += 1
        return False

    def _picture(self, token: Token) -> None:
        parts = (" " if child.type in ("softbreak", "hardbreak") else child.content for child in token.children or [])
        words = "".join(parts).strip() or "picture"
        # Inside a link the picture is the link's words; a link within a link is no HTML.
        address = str(token.attrs.get("src", ""))
        has_room = "label" not in token.meta or self._has_room(len(address), words)
        linked = not self.links and has_room and self._link(address)
        self.write(words)
        if linked:
            self.put_tag(CLOSE, "a")


_INLINE: dict[str, Callable[[_Builder, Token], None]] = {
    "softbreak": _Builder._softbreak,
    "hardbreak": _Builder._hardbreak,
    "code_inline": _Builder._code_inline,
    "image": _Builder._picture,
    "link_open": _Builder._link_open,
    "link_close": _Builder._link_close,
    "blank_reference": _Builder._blank_reference,
    "ref_open": _Builder._reference_open,
    "ref_close": _Builder._reference_close,
}


def _heading_levels(tokens: Iterable[Token]) -> dict[str, str]:
    """Headings without gaps below the page's own: whatever levels the text uses become h2, h3 and so on."""
    used = sorted({token.tag for token in tokens if token.type == "heading_open"})
    return {tag: f"h{min(index + 2, 6)}" for index, tag in enumerate(used)}


def _attributes(token: Token) -> Iterator[tuple[str, str]]:
    start, style = token.attrs.get("start"), str(token.attrs.get("style", ""))
    if start is not None:
        yield "start", str(start)
    if style.startswith(_ALIGNED):
        yield "class", f"align-{style.removeprefix(_ALIGNED)}"
