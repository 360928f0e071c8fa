"""Text, tags, links and passages woven into HTML.

Passages can overlap and cross any element. Each run of text between two boundaries gets one ``<mark>``
that names all notes on it, so nesting is always valid and a note's marks, joined, read exactly as its quote.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from html import escape
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from builder.meaning.linking import LinkedText
from builder.pages.medium import SITE_MEDIUM, Medium
from builder.values.document import CLOSE, OPEN, VOID, Tag
from builder.values.site_paths import note_id, passage_id

WIDE_ELEMENTS = ("table", "pre")
"""Elements that can be wider than the page. Each is in a box that scrolls and can have the focus."""

_INLINE_ELEMENTS = frozenset({"em", "strong", "s", "code", "a", "ref", "br"})
_LINKS = frozenset({"a", "ref"})


class Passage(NamedTuple):
    """One passage of a note: the note's id and number, which of its passages, where, and the kind of note."""

    note: str
    number: int
    part: int
    start: int
    end: int
    kind: str = ""


_NO_PASSAGE = Passage("", 0, 0, sys.maxsize, sys.maxsize)
"""Where no text reaches."""


class LinkTarget(NamedTuple):
    """What a reference or a name leads to: address, and the kind of record for the style.

    ``record_name`` is what the record is called, ``attributes`` the language and direction of these words.
    """

    href: str
    kind: str
    record_name: str = ""
    attributes: str = ""


ResolveTarget = Callable[[str], LinkTarget]


class HtmlFragment(NamedTuple):
    """One element of the outermost level, and where its text ends."""

    html: str
    end: int


class _Segment(NamedTuple):
    start: int
    end: int
    notes: tuple[str, ...]
    kind: str
    begin: tuple[Passage, ...]
    finish: tuple[Passage, ...]


def render_fragments(
    linked: LinkedText,
    resolve: ResolveTarget,
    passages: Sequence[Passage] = (),
    label: Callable[[int], str] = str,
    medium: Medium = SITE_MEDIUM,
    owner: str = "",
    boxes: Mapping[str, str] = MappingProxyType({}),
) -> list[HtmlFragment]:
    """A text as HTML, an element of the outermost level at a time, with an id on every block.

    ``label`` names the link from a passage to the note of a number, for those who do not see it. ``owner`` is the
    record whose text it is. ``boxes`` has a name for each element of `WIDE_ELEMENTS` that is to have a box.
    """
    return _HtmlWriter(linked, resolve, passages, label, medium=medium, owner=owner, boxes=boxes).fragments()


def render_blocks(
    linked: LinkedText,
    resolve: ResolveTarget,
    medium: Medium = SITE_MEDIUM,
    boxes: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """A text as HTML without ids, for a page with several texts."""
    return "".join(
        fragment.html for fragment in _HtmlWriter(linked, resolve, ids=False, medium=medium, boxes=boxes).fragments()
    )


def render_inline(linked: LinkedText, resolve: ResolveTarget, medium: Medium = SITE_MEDIUM) -> str:
    """A text as a single run of HTML, its blocks joined by spaces."""
    return "".join(
        fragment.html
        for fragment in _HtmlWriter(linked, resolve, ids=False, only=_INLINE_ELEMENTS, medium=medium).fragments()
    ).strip()


class _HtmlWriter:
    def __init__(
        self,
        linked: LinkedText,
        resolve: ResolveTarget,
        passages: Sequence[Passage] = (),
        label: Callable[[int], str] = str,
        ids: bool = True,
        only: frozenset[str] | None = None,
        medium: Medium = SITE_MEDIUM,
        owner: str = "",
        boxes: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.text = linked.document.text
        self.linked = linked
        self.resolve = resolve
        self.label = label
        self.ids = ids
        self.only = only
        self.medium, self.owner = medium, owner
        self.boxes = boxes
        self.no_escapes = not ("&" in self.text or "<" in self.text or ">" in self.text)
        self.segments = _segments(passages)
        self.next_segment = 0
        self.out: list[str] = []
        self.link_depth = 0
        self.finished: list[Passage] = []

    def fragments(self) -> list[HtmlFragment]:
        fragments: list[HtmlFragment] = []
        out, only, end = self.out, self.only, "" if self.only else "\n"
        at = depth = 0
        for tag in _merged(self.linked):
            here, kind, name, _ = tag
            if at < here:
                self._run(at, here)
                at = here
            depth += kind
            if only is None or name in only:
                out.append(self._markup(tag))
            if name in _LINKS:
                self.link_depth += kind
                self._note_references()
            if depth == 0:
                fragments.append(HtmlFragment("".join(out) + end, at))
                out.clear()
        self._run(at, len(self.text))
        rest = "".join(out)
        return [*fragments, HtmlFragment(rest, len(self.text))] if rest.strip() else fragments

    def _markup(self, tag: Tag) -> str:
        if tag.name == "ref":
            if tag.kind == CLOSE:
                return "</a>"
            target = self.resolve(tag.attributes[0][1])
            said = target.attributes if target.attributes and self._names(tag.at, target.record_name) else ""
            return f'<a class="ref ref-{target.kind}" href="{escape(target.href)}"{said}>'
        name = self.medium.element(tag.name)
        boxed = tag.name in self.boxes
        if tag.kind == CLOSE:
            return f"</{name}></div>" if boxed else f"</{name}>"
        before = (
            f'<div class="wide" role="group" tabindex="0" aria-label="{escape(self.boxes[tag.name])}">' if boxed else ""
        )
        shown = self._attributes(tag) if tag.attributes else ""
        return f"{before}<{name}{shown}{self.medium.void_end if tag.kind == VOID else '>'}"

    @cached_property
    def named(self) -> dict[int, int]:
        """Where links begin, and where each ends."""
        return {reference.start: reference.end for reference in self.linked.document.references} | {
            link.start: link.end for link in self.linked.links
        }

    def _names(self, at: int, words: str) -> bool:
        """Whether the link at an offset has the words that its record is called by, and not others of the author's."""
        return self.text[at : self.named.get(at, at)] == words

    def _attributes(self, tag: Tag) -> str:
        """A tag's attributes; a link that the medium cannot make has none, and its words stay."""
        shown = ""
        for key, value in tag.attributes:
            if key == "id":
                shown += f' id="{escape(self.medium.block(self.owner, value))}"' if self.ids else ""
                continue
            said = self.medium.external_href(value) if key == "href" else value
            if key == "href" and not said:
                break
            shown += f' {key}="{escape(said)}"'
        return shown

    def _run(self, start: int, end: int) -> None:
        """Write the text between two tags, marking what passages cover."""
        at = start
        while at < end:
            segment = self.segments[self.next_segment] if self.next_segment < len(self.segments) else None
            if segment is None or segment.start >= end:
                self.out.append(self._escaped(at, end))
                return
            if at < segment.start:
                self.out.append(self._escaped(at, segment.start))
                at = segment.start
            stop = min(end, segment.end)
            self._mark(segment, at, stop)
            at = stop
            if stop == segment.end:
                self.next_segment += 1
                self.finished += segment.finish
                self._note_references()

    def _mark(self, segment: _Segment, start: int, end: int) -> None:
        anchors = (
            "".join(f'<span id="{passage_id(p.note, p.part)}"></span>' for p in segment.begin)
            if start == segment.start
            else ""
        )
        # HTML lets one element be the details of another; the links after the passages lead to every note.
        details = note_id(segment.notes[0])
        names = " ".join(("shared",) * (len(segment.notes) > 1) + (f"kind-{segment.kind}",) * bool(segment.kind))
        classes = f' class="{names}"' if names else ""
        self.out.append(
            f'<mark{classes} data-notes="{" ".join(segment.notes)}" aria-details="{details}">{anchors}'
            f"{self._escaped(start, end)}</mark>"
        )

    def _escaped(self, start: int, end: int) -> str:
        text = self.text[start:end]
        return text if self.no_escapes else escape(text, quote=False)

    def _note_references(self) -> None:
        """The links from passages to their notes: after the passage, and never inside another link."""
        if self.link_depth or not self.finished:
            return
        for passage in self.finished:
            self.out.append(self.medium.note_reference(passage.note, passage.number, self.label(passage.number)))
        self.finished.clear()


def _merged(linked: LinkedText) -> Iterable[Tag]:
    """The document's tags with those of its links: a link opens after all tags at its place and closes before."""
    return _with_links(linked) if linked.links else linked.document.tags


def _with_links(linked: LinkedText) -> Iterator[Tag]:
    links = iter(linked.links)
    link = next(links, None)
    close: Tag | None = None
    for tag in linked.document.tags:
        while link or close:
            if close and close.at <= tag.at:
                yield close
                close = None
            elif not close and link and link.start < tag.at:
                yield Tag(link.start, OPEN, "ref", (("target", link.entry),))
                close = Tag(link.end, CLOSE, "ref")
                link = next(links, None)
            else:
                break
        yield tag


def _segments(passages: Sequence[Passage]) -> list[_Segment]:
    by_start = sorted(passages, key=lambda passage: (passage.start, passage.number, passage.part))
    if all(one.start < one.end <= other.start for one, other in pairwise([*by_start, _NO_PASSAGE])):
        return [_Segment(one.start, one.end, (one.note,), one.kind, (one,), (one,)) for one in by_start]
    cuts = sorted({offset for passage in passages for offset in (passage.start, passage.end)})
    segments: list[_Segment] = []
    active: list[Passage] = []
    coming = 0
    for start, end in pairwise(cuts):
        active = [passage for passage in active if passage.end > start]
        while coming < len(by_start) and by_start[coming].start <= start:
            active.append(by_start[coming])
            coming += 1
        if active:
            ordered = sorted(active, key=lambda passage: passage.number)
            notes = dict.fromkeys(passage.note for passage in ordered)
            segments.append(
                _Segment(
                    start,
                    end,
                    tuple(notes),
                    ordered[0].kind,
                    tuple(p for p in active if p.start == start),
                    tuple(p for p in active if p.end == end),
                )
            )
    return segments
