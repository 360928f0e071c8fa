"""Block rules that lose nothing: what is nested too deep stays text, a table keeps all its cells.

What the author should know is noted in ``env["told"]`` and reported with its place.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock, blockquote, fence, list_block
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

DEEPEST = 100
"""How deep quotations and lists are followed. A quotation counts once, a list twice: for itself and for its item."""

_HIDDEN_BAR = "\0"
"""Replaces a line that does not separate cells while blocks are read; markdown-it allows no such character."""

_KEPT_TOGETHER = re.compile(r"\[\[[^\[\]\n]*\]\]|(?<!`)(`+)(?!`)[^`\n]+\1(?!`)")
_LINE = re.compile(r"(?<!\\)\|")
_MARK = re.compile(r">|(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)")
_FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*(.*)")


def add_notice(state: StateBlock | StateCore, code: str, line: int, written: str) -> None:
    """Note something to report to the author: what it is, its line, and what is written there."""
    state.env.setdefault("told", []).append((code, line, written))


def nested_quotation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """markdown-it's rule ``blockquote``, up to the greatest depth that is read."""
    return not _is_too_deep(state, start) and blockquote(state, start, end, silent)


def nested_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """markdown-it's rule ``list``, up to the greatest depth that is read."""
    return not _is_too_deep(state, start) and list_block(state, start, end, silent)


def _is_too_deep(state: StateBlock, line: int) -> bool:
    if state.level < DEEPEST:
        return False
    if not state.env.get("depth_told"):
        text = _text_of(state, line)
        if _MARK.match(text):
            state.env["depth_told"] = True
            add_notice(state, "nested-too-deep", line, text)
    return True


def _text_of(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def closed_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """markdown-it's rule ``fence`` for an article: only code that is closed and has no more than a language."""
    match = _FENCE.match(_text_of(state, start))
    if not match or len(match[2].split()) > 1 or not _closes(state, start, end, match[1]):
        return False
    return fence(state, start, end, silent)


def _closes(state: StateBlock, start: int, end: int, mark: str) -> bool:
    """Whether a fence is closed; lines that were looked at in vain are not looked at again."""
    vain: dict[str, tuple[int, int, int]] = state.env.setdefault("open_fences", {})
    since, until, length = vain.get(mark[0], (0, -1, 0))
    if since <= start and end <= until and len(mark) >= length:
        return False
    for line in range(start + 1, end):
        text = _text_of(state, line).rstrip()
        if text.startswith(mark) and not text.strip(mark[0]):
            return True
    vain[mark[0]] = (start, end, len(mark))
    return False


def hide_lines(state: StateCore) -> None:
    """Hide the lines within references and within code, so that they do not part the cells of a table."""
    if "|" in state.src:
        state.src = _KEPT_TOGETHER.sub(lambda match: _LINE.sub(_HIDDEN_BAR, match[0]), state.src)


def show_lines(state: StateCore) -> None:
    """Show again what `hide_lines` has hidden."""
    if _HIDDEN_BAR in state.src:
        state.src = state.src.replace(_HIDDEN_BAR, "|")
        for token in state.tokens:
            token.content, token.info = token.content.replace(_HIDDEN_BAR, "|"), token.info.replace(_HIDDEN_BAR, "|")


def all_cells(state: StateCore) -> None:
    """Put the cells that a row has beyond its table's columns into its last one; markdown-it drops them."""
    lines = state.src.split("\n")
    row: list[Token] = []
    for token in state.tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(token)
        elif token.type == "tr_close" and row and row[-1].map:
            line = row[-1].map[0]
            more = _beyond([cell.content for cell in row], lines[line])
            if more:
                add_notice(state, "cells-joined", line, " | ".join(more).replace(_HIDDEN_BAR, "|"))
                row[-1].content = " | ".join([row[-1].content, *more]).strip()


def _beyond(cells: list[str], line: str) -> list[str]:
    """The cells of a line after those that were read; what a quotation or a list sets before them is passed over."""
    written = [cell.replace("\\|", "|").strip() for cell in _LINE.split(line)]
    if not written[-1]:
        written.pop()
    for at in range(len(written) - len(cells)):
        if (
            written[at].endswith(cells[0])
            and written[at + 1 : at + len(cells)] == cells[1:]
            and (at or line.lstrip()[:1] != "|")
        ):
            return written[at + len(cells) :]
    return []
