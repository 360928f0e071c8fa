"""Inline rules that markdown-it does not have: references, and text that Markdown would read as markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline, backtick

from builder.reading.reference_syntax import REFERENCE_SYNTAX, NameOf, read_reference

_MOST_READ = 2_000_000
"""How many characters of one text are read in search of the ends of links' words."""

_TEXT_OF_ADDRESS = r"(?:(?!&#?\w+;)[^\s<>\[\]()*`\\])"
_ADDRESS = re.compile(rf"://{_TEXT_OF_ADDRESS}*(?<![_~.,;:!?'\"])")


def reference_rule(state: StateInline, silent: bool) -> bool:
    """Read a reference in the analyst's prose; one without a target or words stays text and is reported."""
    name_of: NameOf | None = state.env.get("name_of")
    if name_of is None or not state.src.startswith("[[", state.pos):
        return False
    match = REFERENCE_SYNTAX.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        reference = read_reference(match, name_of, state.src[match.end() : match.end() + 1])
        if reference is None:
            blank = state.push("blank_reference", "", 0)
            blank.content, blank.meta = match[0], {"at": state.pos}
        else:
            opening = state.push("ref_open", "ref", 1)
            opening.meta = {"target": reference[0], "at": state.pos}
            state.push("text", "", 0).content = reference[1]
            state.push("ref_close", "ref", -1)
    state.pos = match.end()
    return True


def label_end(state: StateInline, start: int, disable_nested: bool = False) -> int:
    """Return where the words of a link end, as markdown-it's ``parseLinkLabel`` does; -1 if it is none.

    It is called for each open bracket and may read to the end of the block each time, so that brackets within brackets
    take the square of their number. What is read is counted; once it is too much, all further brackets are text.
    """
    if has_too_many_brackets(state.env) or state.src.find("]", start + 1, state.posMax) < 0:
        return -1
    end = parseLinkLabel(state, start, disable_nested)
    # It calls this function for the brackets within: their count is added to, not replaced.
    state.env["read_for_labels"] = state.env.get("read_for_labels", 0) + (end if end >= 0 else state.posMax) - start
    return end


def has_too_many_brackets(env: Mapping[str, Any]) -> bool:
    """Whether brackets of the text that was parsed with ``env`` were left as text because there are too many."""
    return int(env.get("read_for_labels", 0)) > _MOST_READ


def bare_address_rule(state: StateInline, silent: bool) -> bool:
    """Read an address in the text: ``https://a.example/_b_`` has no emphasis in it."""
    if state.src[state.pos] != ":" or not state.src.endswith(("http", "https"), 0, state.pos):
        return False
    match = _ADDRESS.match(state.src, state.pos, state.posMax)
    if not match or match.end() <= state.pos + 3:
        return False
    if not silent:
        state.append_pending(match[0])
    state.pos = match.end()
    return True


def grave_quotation_rule(state: StateInline, silent: bool) -> bool:
    """Graves that are quotation marks, as in ```so'' and `so'``: where the next one opens as well, neither is code."""
    start, text = state.pos, state.src
    if text[start] != "`":
        return False
    length = len(text[start : state.posMax]) - len(text[start : state.posMax].lstrip("`"))
    backtick(state, True)
    closed, state.pos = state.pos, start
    inner = text[start + length : max(closed - length, start + length)]
    opens_again = inner[-1:].isspace() and text[closed : closed + 1].isalnum() and inner[:1].isalnum()
    if not opens_again and not (length == 2 and "''" in inner):
        return False
    if not silent:
        state.append_pending("`" * length)
    state.pos = start + length
    return True
