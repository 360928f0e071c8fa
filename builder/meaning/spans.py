"""Stretches of a text: whether two overlap, and several joined into as few as cover the same characters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a document's text: offsets of its first character and of the one after its last."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


def merged_spans(spans: Iterable[Span], text: str = "") -> list[Span]:
    """Return the spans in order, with those that overlap or touch joined to one.

    If ``text`` is given, spans with nothing but white space between them are joined as well.
    """
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and (not text[merged[-1].end : span.start].strip() if text else span.start <= merged[-1].end):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
