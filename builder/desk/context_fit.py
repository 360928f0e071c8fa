"""Whether a note's context still fits at a place where its quote is.

The words in the quote's own sentence must all be there: next to another number or another actor, the same words have
another meaning. Words of the sentence before or after can be changed or missing, as when a sentence was moved, if the
other side fits.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from builder.desk.editable_article import EditableArticle
from builder.desk.letter_comparison import (
    SENTENCE_MARKS,
    WIDE_SENTENCE_MARKS,
    is_word_boundary,
    letters_of,
    positioned_letters,
)
from builder.desk.side_fit import CONTRADICTION, SideFit, fits_on_both_sides
from builder.meaning.context import QuoteContext
from builder.meaning.folding import fold
from builder.meaning.spans import Span

_REACH = 4_000
"""How many characters on either side of a place are compared; a prefix or suffix is shorter."""

_LEAST_TELLING_LETTERS = 8
"""How many letters must fit if one side does not; fewer are found next to any words."""

_END = re.compile(rf"""[{SENTENCE_MARKS}]+['"”’»)\]]*(?=\s|\Z)|[{WIDE_SENTENCE_MARKS}]+[”」』]?""")
"""Where a sentence may end. An abbreviation counts as well: then the other side must fit."""


def does_context_fit(article: EditableArticle, span: Span, old: QuoteContext) -> bool:
    """Whether a note's context supports this place; a note without a context supports every place."""
    ends = list(_END.finditer(old.prefix))
    first = _END.search(old.suffix)
    before, after = article.text[max(0, span.start - _REACH) : span.start], article.text[span.end : span.end + _REACH]
    sides = [
        _fitting(
            before,
            old.prefix,
            old.prefix[ends[-1].end() :] if ends else old.prefix,
            begins_sentence(article, span.start),
            _ends_with,
        ),
        _fitting(
            after,
            old.suffix,
            old.suffix[: first.end()] if first else old.suffix,
            _stops(article, span.end),
            _goes_on_with,
        ),
    ]
    return fits_on_both_sides(sides, _LEAST_TELLING_LETTERS)


def _fitting(beside: str, words: str, near: str, apart: bool, holds: Callable[[str, str], bool]) -> SideFit | None:
    """Return how the words on one side of a place fit; it is open if the sentence is free to differ.

    ``near`` are the words that are in the quote's own sentence. ``apart`` is true if none of the sentence is on this
    side of the place. ``None`` means that there are no words to compare.
    """
    wanted, own = letters_of(words), letters_of(near)
    if not wanted:
        return None
    if holds(beside, wanted):
        return SideFit(len(wanted))
    if own == wanted:
        return CONTRADICTION
    return SideFit(len(own), open=not own) if (holds(beside, own) if own else apart) else CONTRADICTION


def _ends_with(text: str, wanted: str) -> bool:
    folded = fold(text)
    said = positioned_letters(folded.text)
    return said.text.endswith(wanted) and is_word_boundary(folded, said, len(said.text) - len(wanted))


def _goes_on_with(text: str, wanted: str) -> bool:
    folded = fold(text)
    said = positioned_letters(folded.text)
    return said.text.startswith(wanted) and is_word_boundary(folded, said, len(wanted))


def begins_sentence(article: EditableArticle, at: int) -> bool:
    """Whether a sentence begins there."""
    block = article.body.block_at(at)
    before = article.text[block.start if block else 0 : at].rstrip()
    return not before or any(match.end() == len(before) for match in _END.finditer(before))


def _stops(article: EditableArticle, at: int) -> bool:
    """Whether a sentence ends there."""
    block = article.body.block_at(max(0, at - 1))
    after = article.text[at : block.end if block else len(article.text)].lstrip()
    before = article.text[:at].rstrip()[-4:]
    return not after or bool(_END.match(after)) or any(match.end() == len(before) for match in _END.finditer(before))
