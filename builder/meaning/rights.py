"""Rights: what readers may see of someone else's text.

They are applied once, before names are found, pages rendered or an index made, so that no later stage can show what it
never had. ``full`` keeps everything; ``excerpt`` the blocks with an anchored passage; ``quotes`` the anchored words
alone; ``link`` nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from builder.meaning.anchor import Anchored
from builder.meaning.spans import Span, merged_spans
from builder.values.document import CLOSE, OPEN, VOID, Block, Document, Tag
from builder.values.document_writer import DocumentWriter
from builder.values.records import Article

OMISSION_MARK = "[…]"
"""Shown in place of withheld words."""


_GAP_IN = {"": "p", "blockquote": "p", "li": "p", "ul": "li", "ol": "li"}
"""The element that shows a gap between others, by the element around it."""

_CELLS = frozenset({"td", "th"})


@dataclass(frozen=True, slots=True)
class VisibleArticle:
    """An article as readers may see it, and its notes on what is left."""

    article: Article
    body: Document
    notes: tuple[Anchored, ...]


def apply_rights(article: Article, body: Document, notes: Sequence[Anchored]) -> VisibleArticle:
    """Return an article's text without what its rights withhold, and its notes with the new spans of their passages."""
    if article.rights == "full":
        return VisibleArticle(article, body, tuple(_with_words(note, note.spans, body) for note in notes))
    if article.rights == "link":
        return VisibleArticle(article, Document(), tuple(replace(note, spans=()) for note in notes))
    spans = sorted(span for note in notes for span in note.spans)
    keep = merged_spans(spans if article.rights == "quotes" else _blocks_around(body, spans), body.text)
    cut = _Cut(body, _Kept(keep))
    moved = ((note, tuple(cut.moved(span) for span in note.spans)) for note in notes)
    return VisibleArticle(article, cut.document, tuple(_with_words(note, spans, cut.document) for note, spans in moved))


def _with_words(note: Anchored, spans: tuple[Span, ...], body: Document) -> Anchored:
    return replace(note, spans=spans, words=tuple(" ".join(body.text[start:end].split()) for start, end in spans))


def _blocks_around(body: Document, spans: Iterable[Span]) -> list[Span]:
    marked = _Kept(merged_spans(spans))
    return [Span(block.start, block.end + 1) for block in body.blocks if marked.meet(block.start, block.end)]


class _Kept:
    """Stretches of a text in order, without overlaps, found without going through all of them."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self.ends = [span.end for span in spans]

    def meet(self, start: int, end: int) -> bool:
        """Whether any of the spans overlaps a stretch."""
        return next(self.within(start, end), None) is not None

    def within(self, start: int, end: int) -> Iterator[Span]:
        """Yield the parts of the spans that are within a stretch."""
        for number in range(bisect_right(self.ends, start), len(self.spans)):
            span = self.spans[number]
            if span.start >= end:
                return
            yield Span(max(start, span.start), min(end, span.end))


class _Cut(DocumentWriter):
    """A document made of the kept stretches of another, with gaps marked and empty elements removed."""

    def __init__(self, source: Document, keep: _Kept) -> None:
        super().__init__()
        self.source, self.keep = source, keep
        self.opened: list[str] = []
        self.unopened: list[Tag] = []
        self.moves: list[tuple[int, int]] = []
        self.withheld = False
        self.document = self._build()

    def moved(self, span: Span) -> Span:
        """Return the place in the cut document of a span of the source that is kept whole."""
        return Span(self._moved(span.start), self._moved(span.end - 1) + 1)

    def _moved(self, offset: int) -> int:
        there, here = self.moves[bisect_right(self.moves, (offset, 1 << 62)) - 1]
        return here + offset - there

    def _build(self) -> Document:
        blocks = iter(self.source.blocks)
        block = next(blocks, None)
        ends = [*(tag.at for tag in self.source.tags), len(self.source.text)][1:]
        for tag, end in zip(self.source.tags, ends, strict=True):
            self._tag(tag)
            while block and block.end < tag.at:
                block = next(blocks, None)
            if block and tag.at < end:
                self._stretch(block, tag.at, end)
        self._gap()
        return Document(self.written_text(), tuple(self.tags), tuple(self.blocks))

    def _tag(self, tag: Tag) -> None:
        if tag.kind == OPEN:
            self.unopened.append(tag)  # until there is something to put in it
        elif tag.kind == CLOSE and any(other.kind == OPEN for other in self.unopened):
            self._leave_out(tag)
        elif tag.kind == CLOSE:
            self._open()
            self.opened.pop()
            self.tags.append(tag._replace(at=self.at))
        elif self.keep.meet(tag.at, tag.at + 1):
            self._open()
            self.tags.append(tag._replace(at=self.at))

    def _leave_out(self, tag: Tag) -> None:
        """Forget an element in which nothing is kept; a cell of a table leaves its place to a gap."""
        while self.unopened.pop().kind != OPEN:
            pass
        if tag.name in _CELLS:
            self.unopened.append(tag._replace(kind=VOID))

    def _open(self) -> None:
        if any(tag.kind == OPEN for tag in self.unopened):
            self._gap()
        for tag in self.unopened:
            if tag.kind == OPEN:
                self.tags.append(tag._replace(at=self.at))
                self.opened.append(tag.name)
            else:
                self._gap_element(tag.name)
        self.unopened.clear()

    def _gap_element(self, name: str) -> None:
        self.put_tag(OPEN, name, (("class", "withheld"),))
        self.write(OMISSION_MARK + "\n")
        self.put_tag(CLOSE, name)

    def _gap(self) -> None:
        element = _GAP_IN.get(self.opened[-1] if self.opened else "")
        if self.withheld and element:
            self._gap_element(element)
        self.withheld = False

    def _stretch(self, block: Block, start: int, end: int) -> None:
        """Copy what is kept of the text between two tags, all of it in one block."""
        done = start
        for span in self.keep.within(start, end):
            self._skip(block, done, span.start)
            self._copy(block, span.start, span.end)
            done = span.end
        self._skip(block, done, end)
        if end > block.end and self._has_begun(block):
            self._finish()

    def _has_begun(self, block: Block) -> bool:
        return bool(self.blocks) and self.blocks[-1].number == block.number

    def _skip(self, block: Block, start: int, end: int) -> None:
        if not self.source.text[start : min(end, block.end)].strip():
            return
        if not self._has_begun(block):
            self.withheld = self.withheld or not self.keep.meet(block.start, block.end)
        elif self.parts[-1] != f" {OMISSION_MARK}":
            self.write(f" {OMISSION_MARK}")

    def _copy(self, block: Block, start: int, end: int) -> None:
        begins = not self._has_begun(block)
        self._open()
        if begins:
            self.blocks.append(block._replace(start=self.at, end=self.at))
            if self.source.text[block.start : start].strip():
                self.write(f"{OMISSION_MARK} ")
        elif self.parts[-1] == f" {OMISSION_MARK}":
            self.write(" ")
        self.moves.append((start, self.at))
        self.write(self.source.text[start:end])

    def _finish(self) -> None:
        if not self.parts[-1].endswith("\n"):
            self.write("\n")
        self.blocks[-1] = self.blocks[-1]._replace(end=self.at - 1)
