"""Links in one text: which references it makes, whom it names, and which of those mentions become links."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from builder.meaning.names import Mention, NameFinder
from builder.meaning.sentences import Sentence, SentenceFinder
from builder.meaning.text_addresses import find_text_addresses
from builder.values.document import CLOSE, OPEN, Document
from builder.values.vocabulary import Autolink

_CLOSED = frozenset({"a", "ref", "code", "pre"})
"""Elements in which no name becomes a link."""

_REFERENCES = frozenset({"ref"})


@dataclass(frozen=True, slots=True)
class LinkedText:
    """A document and the mentions in it that are shown as links, in order, none overlapping."""

    document: Document
    links: tuple[Mention, ...] = ()


class OutgoingLink(NamedTuple):
    """A place in a text that refers to a record: the record, how, the sentence, and its block."""

    target: str
    role: str
    sentence: Sentence
    block: int


def link_text(
    document: Document, names: NameFinder, autolink: Autolink, owner: str, language: str = "en"
) -> tuple[LinkedText, list[OutgoingLink]]:
    """Find what a single text refers to; see `link_mentions`."""
    return link_mentions(document, names.find(text_with_separate_blocks(document), language), autolink, owner, language)


def link_mentions(
    document: Document, mentions: Iterable[Mention], autolink: Autolink, owner: str, language: str
) -> tuple[LinkedText, list[OutgoingLink]]:
    """Find what a text refers to, and decide which of its mentions become links.

    ``owner`` is the record that the text belongs to, which never refers to itself; ``language`` is the text's.
    """
    sentences = SentenceFinder(document, language)
    pointers = [
        _pointer(sentences, reference.target, "reference", reference.start, reference.end)
        for reference in document.references
    ]
    linked: list[Mention] = []
    seen: set[tuple[int, str]] = set()
    told: set[tuple[str, str]] = set()
    mentions = [mention for mention in mentions if mention.entry != owner]
    boundaries = _Boundaries(document) if mentions else None
    for mention in mentions:
        assert boundaries is not None
        if boundaries.is_in_reference(mention):
            continue
        pointer = _pointer(sentences, mention.entry, "mention", mention.start, mention.end)
        if (mention.entry, str(pointer.sentence)) not in told:
            told.add((mention.entry, str(pointer.sentence)))
            pointers.append(pointer)
        block = document.block_at(mention.start)
        if autolink == "none" or block is None or block.is_heading or not boundaries.is_linkable(mention):
            continue
        if autolink == "all" or (block.section, mention.entry) not in seen:
            seen.add((block.section, mention.entry))
            linked.append(mention)
    return LinkedText(document, tuple(linked)), pointers


def text_with_separate_blocks(document: Document) -> str:
    """The text with its blocks kept apart, so that no name runs from one into the next."""
    text = document.text
    parts: list[str] = []
    at = 0
    for block in document.blocks:
        parts.append(text[at : block.end])
        at = block.end + 1
    parts.append(text[at:])
    return "\0".join(parts)


def _pointer(sentences: SentenceFinder, target: str, role: str, start: int, end: int) -> OutgoingLink:
    block = sentences.document.block_at(start)
    return OutgoingLink(target, role, sentences.around(start, end), block.number if block else 0)


class _Boundaries:
    """The places of tags and addresses in a document: a link crosses no tag and is in no other link or address."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.references = _Stretches(_stretches(document, _REFERENCES))
        self._offsets: list[int] = []
        self._closed: _Stretches | None = None

    def is_in_reference(self, mention: Mention) -> bool:
        return self.references.touches(mention)

    def is_linkable(self, mention: Mention) -> bool:
        if self._closed is None:  # most texts of notes have their names in references, and need neither
            self._offsets = sorted({tag.at for tag in self.document.tags})
            self._closed = _Stretches([*_stretches(self.document, _CLOSED), *find_text_addresses(self.document.text)])
        crossed = bisect_right(self._offsets, mention.start) < bisect_left(self._offsets, mention.end)
        return not crossed and not self._closed.touches(mention)


class _Stretches:
    """Stretches of a text, asked whether a mention touches any of them."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self.starts = [start for start, _ in ordered]
        self.ends = list(accumulate((end for _, end in ordered), max))

    def touches(self, mention: Mention) -> bool:
        before = bisect_left(self.starts, mention.end)
        return before > 0 and self.ends[before - 1] > mention.start


def _stretches(document: Document, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for tag in document.tags:
        if tag.name in names and tag.kind == OPEN:
            opened.append(tag.at)
        elif tag.name in names and tag.kind == CLOSE:
            yield opened.pop(), tag.at
