"""Which runs of ``*``, ``_`` and ``~`` begin and end emphasis.

CommonMark's rule (https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis) takes any punctuation next to a run
as the edge of a word. That is right if there are spaces between words. Chinese, Japanese and Korean have no spaces
between words, or none around punctuation, so ``**「重点」**が`` would not be bold. This module follows the amendment
“markdown-cjk-friendly” (https://github.com/tats-u/markdown-cjk-friendly, specification): punctuation of these scripts
is not an edge, and one of their characters on the other side counts like a space.

In someone else's text a run inside a word is not markup either: ``5*3*2``, ``f**k and s**t``, ``10~~20``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from builder.values.word_characters import is_word_character

RuleInline = Callable[[StateInline, bool], bool]

_UNSPACED = frozenset({"THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "TAI", "JAVANESE", "BALINESE"})
"""Scripts outside East Asia without spaces between words, by the first word of their characters' names."""

_EMOJI = 0x1F000
"""Pictures are wide as well; from here on, and below the CJK blocks, symbols are pictures."""


class DelimiterRun(NamedTuple):
    """A run of one character: its length, and whether it can begin or end emphasis."""

    length: int
    opens: bool
    closes: bool


def _scan_run(text: str, start: int, end: int, within_words: bool) -> DelimiterRun:
    """The run that begins at ``start``; ``end`` is where the text ends. ``within_words`` lets ``*`` split a word."""
    mark, stop = text[start], start
    while stop < end and text[stop] == mark:
        stop += 1
    before = _before(text, start)
    after = text[stop] if stop < end else " "
    edge_before, edge_after = before.isspace() or _is_edge(before), after.isspace() or _is_edge(after)
    opens = not after.isspace() and (not _is_edge(after) or edge_before or _is_cjk(before))
    closes = not before.isspace() and (not _is_edge(before) or edge_after or _is_cjk(after))
    if mark == "_" and not within_words and stop - start == 2 and _is_identifier(text, start, stop, end):
        opens = closes = False  # __init__
    elif mark == "_":
        opens, closes = opens and (not closes or _is_mark(before)), closes and (not opens or _is_mark(after))
    elif not within_words and _is_letter(before) and _is_letter(after):
        opens, closes = False, closes and not (before.isdigit() and after.isdigit())
    return DelimiterRun(stop - start, opens, closes)


_AFTER_MARKS = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*__(?![\w*])", re.ASCII)


def _is_identifier(text: str, start: int, stop: int, end: int) -> bool:
    """Whether two lines are of a name as programs have it, in small letters and without a space: ``__init__``."""
    if _AFTER_MARKS.match(text, stop, end):
        return True
    begins = text.rfind("__", 0, start)
    return (
        begins >= 0 and _AFTER_MARKS.match(text, begins + 2, end) is not None and text.find("__", begins + 2) == start
    )


def emphasis_rule(within_words: bool) -> RuleInline:
    """markdown-it's rule ``emphasis`` with `_scan_run` in it."""

    def rule(state: StateInline, silent: bool) -> bool:
        if silent or state.src[state.pos] not in "*_":
            return False
        run = _scan_run(state.src, state.pos, state.posMax, within_words)
        for _ in range(run.length):
            _push(state, state.src[state.pos], run, run.length)
        state.pos += run.length
        return True

    return rule


def strikethrough_rule(within_words: bool) -> RuleInline:
    """markdown-it's rule ``strikethrough`` with `_scan_run` in it: two tildes; of an odd run one stays text."""

    def rule(state: StateInline, silent: bool) -> bool:
        if silent or not state.src.startswith("~~", state.pos, state.posMax):
            return False
        run = _scan_run(state.src, state.pos, state.posMax, within_words)
        if run.length % 2:
            state.push("text", "", 0).content = "~"
        for _ in range(run.length // 2):
            _push(state, "~~", run, 0)
        state.pos += run.length
        return True

    return rule


def _push(state: StateInline, mark: str, run: DelimiterRun, length: int) -> None:
    state.push("text", "", 0).content = mark
    state.delimiters.append(Delimiter(ord(mark[0]), length, len(state.tokens) - 1, -1, run.opens, run.closes))


def _before(text: str, start: int) -> str:
    """Return the character before a run; before a variation selector, the character that it modifies."""
    while start > 1 and "VARIATION SELECTOR" in unicodedata.name(text[start - 1], ""):
        start -= 1
    return text[start - 1] if start else " "


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _is_edge(character: str) -> bool:
    return _is_mark(character) and not _is_cjk(character)


def _is_cjk(character: str) -> bool:
    """Whether it is of the scripts of East Asia, their punctuation included."""
    if unicodedata.category(character) == "So" and not 0x3000 <= ord(character) < _EMOJI:
        return False
    return unicodedata.east_asian_width(character) in "WFH" or "HANGUL" in unicodedata.name(character, "")


def _is_letter(character: str) -> bool:
    """Whether it is part of a word, in a script that sets spaces between words."""
    if _is_cjk(character) or unicodedata.name(character, "").partition(" ")[0] in _UNSPACED:
        return False
    return is_word_character(character)
