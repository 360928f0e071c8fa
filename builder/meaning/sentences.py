"""The sentence around a word: what a backlink shows of the place it comes from."""

from __future__ import annotations

import re
from typing import NamedTuple

from builder.values.document import Document

LONGEST = 320
"""How many characters of a sentence are shown; a longer one is cut around the word."""

_END = re.compile(r"""[.!?…]+["'”’»)\]]*\s+(?=["'“‘«(\[]*[\w])|[。！？]+[”」』]?""")
_SPACE = re.compile(r"\s+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Sen|Rep|Gov|St|Jr|Sr|No|vs|etc|cf|ca|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.)\Z")


class Sentence(NamedTuple):
    """A sentence in three parts: before the word, the word, after it."""

    before: str
    word: str
    after: str

    def __str__(self) -> str:
        return self.before + self.word + self.after


def sentence_around(document: Document, start: int, end: int) -> Sentence:
    """The sentence of the document in which the stretch stands."""
    block = document.block_at(start)
    low, high = (block.start, block.end) if block else (0, len(document.text))
    text = document.text
    first, last = low, high
    for match in _END.finditer(text, low, high):
        if _is_abbreviation(text, match):
            continue
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end - 1:
            last = match.end()
            break
    before, word, after = (_SPACE.sub(" ", part) for part in (text[first:start], text[start:end], text[end:last]))
    return _shortened(before.lstrip(), word, after.rstrip())


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    return text[match.start()] == "." and bool(_ABBREVIATION.search(text, max(0, match.start() - 8),
                                                                    match.start() + 1))


def _shortened(before: str, word: str, after: str) -> Sentence:
    room = max(60, (LONGEST - len(word)) // 2)
    if len(before) > room:
        kept = before[-room:]
        before = "…" + (kept.partition(" ")[2] or kept)
    if len(after) > room:
        kept = after[:room]
        after = (kept.rpartition(" ")[0] or kept) + "…"
    return Sentence(before, word, after)
