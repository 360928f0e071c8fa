"""Find lists without item marks, as a browser copies them: consecutive lines of the same form, and verses.

Lines have the same form if each of them begins with a number, or has a colon, a dash, a comma or a bracket.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from builder.clean.language import count_words, is_running_text
from builder.clean.line_rules import BULLET_PATTERN, is_prose, is_sentence

_LEAST = 4
"""The least number of lines in a list."""
_LEAST_ALONE, _WORDS_ALONE = 6, 20
"""The least number of lines and of words in a list that is an article by itself."""
_LONGEST = 40
"""The most words of an item."""
_WORDS = 2.5
"""The least number of words that items have on average; those of menus have fewer."""
_DIFFERENT = 0.8
"""The least share of items that have the sign, and of items that are different from all others."""
_A_HEADING = 8
"""The most words of the heading of a list."""
_A_VERSE, _LONGEST_VERSE = 4, 12
"""The least number of words that lines of a verse have on average, and the most words of one."""

_BEGINS_WITH_FIGURE = re.compile(r"\W{0,2}\d")
_SIGNS: tuple[Callable[[str], bool], ...] = (
    lambda text: bool(_BEGINS_WITH_FIGURE.match(text)) and not BULLET_PATTERN.match(text),
    lambda text: bool(re.search(r"\w\s?[:：]\s?\S", text)) and not re.search(r"\d:\d", text),
    lambda text: bool(re.search(r"\s(?:[-–—]|--)\s", text)) and not BULLET_PATTERN.match(text),
    lambda text: bool(re.search(r"\w[,،、，]\s?\w", text)),
    lambda text: bool(re.search(r"\w\s?[(（][^\W\d]", text)),
)
_ENDS_LINE = re.compile(r"[.,;:!?…—–।。！？،؛][\"'”’»)]*$")


def runs_of_items(texts: Sequence[str], reasons: Sequence[str], *, marked: bool = False) -> list[range]:
    """Return the ranges of lines of the same form; with ``marked`` also of items with marks, and of verses."""
    signs = (*_SIGNS, _is_marked) if marked else _SIGNS
    runs = [run for sign in signs for run in _runs(texts, reasons, sign) if _is_list([texts[at] for at in run], sign)]
    if marked:
        verses = [_without_heading(texts, run) for run in _runs(texts, reasons, _is_line_of_verse)]
        runs += [run for run in verses if _is_list([texts[at] for at in run], _is_line_of_verse)]
    return runs


def with_lists(texts: Sequence[str], reasons: Sequence[str], first: int, end: int, most: int) -> tuple[int, int]:
    """Extend the range of an article by the lists directly before and after it, with their headings."""
    runs = runs_of_items(texts, reasons)
    for run in sorted(runs, key=lambda run: run.start):
        if end <= run.start <= end + 1 and run.stop <= most and _may_head(texts, reasons, range(end, run.start)):
            end = run.stop
    for run in sorted(runs, key=lambda run: -run.stop):
        if first - 1 <= run.stop <= first and _may_head(texts, reasons, range(run.stop, first)):
            first = run.start
            if (
                first > 0
                and count_words(texts[first - 1]) <= _WORDS
                and _may_head(texts, reasons, range(first - 1, first))
            ):
                first -= 1
    return first, end


def longest_list(texts: Sequence[str], reasons: Sequence[str]) -> range:
    """Return the longest list that can be an article by itself; an empty range if there is none."""
    runs = [
        run
        for run in runs_of_items(texts, reasons, marked=True)
        if len(run) >= _LEAST_ALONE and sum(count_words(texts[at]) for at in run) >= _WORDS_ALONE
    ]
    return max(runs, key=lambda run: sum(count_words(texts[at]) for at in run), default=range(0))


def _runs(texts: Sequence[str], reasons: Sequence[str], sign: Callable[[str], bool]) -> list[range]:
    """Return the longest ranges of lines that have a sign; a single line within a range can lack it."""
    has = [
        not why and count_words(text) <= _LONGEST and sign(text) and (sign in _OWN_PROSE or not is_prose(text))
        for text, why in zip(texts, reasons, strict=True)
    ]
    runs, place = [], 0
    while place < len(texts):
        end = place
        while end < len(texts) and (has[end] or (end > place and end + 1 < len(texts) and has[end + 1])):
            if not has[end] and (reasons[end] or is_prose(texts[end])):
                break  # a paragraph between two lists
            end += 1
        if end > place and has[place]:
            runs.append(range(place, end))
        place = max(end, place + 1)
    return runs


def _without_heading(texts: Sequence[str], run: range) -> range:
    """Return the lines of a verse without a heading, which does not end like nearly all the others."""
    ends = [_ends_line(texts[at]) for at in run]
    return run if ends[0] or sum(ends[1:]) < _DIFFERENT * (len(run) - 1) else run[1:]


def _is_list(texts: Sequence[str], sign: Callable[[str], bool]) -> bool:
    if len(texts) < _LEAST:
        return False
    words = sum(map(count_words, texts)) / len(texts)
    if sign is _is_marked and not is_running_text(" ".join(texts)):
        return False
    if sign is _is_line_of_verse and (words < _A_VERSE or 2 * sum(map(_ends_line, texts)) < len(texts)):
        return False
    if _is_counted(texts):
        return False  # the pictures of a gallery, or the most-read articles
    has = sum(map(sign, texts))
    return words >= _WORDS and has >= _DIFFERENT * len(texts) and len(set(texts)) >= _DIFFERENT * len(texts)


def _is_counted(texts: Sequence[str]) -> bool:
    """Whether the lines are numbered one after the other, though they have no marks of items."""
    figures = [re.match(r"\W{0,2}(\d+)", text) for text in texts]
    numbers = [
        int(figure[1]) for figure, text in zip(figures, texts, strict=True) if figure and not BULLET_PATTERN.match(text)
    ]
    return len(numbers) == len(texts) and all(two == one + 1 for one, two in pairwise(numbers))


def _is_marked(text: str) -> bool:
    return bool(BULLET_PATTERN.match(text))


def _is_line_of_verse(text: str) -> bool:
    return (
        _A_VERSE - 1 <= count_words(text) <= _LONGEST_VERSE and is_running_text(text) and not BULLET_PATTERN.match(text)
    )


_OWN_PROSE = (_is_marked, _is_line_of_verse)
"""Signs of lines that can be sentences too."""


def _ends_line(text: str) -> bool:
    return bool(_ENDS_LINE.search(text))


def _may_head(texts: Sequence[str], reasons: Sequence[str], places: range) -> bool:
    """Whether the lines between a text and its list are only a heading, or there are none."""
    return all(not reasons[at] and count_words(texts[at]) <= _A_HEADING and not is_sentence(texts[at]) for at in places)
