"""Anchoring: which words of an article a note stands on.

There is no second best: a lookalike is offered to the author in a message and never taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.meaning.folding import Folded, fold
from builder.meaning.misplaced import problem_of
from builder.meaning.placing import Span, locate
from builder.values.problems import Problem
from builder.values.records import Article, Note


@dataclass(frozen=True, slots=True)
class Anchored:
    """A note and the spans of its passages, in the order of its quotes; none where it does not stand."""

    note: Note
    spans: tuple[Span, ...]
    problems: tuple[Problem, ...] = ()


def anchor(article: Article, notes: Iterable[Note]) -> list[Anchored]:
    """Find the passages of an article's notes."""
    text = article.body.text
    folded = fold(text)
    return [_anchored(note, article, text, folded) for note in notes]


def _anchored(note: Note, article: Article, text: str, folded: Folded) -> Anchored:
    if note.withdrawn:
        return Anchored(note, ())
    spans: list[Span] = []
    problems: list[Problem] = []
    for quote in note.quotes:
        found = locate(quote, text, folded)
        if isinstance(found, Span):
            spans.append(found)
        else:
            problems.append(problem_of(quote, note, article, text, folded, found))
    return Anchored(note, () if problems else tuple(spans), tuple(problems))
