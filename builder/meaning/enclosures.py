"""Where quotations and brackets are in a text: no sentence ends within one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator

_FARTHEST = 600
"""How many characters a quotation can have: a mark that is closed later or never opens no quotation."""
_DEEPEST = 16
"""How many quotations and brackets can be nested."""

_CLOSED_BY = {
    "(": ")",
    "[": "]",
    "{": "}",
    "（": "）",
    "［": "］",
    "「": "」",
    "『": "』",
    "【": "】",
    "《": "》",
    "〈": "〉",
    "〔": "〕",
    "“": "”",
    "”": "”",
    "„": "“”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    '"': '"',
    "״": "״",
}
"""What closes what is opened. Some marks close in one language what they open in another: „so“, “so”, »so«, ”so”."""
_MARKS = re.compile("[" + re.escape("".join({*_CLOSED_BY, *"".join(_CLOSED_BY.values())})) + "]")
_BOTH = frozenset('”»›"״')
"""Marks that open nothing if they close something or follow a word."""


class Enclosures:
    """The outermost quotations and brackets in a stretch of text; found in time proportional to its length."""

    def __init__(self, text: str, start: int, end: int) -> None:
        pairs = list(_outermost(_pairs(text, start, end))) if _MARKS.search(text, start, end) else []
        self._opens = [opens for opens, _ in pairs]
        self._closes = [closes for _, closes in pairs]

    def around(self, at: int) -> tuple[int, int] | None:
        """The opening and closing mark between which the offset is."""
        if not self._opens:
            return None
        before = bisect_right(self._opens, at) - 1
        return (self._opens[before], self._closes[before]) if before >= 0 and at <= self._closes[before] else None


def _pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    opened: deque[int] = deque(maxlen=_DEEPEST)
    for match in _MARKS.finditer(text, start, end):
        at, mark = match.start(), match[0]
        left, right = text[max(start, at - 1) : at], text[at + 1 : min(end, at + 2)]
        if mark in '"״' and left.isalnum() and right.isalnum():
            continue  # צה"ל
        while opened and at - opened[0] > _FARTHEST:
            opened.popleft()
        closed = next(
            (number for number in range(len(opened) - 1, -1, -1) if mark in _CLOSED_BY[text[opened[number]]]), None
        )
        if closed is not None:
            yield opened[closed], at
            while len(opened) > closed:
                opened.pop()
        elif mark in _CLOSED_BY and not (mark in _BOTH and left.isalnum()):
            opened.append(at)


def _outermost(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    done = -1
    for opens, closes in sorted(pairs):
        if opens > done:
            yield opens, closes
            done = closes
