"""Join lines that a program wrapped at one width to paragraphs, and keep the line breaks of authors.

A program puts as many words on a line as fit. So a wrapped line is full: the first word of the next line would not have
fitted. The width of a text is the one for which most lines are full. It is decided for each pair of lines whether they
belong together, because one file can have wrapped paragraphs, menus, verses and addresses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.clean.language import is_function_word
from builder.clean.line_joining import LineJoiner
from builder.clean.line_layout import LayoutLine, MeasureWidth, may_break_beside, parse_layout, terminal_columns
from builder.clean.values import LogicalLine

_NARROWEST, _WIDEST = 40, 140
"""The narrowest and the widest width at which texts are wrapped, in columns."""
_WIDTHS = 3
"""The highest number of widths in one file: an article, a mail that quotes it, a note below."""
_LEAST_PAIRS, _SHARE, _CERTAIN_SHARE = 3, 0.3, 0.6
"""A width is accepted if so many lines are full, and this share of the lines that have at least half the width; it is
sure if the second share is reached."""
_LEAST_OF_ALL, _LONGER = 4, 0.02
"""The width of a whole text is accepted if so many lines are full, and at most this share of all lines is longer."""
_NEAR = 0.9
"""Two widths are the same if the smaller has at least this share of the other."""
_WIDTH_TOLERANCE = 1.2
"""Lines longer than so many times the width are no evidence against it: they were not wrapped."""
_NEARLY_ALL = 0.9
"""The same share if every paragraph could be a verse."""
_FREE_COLUMNS = 4
"""Columns that can stay free where a line can end between any two characters, because punctuation never begins one."""
_EVEN_SHARE = 0.75
"""The least share of the width that a line has if it was wrapped by hand, or for an even edge."""


_LEAST_VERSE_LINES = 3
"""In a block with more lines than this, at least one sentence ends within a line, or the block could be a verse."""
_ENDS_WITHIN = re.compile(r"[.!?…؟।][\"'”’»)]*\s+\S|[。！？]\S")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two consecutive lines. The first is full if the width of the text is from ``least`` to ``most``."""

    one: LayoutLine
    two: LayoutLine
    least: int
    most: int

    def is_full(self, width: int) -> bool:
        return self.least <= width <= self.most

    @property
    def continues(self) -> bool:
        """Whether the words show that the second line continues the first."""
        if self.one.ends_sentence:
            return False
        return self.two.begins_small or self.one.text[-1] in ",-" or is_function_word(self.one.text.split()[-1])

    @property
    def is_evidence(self) -> bool:
        """Whether the pair is evidence for a width: its words continue, or its script has no capitals to show it."""
        return self.continues or not (self.one.ends_sentence or self.two.begins_capital)


@dataclass(frozen=True, slots=True)
class _Width:
    columns: int
    sure: bool


def join_wrapped_lines(text: str) -> list[LogicalLine]:
    """Return the lines of a text, with the lines of each wrapped paragraph joined."""
    blocks = parse_layout(text)
    measure = _measure(blocks)
    widths = _widths_of_text(blocks, measure)
    joiner = LineJoiner(text)
    return [
        LogicalLine(
            joiner.join([row.text for row in rows]),
            tuple(row.line for row in rows),
        )
        for block in blocks
        for rows in _paragraphs(block, widths, measure)
    ]


def _widths_of_text(blocks: Sequence[Sequence[LayoutLine]], measure: MeasureWidth) -> list[_Width]:
    """Return the widths of groups of lines, and the width of the whole text if it is a different one."""
    found = _widths_of_lines(blocks, measure)
    sure = max((each.columns for each in found if each.sure), default=0)
    edge = [each for each in _edge(blocks, measure) if sure < _NEAR * each.columns]
    return [*edge, *found]


def _widths_of_lines(blocks: Sequence[Sequence[LayoutLine]], measure: MeasureWidth) -> list[_Width]:
    """Return the widths that several lines have in common."""
    pairs_of_prose = _pairs([block for block in blocks if not _may_be_verse(block)], measure)
    return _widths(pairs_of_prose, _SHARE) or _widths(_pairs(blocks, measure), _NEARLY_ALL)


def _edge(blocks: Sequence[Sequence[LayoutLine]], measure: MeasureWidth) -> list[_Width]:
    """Return the width of a text that was wrapped as a whole: few lines are longer, and most long lines are full."""
    lengths = sorted(measure(row.raw) for block in blocks for row in block if _may_be_broken(row.text))
    if not lengths:
        return []
    pairs = _pairs(blocks, measure)
    votes = _votes(pairs)
    longest = lengths[-1 - int(_LONGER * len(lengths))]
    candidates = range(max(longest, _NARROWEST), min(lengths[-1] + _FREE_COLUMNS, _WIDEST) + 1)
    width = max(candidates, key=votes.__getitem__, default=0)
    possible = sum(_EVEN_SHARE * width <= pair.least <= width for pair in pairs)
    if width and votes[width] >= _LEAST_OF_ALL and votes[width] >= _CERTAIN_SHARE * possible:
        return [_Width(width, sure=True)]
    return []


def _may_be_broken(text: str) -> bool:
    """Whether a line has a place where a program could have wrapped it."""
    return " " in text or any(map(may_break_beside, text))


def _measure(blocks: Sequence[Sequence[LayoutLine]]) -> MeasureWidth:
    """Return how the program counted: in terminal columns or in characters. They differ in Chinese, for example."""

    def best(measure: MeasureWidth) -> tuple[bool, int]:
        return bool(_edge(blocks, measure)), max(_votes(_pairs(blocks, measure)))

    if all(terminal_columns(row.text) == len(row.text) for block in blocks for row in block):
        return len
    return terminal_columns if best(terminal_columns) >= best(len) else len


def _pairs(blocks: Sequence[Sequence[LayoutLine]], measure: MeasureWidth) -> list[_Pair]:
    found = []
    for block in blocks:
        marks = Counter(row.item_mark for row in block)
        found += [_pair(one, two, measure) for one, two in pairwise(block) if _may_join(one, two, marks, opens=True)]
    return found


def _pair(one: LayoutLine, two: LayoutLine, measure: MeasureWidth) -> _Pair:
    width = measure(one.raw)
    return _Pair(one, two, width, width + (_FREE_COLUMNS if may_break_beside(two.text[0]) else measure(two.first_word)))


def _votes(pairs: Sequence[_Pair]) -> list[int]:
    """Return for each width the number of pairs in which the first line is full."""
    steps = [0] * (_WIDEST + 2)
    for pair in pairs:
        if pair.most >= _NARROWEST and pair.least <= _WIDEST and pair.is_evidence:
            steps[max(pair.least, _NARROWEST)] += 1
            steps[min(pair.most, _WIDEST) + 1] -= 1
    votes: list[int] = []
    for step in steps:
        votes.append(step + (votes[-1] if votes else 0))
    return votes


def _widths(pairs: Sequence[_Pair], share: float) -> list[_Width]:
    """Return the widths at which a text was wrapped, the one with most lines first."""
    found: list[_Width] = []
    while len(found) < _WIDTHS:
        votes = _votes(pairs)
        width = max(range(len(votes)), key=votes.__getitem__)
        possible = (
            len(pairs)
            if share == _NEARLY_ALL
            else sum(width / 2 <= pair.least <= width * _WIDTH_TOLERANCE for pair in pairs)
        )
        if votes[width] < _LEAST_PAIRS or votes[width] < share * possible:
            break
        found.append(_Width(width, votes[width] >= _CERTAIN_SHARE * possible))
        pairs = [pair for pair in pairs if not pair.is_full(width)]
    return found


def _paragraphs(block: Sequence[LayoutLine], widths: Sequence[_Width], measure: MeasureWidth) -> list[list[LayoutLine]]:
    """Return the lines of a block, grouped by paragraph."""
    edge = max([*(measure(row.raw) for row in block), *(width.columns for width in widths[:1])])
    edge = edge if edge <= _WIDEST and not _may_be_verse(block) else 0
    marks = Counter(row.item_mark for row in block)
    found = [[block[0]]]
    for one, two in pairwise(block):
        if _may_join(one, two, marks, opens=len(found[-1]) == 1) and _goes_on(_pair(one, two, measure), widths, edge):
            found[-1].append(two)
        else:
            found.append([two])
    return found


def _goes_on(pair: _Pair, widths: Sequence[_Width], edge: int) -> bool:
    """Whether the second line of a pair belongs to the paragraph of the first.

    ``edge`` is the width of lines in their block that were wrapped by hand, or 0 if there can be none.
    """
    full = next((width for width in widths if pair.is_full(width.columns)), None)
    if full is not None:
        return full.sure or pair.continues
    return edge >= _NARROWEST and pair.least >= _EVEN_SHARE * edge and pair.two.begins_small and pair.continues


def _may_be_verse(block: Sequence[LayoutLine]) -> bool:
    """Whether a block of several lines could be a verse: no sentence ends within a line."""
    return len(block) > _LEAST_VERSE_LINES and not any(_ENDS_WITHIN.search(row.text) for row in block)


def _may_join(one: LayoutLine, two: LayoutLine, marks: Mapping[str, int], *, opens: bool) -> bool:
    """Whether the layout of two lines allows them to be one paragraph.

    ``marks`` has how often each item mark begins a line of their block. ``opens``: the first line opens the paragraph.
    """
    if one.level != two.level:
        return False
    if two.is_item and (one.ends_sentence or not two.may_mark_be_text or marks[two.item_mark] > 1):
        return False
    if two.indent > one.indent:
        return one.is_item and opens
    return two.indent == one.indent or (opens and not one.is_item)
