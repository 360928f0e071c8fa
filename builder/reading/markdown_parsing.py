"""Markdown that is more than plain paragraphs, read by markdown-it-py with rules of our own.

It is a module of its own because the package takes long to import, and many texts need none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from types import SimpleNamespace
from typing import Any

from markdown_it import MarkdownIt, helpers
from markdown_it.token import Token

from builder.reading import block_rules, flanking, inline_rules, mistaken_markup
from builder.reading.document_builder import build_document
from builder.reading.reference_syntax import NameOf
from builder.reading.text_limits import TOO_MANY_BRACKETS
from builder.values.document import Document
from builder.values.text_file import with_uniform_line_ends

_MERE_WORD = re.compile(r"[\w%-]+\Z")
_ENDS_OF = ("paragraph", "reference", "blockquote", "list")


def parsed_article(text: str) -> Document:
    """Read someone else's text."""
    env: dict[str, Any] = {}
    tokens = _parser(own=False).parse(text, env)
    return build_document(text, tokens, [*env.get("told", ()), *_too_many_brackets(env)])


def parsed_prose(text: str, name_of: NameOf) -> Document:
    """Read the analyst's own text."""
    env: dict[str, Any] = {"name_of": name_of}
    tokens = _parser(own=True).parse(text, env)
    told = [*env.get("told", ()), *_unused_definitions(tokens, env, text), *_too_many_brackets(env)]
    return build_document(text, tokens, told)


def _too_many_brackets(env: dict[str, Any]) -> Iterator[tuple[str, int, str]]:
    if inline_rules.has_too_many_brackets(env):
        yield TOO_MANY_BRACKETS, 0, "["


def _unused_definitions(tokens: list[Token], env: dict[str, Any], text: str) -> Iterator[tuple[str, int, str]]:
    """The definitions of links that no link uses, or that a definition before them has taken the name of."""
    defined: dict[str, dict[str, Any]] = env.get("references", {})
    used = set(_labels(tokens)) if defined else set()
    lines = with_uniform_line_ends(text).split("\n")
    unused = [each for label, each in defined.items() if label not in used]
    for each in [*unused, *env.get("duplicate_refs", ())]:
        yield "definition-unused", each["map"][0], lines[each["map"][0]].strip()


def _labels(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if "label" in token.meta:
            yield token.meta["label"]
        yield from _labels(token.children or ())


@cache
def _parser(own: bool) -> MarkdownIt:
    """Return the parser of the analyst's ``own`` prose, or of someone else's text."""
    parser = MarkdownIt(
        "commonmark", {"html": False, "store_labels": True, "maxNesting": block_rules.DEEPEST + 2}
    ).enable(["table", "strikethrough"])
    # Every address is accepted here and checked later, where a refused one can be reported. But “[sic](so)” in
    # someone else's text is not a link.
    # The module's functions, but for the one of which the work is bounded.
    parser.helpers = SimpleNamespace(**{**vars(helpers), "parseLinkLabel": inline_rules.label_end})  # type: ignore[assignment]
    parser.validateLink = lambda url: own or not _MERE_WORD.match(url)  # type: ignore[method-assign]
    core, block, inline = parser.core.ruler, parser.block.ruler, parser.inline.ruler
    core.before("block", "hide_lines", block_rules.hide_lines)
    core.after("block", "no_list_by_accident", mistaken_markup.no_list_by_accident(strict=not own))
    core.after("block", "all_cells", block_rules.all_cells)
    block.at("blockquote", block_rules.nested_quotation, {"alt": list(_ENDS_OF)})
    block.at("list", block_rules.nested_list, {"alt": ["paragraph", "reference", "blockquote"]})
    inline.at("emphasis", flanking.emphasis_rule(within_words=own))
    inline.at("strikethrough", flanking.strikethrough_rule(within_words=own))
    inline.before("link", "reference", inline_rules.reference_rule)
    inline.before("escape", "bare_address", inline_rules.bare_address_rule)
    if not own:
        parser.disable("reference")
        core.after("no_list_by_accident", "no_heading_by_accident", mistaken_markup.no_heading_by_accident)
        block.at("fence", block_rules.closed_fence, {"alt": list(_ENDS_OF)})
        inline.before("backticks", "grave_quotation", inline_rules.grave_quotation_rule)
    core.before("inline", "show_lines", block_rules.show_lines)
    return parser
