"""Whether the words before and after some words on a page are those around a place in an article.

Programs keep some thirty characters on either side, cut in the middle of words, as the page had them. Within the
paragraph they must be exactly those of the article. Beyond it, the page can have had something that is not part of the
article: a menu, an advertisement, a picture's words.
"""

from __future__ import annotations

import re
from itertools import takewhile

from builder.desk.letter_comparison import SENTENCE_MARKS, WIDE_SENTENCE_MARKS, letters_of, positioned_letters
from builder.desk.side_fit import CONTRADICTION, SideFit, fits_on_both_sides
from builder.meaning.folding import fold
from builder.meaning.spans import Span
from builder.values.document import Document

_REACH = 400
"""How many characters of the article beyond a paragraph are compared."""

_LETTERS_REPEATED = 8
"""How many letters of the next paragraph, behind something else, show that it is the same page."""

_LEAST_TELLING_LETTERS = 20
"""How many letters must fit in all where one side ends in what is no part of the article."""

_LINE = re.compile(r"[\n\r\t]|\s{2,}")
"""What may part two blocks of a page, or two lines of one paragraph."""

_BLANK = re.compile(r"[\n\r]\s*[\n\r]")
"""What separates two blocks of a page and nothing else."""

_END = re.compile(f"[{SENTENCE_MARKS}{WIDE_SENTENCE_MARKS}]")


def do_surroundings_fit(body: Document, title: str, span: Span, exact: str, before: str, after: str) -> bool:
    """Whether the words before and after an annotation's quote support a place; if there are none, they support any."""
    text = body.text
    first, last = body.block_at(span.start), body.block_at(max(span.start, span.end - 1))
    start, end = first.start if first else 0, last.end if last else len(text)
    above = text[max(0, start - _REACH) : start] if start > _REACH else f"{title}\n{text[:start]}"
    sides = [
        _before(before, text[start : span.start], above, exact, is_first=not text[:start].strip()),
        _after(after, text[span.end : end], text[end : end + _REACH], exact),
    ]
    return fits_on_both_sides(sides, _LEAST_TELLING_LETTERS)


def _before(context: str, near: str, beyond: str, exact: str, *, is_first: bool) -> SideFit | None:
    """Return how the words before a quote fit what is ``near`` in its paragraph and ``beyond`` it, or ``None``.

    Words that end a sentence above are prose, which must be in the article as well. So must a line with an unknown
    beginning, and words from which the quote's own line continues.
    """
    wanted, own, other = (letters_of(text)[::-1] for text in (context, near, beyond))
    found = _compared(wanted, own, other)
    if found is not None and found.count == len(wanted) <= len(own) and _began_a_sentence(context, near, len(wanted)):
        return CONTRADICTION
    if found is not None or not wanted:
        return found
    if is_first:
        return SideFit(len(own), open=True)
    above, gap, below = _parts(context, len(wanted) - len(own))
    parted = _BLANK.search(gap) or _touch(above, gap, below or exact) or (_LINE.search(gap) and _LINE.search(above))
    prose = _END.search(gap) or not _END.search(beyond.rstrip()[-3:])
    return SideFit(len(own), open=True) if parted and not prose else CONTRADICTION


def _began_a_sentence(context: str, near: str, count: int) -> bool:
    """Whether the words before a quote begin with a capital that the article has not: “All of”, “Not all of”."""
    folded = fold(near).text
    first = next(filter(str.isalpha, context), "")
    return first.isupper() and folded[positioned_letters(folded).at[-count]].islower()


def _after(context: str, near: str, beyond: str, exact: str) -> SideFit | None:
    """The same for the words after a quote. Where the sentence ends with the paragraph, another may follow it."""
    wanted, own, other = (letters_of(text) for text in (context, near, beyond))
    found = _compared(wanted, own, other)
    if found is not None or not wanted:
        return found
    if not other:
        return SideFit(len(own), open=True)
    above, gap, below = _parts(context, len(own))
    ending = gap if own else exact[-3:] + gap
    parted = (
        _END.search(ending)
        or _BLANK.search(gap)
        or _touch(above or exact, gap, below)
        or (_LINE.search(gap) and not _END.search((exact + near)[-3:]))
    )
    return SideFit(len(own), open=True) if parted else CONTRADICTION


def _touch(above: str, gap: str, below: str) -> bool:
    """Whether two texts touch as no words of one text do: a page's blocks with nothing between them."""
    return not any(map(str.isspace, gap)) and below[:1].isupper() and (above[-1:].islower() or bool(_END.search(gap)))


def _compared(wanted: str, own: str, other: str) -> SideFit | None:
    """How letters fit those of the paragraph and those beyond it; ``None`` where only the paragraph is passed."""
    if not wanted:
        return None
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(wanted, own, strict=False)))
    if common < min(len(wanted), len(own)):
        return CONTRADICTION
    rest = _from_a_letter(wanted[common:])
    if not rest or other.startswith(rest):
        return SideFit(len(wanted))
    returns = (
        next((count for count in range(len(rest) - 1, _LETTERS_REPEATED - 1, -1) if rest.endswith(other[:count])), 0)
        if len(other) >= _LETTERS_REPEATED
        else 0
    )
    return SideFit(common + returns) if returns else None


def _from_a_letter(said: str) -> str:
    """Without a sign at the beginning: what parts two numbers is no part of either paragraph."""
    at = next((at for at, character in enumerate(said) if character.isalnum()), len(said))
    return said[at:]


def _parts(context: str, at: int) -> tuple[str, str, str]:
    """Divide a context at a letter: up to the end of the last letter before it, what is between, and the rest."""
    folded = fold(context)
    where = positioned_letters(folded.text).at
    begin = folded.original_offset(where[at - 1]) + 1 if at else 0
    end = folded.original_offset(where[at]) if at < len(where) else len(context)
    return context[:begin], context[begin:end], context[end:]
