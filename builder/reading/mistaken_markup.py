"""Sentences that Markdown reads as a list or a heading: “1986. What a year”, or a line under a sentence.

The author's own prose is read as CommonMark, except lists that begin in an unlikely way. In someone else's text a sign
before a single paragraph and a line under a sentence stay as well: nothing of theirs may become a mark that is not in
the text. Numbers and hyphens are reported to the author, because either reading can be meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from builder.reading.block_rules import add_notice

_LONGEST_NUMBER = 3
"""How many digits the first number of a list has at most: a number of four digits is a year."""

_ENDS = ("FULL STOP", "QUESTION MARK", "EXCLAMATION MARK", "ELLIPSIS", "DANDA")
"""Words in the names of the characters that end a sentence, in all scripts."""

_UNDERLINE = re.compile(r"(=+|-+)[ \t]*\Z")
_LEAST_RULE = 3

_PARAGRAPH = ["paragraph_open", "inline", "paragraph_close"]
_COMPARES = re.compile(r">[=:;<~-]")
"""A sign that is longer, so that it is not a sign of quotation: >= 5, >:("""
_MORE_THAN = re.compile(r">[ \t]?[-+~]?\W?\d")
"""A quotation's sign before a figure, where it may mean “more than”: > 50 %, > €5."""


@dataclass(slots=True)
class _List:
    """A list as places in the tokens: where it opens and closes, and where each of its items does."""

    opening: int
    nested: bool
    items: list[tuple[int, int]] = field(default_factory=list)
    closing: int = 0


@dataclass(slots=True)
class _Change:
    """What becomes of tokens, by their places: those left out with the text they leave, and those set before one."""

    left_out: dict[int, str] = field(default_factory=dict)
    before: dict[int, list[Token]] = field(default_factory=dict)


def no_list_by_accident(strict: bool) -> Callable[[StateCore], None]:
    """Return a rule that makes text of an unlikely list; ``strict`` is for someone else's text."""

    def rule(state: StateCore) -> None:
        change = _Change()
        for each in _lists(state.tokens):
            if state.tokens[each.opening].type == "ordered_list_open":
                _judge_numbers(state, each, change, strict)
            elif strict and not each.nested and _has_bare_sentences(state.tokens, each):
                _judge_sign(state, each, change)
        if strict:
            _keep_empty_headings(state)
            _judge_quotations(state, change)
        if change.left_out:
            state.tokens = list(_changed(state.tokens, change))

    return rule


def _lists(tokens: list[Token]) -> Iterator[_List]:
    around: list[_List] = []
    items: list[int] = []
    for at, token in enumerate(tokens):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            around.append(_List(at, nested=bool(around)))
        elif token.type == "list_item_open":
            items.append(at)
        elif token.type == "list_item_close":
            around[-1].items.append((items.pop(), at))
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            around[-1].closing = at
            yield around.pop()


def _judge_numbers(state: StateCore, each: _List, change: _Change, strict: bool) -> None:
    """Split a list where its numbers are not consecutive, and make text of parts that are not a list by themselves."""
    runs = [(run, _is_list(state.tokens, run)) for run in _runs(state.tokens, each.items)]
    if strict and all(closing == opening + 1 for opening, closing in each.items):
        runs = [(each.items, False)]
    if len(runs) > 1 or not runs[0][1]:
        _undo(state.tokens, each, runs, change)
    for run, is_list in runs:
        if not is_list or (strict and len(run) == 1):
            for item in (state.tokens[opening] for opening, _ in run):
                add_notice(state, "number-read" if is_list else "number-kept", (item.map or [0])[0], _mark(item))


def _judge_sign(state: StateCore, each: _List, change: _Change) -> None:
    """Make text of a star or a plus before a sentence; a hyphen is a list's, which is how articles are cleaned."""
    opening, closing = each.items[0]
    if state.tokens[each.opening].markup == "-" and closing > opening + 1:
        item = state.tokens[opening]
        add_notice(state, "sign-read", (item.map or [0])[0], _mark(item))
    else:
        _undo(state.tokens, each, [(each.items, False)], change)


def _keep_empty_headings(state: StateCore) -> None:
    """Make text of number signs that nothing follows."""
    for at, token in enumerate(state.tokens):
        if token.type == "heading_open" and token.markup.startswith("#") and not state.tokens[at + 1].content:
            _make_paragraph(state.tokens[at : at + 3])
            state.tokens[at + 1].content = token.markup


def _judge_quotations(state: StateCore, change: _Change) -> None:
    """Make text of a ``>`` that is a sign: alone, or with another right behind it; ask about one before a figure."""
    opened: list[int] = []
    lines = state.src.split("\n")
    for at, token in enumerate(state.tokens):
        if token.type == "blockquote_open":
            opened.append(at)
        elif token.type == "blockquote_close":
            _judge_quotation(state, lines, opened.pop(), at, change)


def _judge_quotation(state: StateCore, lines: list[str], opening: int, closing: int, change: _Change) -> None:
    within = state.tokens[opening + 1 : min(closing, opening + len(_PARAGRAPH) + 2)]
    start, end = state.tokens[opening].map or (0, 0)
    written = lines[start].lstrip(" ") if within else ">"
    if not within:
        change.left_out |= {opening: ">", closing: ""}
    elif [token.type for token in within] == _PARAGRAPH and end - start == 1:
        if _COMPARES.match(written):
            change.left_out |= {opening: "", closing: ""}
            within[1].content = written.rstrip()
            add_notice(state, "comparison-kept", start, ">")
        elif _MORE_THAN.match(written):
            add_notice(state, "comparison-read", start, ">")


def _runs(tokens: list[Token], items: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Return the items with consecutive numbers, or with the same number, as people write who let software count."""
    run = items[:1]
    for before, item in pairwise(items):
        if int(tokens[item[0]].info) - int(tokens[before[0]].info) not in (0, 1):
            yield run
            run = []
        run.append(item)
    yield run


def _is_list(tokens: list[Token], run: list[tuple[int, int]]) -> bool:
    first = tokens[run[0][0]].info
    return len(first) <= _LONGEST_NUMBER and (len(run) > 1 or int(first) <= 1)


def _undo(tokens: list[Token], each: _List, runs: list[tuple[list[tuple[int, int]], bool]], change: _Change) -> None:
    change.left_out |= {each.opening: "", each.closing: ""}
    for run, is_list in runs:
        if is_list:
            first = int(tokens[run[0][0]].info)
            opening = tokens[each.opening].copy(attrs={"start": first} if first != 1 else {})
            change.before.setdefault(run[0][0], []).append(opening)
            change.before.setdefault(run[-1][1] + 1, []).insert(0, tokens[each.closing])
        else:
            change.left_out |= {opening: _mark(tokens[opening]) for opening, _ in run}
            change.left_out |= {closing: "" for _, closing in run}


def _mark(item: Token) -> str:
    return item.info + item.markup


def _has_bare_sentences(tokens: list[Token], each: _List) -> bool:
    """Whether a sign is before a single paragraph, as in speech or a footnote, or before figures, as a plus is.

    A sign alone is one as well.
    """
    bodies = [tokens[opening + 1 : closing] for opening, closing in each.items]
    if not any(bodies):
        return True
    if any([token.type for token in body] != _PARAGRAPH for body in bodies):
        return False
    return len(bodies) == 1 or (
        tokens[each.opening].markup == "+" and all(body[1].content[:1].isdigit() for body in bodies)
    )


def _changed(tokens: list[Token], change: _Change) -> Iterator[Token]:
    """Return the final tokens; the mark of an item that is text goes into its first paragraph or heading."""
    mark = ""
    for at, token in enumerate(tokens):
        if mark and token.type == "inline":
            token.content, mark = f"{mark} {token.content}", ""
        elif mark and token.type not in ("paragraph_open", "heading_open"):
            yield from _paragraph(mark, token)
            mark = ""
        yield from change.before.get(at, ())
        if at not in change.left_out:
            yield token
        else:
            mark = change.left_out[at] or mark


def _paragraph(text: str, beside: Token) -> Iterator[Token]:
    yield Token("paragraph_open", "p", 1, map=beside.map)
    yield Token("inline", "", 0, map=beside.map, content=text, children=[])
    yield Token("paragraph_close", "p", -1)


def no_heading_by_accident(state: StateCore) -> None:
    """Make text of a line of ``=`` under a sentence, and a rule of one of ``-``; a heading has one line and no stop."""
    lines = state.src.split("\n")
    tokens: list[Token] = []
    rules: list[Token] = []
    for at, token in enumerate(state.tokens):
        if (
            token.type == "heading_open"
            and token.markup in ("=", "-")
            and token.map
            and _is_text(state.tokens[at + 1].content)
        ):
            written = _UNDERLINE.search(lines[token.map[1] - 1])
            _make_paragraph(state.tokens[at : at + 3])
            if written and len(written[1]) >= _LEAST_RULE and token.markup == "-":
                rules = [Token("hr", "hr", 0, map=token.map)]
            elif written:
                state.tokens[at + 1].content += f"\n{written[1]}"
        tokens.append(token)
        if token.type == "paragraph_close":
            tokens += rules
            rules = []
    state.tokens = tokens


def _make_paragraph(tokens: list[Token]) -> None:
    for token in (tokens[0], tokens[2]):
        token.type, token.tag = token.type.replace("heading", "paragraph"), "p"


def _is_text(heading: str) -> bool:
    return "\n" in heading or _ends_as_sentence(heading) or not any(map(str.isalnum, heading))


def _ends_as_sentence(text: str) -> bool:
    for character in reversed(text):
        category = unicodedata.category(character)
        if category[0] not in "ZPS":
            return False
        if any(word in unicodedata.name(character, "") for word in _ENDS):
            return True
    return False
