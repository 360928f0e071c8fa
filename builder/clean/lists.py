"""Lists without marks, as a browser copies them: lines of one shape that stand together, and verses.

That lines are alike is seen by their signs: each begins with a figure, or has a colon, a dash, a comma, a bracket.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from builder.clean.language import is_running, weight
from builder.clean.lines import BULLET, is_prose, is_sentence

LEAST = 4
"""How many lines of one shape are a list, at the least."""
LEAST_ALONE, WORDS_ALONE = 6, 20
"""How many lines, and how many words, a list has that is an article by itself."""
LONGEST = 40
"""How many words an item has at the most."""
WORDS = 2.5
"""How many words items have on average, at the least: those of menus have fewer."""
DIFFERENT = 0.8
"""What share of the items no other repeats, at the least."""
A_HEADING = 8
"""How many words stand over a list at the most."""
A_VERSE = 4
"""How many words a line of a verse has at the least, on average."""

_BEGINS_WITH_FIGURE = re.compile(r"\W{0,2}\d")
_SIGNS: tuple[Callable[[str], bool], ...] = (
    lambda text: bool(_BEGINS_WITH_FIGURE.match(text)) and not BULLET.match(text),
    lambda text: bool(re.search(r"\w\s?[:：]\s?\S", text)) and not re.search(r"\d:\d", text),
    lambda text: bool(re.search(r"\s(?:[-–—]|--)\s", text)) and not BULLET.match(text),
    lambda text: bool(re.search(r"\w[,،、，]\s?\w", text)),
    lambda text: bool(re.search(r"\w\s?[(（]\w", text)),
)
_MARKED: Callable[[str], bool] = lambda text: bool(BULLET.match(text))  # noqa: E731
_ENDS_LINE = re.compile(r"[.,;:!?…—–।。！？،؛][\"'”’»)]*$")


def runs_of_items(texts: Sequence[str], found: Sequence[str], *, marked: bool = False) -> list[range]:
    """Where lines of one shape stand together; with ``marked``, also items that have their marks, and verses."""
    signs = (*_SIGNS, _MARKED, _is_line_of_verse) if marked else _SIGNS
    return [run for sign in signs for run in _runs(texts, found, sign) if _is_list([texts[at] for at in run], sign)]


def with_lists(texts: Sequence[str], found: Sequence[str], first: int, end: int, most: int) -> tuple[int, int]:
    """Where an article begins and ends, with the lists right before it and right behind it and their headings."""
    runs = runs_of_items(texts, found)
    for run in sorted(runs, key=lambda run: run.start):
        if end <= run.start <= end + 1 and run.stop <= most and _may_head(texts, found, range(end, run.start)):
            end = run.stop
    for run in sorted(runs, key=lambda run: -run.stop):
        if first - 1 <= run.stop <= first and _may_head(texts, found, range(run.stop, first)):
            first = run.start
            first -= first > 0 and weight(texts[first - 1]) <= WORDS and _may_head(texts, found, range(first - 1, first))
    return first, end


def longest_list(texts: Sequence[str], found: Sequence[str]) -> range:
    """The list that may be an article by itself; an empty range where there is none."""
    runs = [
        run
        for run in runs_of_items(texts, found, marked=True)
        if len(run) >= LEAST_ALONE and sum(weight(texts[at]) for at in run) >= WORDS_ALONE
    ]
    return max(runs, key=lambda run: sum(weight(texts[at]) for at in run), default=range(0))


def _runs(texts: Sequence[str], found: Sequence[str], sign: Callable[[str], bool]) -> list[range]:
    """The longest stretches of lines that have a sign; one among them may lack it."""
    has = [
        not why and weight(text) <= LONGEST and (not is_prose(text) or bool(BULLET.match(text))) and sign(text)
        for text, why in zip(texts, found, strict=True)
    ]
    runs, place = [], 0
    while place < len(texts):
        end = place
        while end < len(texts) and (has[end] or (end > place and end + 1 < len(texts) and has[end + 1])):
            if not has[end] and (found[end] or is_prose(texts[end])):
                break
            end += 1
        if end > place and has[place]:
            runs.append(range(place, end))
        place = max(end, place + 1)
    return runs


def _is_list(texts: Sequence[str], sign: Callable[[str], bool]) -> bool:
    words = sum(map(weight, texts)) / len(texts)
    if sign is _MARKED and not is_running(" ".join(texts)):
        return False
    if sign is _is_line_of_verse and (words < A_VERSE or 2 * sum(map(_ends_line, texts)) < len(texts)):
        return False
    has = sum(map(sign, texts))
    return (
        len(texts) >= LEAST
        and words >= WORDS
        and has >= DIFFERENT * len(texts)
        and len(set(texts)) >= DIFFERENT * len(texts)
    )


def _is_line_of_verse(text: str) -> bool:
    return weight(text) >= A_VERSE - 1 and is_running(text) and not BULLET.match(text)


def _ends_line(text: str) -> bool:
    return bool(_ENDS_LINE.search(text))


def _may_head(texts: Sequence[str], found: Sequence[str], places: range) -> bool:
    """Whether what stands between a text and its list is nothing, or a heading."""
    return all(not found[at] and weight(texts[at]) <= A_HEADING and not is_sentence(texts[at]) for at in places)
