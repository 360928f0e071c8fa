"""Style sheets read and rewritten: their custom properties, colours for every browser, the files they name.

Source: CSS Syntax Level 3, through tinycss2, which gives back what it has read letter by letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import tinycss2
from tinycss2.ast import (
    CurlyBracketsBlock,
    FunctionBlock,
    LiteralToken,
    Node,
    ParenthesesBlock,
    SquareBracketsBlock,
    URLToken,
)
from tinycss2.serializer import serialize_identifier, serialize_string_value

_LIGHT_DARK_FUNCTION = "light-dark"
LIGHT_SWITCH_PROPERTY = "--when-light"
"""The property that, with ``--when-dark``, says in the default style which scheme the page has."""

_ROOT_SELECTORS = frozenset({":root", "html"})
_BRACKETS = {ParenthesesBlock: "()", SquareBracketsBlock: "[]", CurlyBracketsBlock: "{}"}
_UNDECODABLE = "surrogateescape"

_Nodes = Sequence[Node]


def decode_sheet(sheet: bytes) -> str:
    """A style sheet as text; what is not UTF-8 in it comes through unchanged to `encode_sheet`."""
    return sheet.decode("utf-8-sig", _UNDECODABLE)


def encode_sheet(sheet: str) -> bytes:
    """The inverse of `decode_sheet`."""
    return sheet.encode("utf-8", _UNDECODABLE)


@lru_cache(maxsize=16)  # a preview asks for the same sheets at each change
def with_scheme_fallbacks(sheet: str) -> str:
    """The sheet with each ``light-dark(a, b)`` as ``var(--when-light, a) var(--when-dark, b)``.

    Of the two properties one is empty and the other not set, as the scheme of the page is (see the default style).
    So browsers made before 2024, which drop a declaration with ``light-dark()`` in it, have colours as well.
    """
    if _LIGHT_DARK_FUNCTION not in sheet.lower():
        return sheet
    return _rewritten(sheet, _both_schemes)


def for_light_scheme(sheet: str, known: Mapping[str, str]) -> str:
    """Return the sheet for a page that is always light: without ``light-dark()``, known properties as their values."""
    return _rewritten(sheet, lambda node: _light(node, known))


def with_file_addresses(sheet: str, address: Callable[[str], str]) -> str:
    """The sheet with other addresses for the files it names; ``address`` gives one for each, or "" to leave it."""
    if "url(" not in sheet.lower():
        return sheet

    def moved(node: Node) -> str | None:
        named = _named_file(node)
        other = address(named) if named else ""
        return f'url("{serialize_string_value(other)}")' if other else None

    return _rewritten(sheet, moved)


def root_properties(sheet: str) -> dict[str, str]:
    """Return the custom properties that a sheet always sets for the whole page, by name without the hyphens."""
    found: dict[str, str] = {}
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    # Rules outside of all layers override those in a layer (CSS Cascading Level 5, section 6.4.3).
    for layered in (True, False):
        for selector, declarations in _rules(rules, layered):
            if _ROOT_SELECTORS & {each.strip().lower() for each in selector.split(",")}:
                found.update(_properties(declarations))
    return found


def _rules(rules: Iterable[Any], layered: bool) -> Iterable[tuple[str, _Nodes]]:
    for rule in rules:
        if rule.type == "qualified-rule" and not layered:
            yield tinycss2.serialize(rule.prelude).strip(), rule.content
        elif rule.type == "at-rule" and rule.lower_at_keyword == "layer" and rule.content is not None and layered:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield from _rules(inner, False)
            yield from _rules(inner, True)


def _properties(declarations: _Nodes) -> Iterable[tuple[str, str]]:
    for each in tinycss2.parse_blocks_contents(declarations, skip_comments=True, skip_whitespace=True):
        if each.type == "declaration" and each.name.startswith("--"):
            yield each.name[2:], tinycss2.serialize(each.value).strip()


def light_value(value: str, known: Mapping[str, str]) -> str:
    """Return a property's value on a light page, with the properties that it names replaced by their values."""
    return for_light_scheme(value, known).strip()


def _rewritten(sheet: str, other: Callable[[Node], str | None]) -> str:
    return _written(tinycss2.parse_component_value_list(sheet), other)


def _written(nodes: Iterable[Node], other: Callable[[Node], str | None]) -> str:
    """The nodes as text, those inside of others too, with what ``other`` gives for one in its place."""
    parts: list[str] = []
    for node in nodes:
        new = other(node)
        if new is not None:
            parts.append(new)
        elif isinstance(node, FunctionBlock):
            parts.append(f"{serialize_identifier(node.name)}({_written(node.arguments, other)})")
        elif isinstance(node, ParenthesesBlock | SquareBracketsBlock | CurlyBracketsBlock):
            brackets = _BRACKETS[type(node)]
            parts.append(f"{brackets[0]}{_written(node.content, other)}{brackets[1]}")
        else:
            parts.append(tinycss2.serialize([node]))
    return "".join(parts)


def _both_schemes(node: Node) -> str | None:
    pair = _pair(node)
    if pair is None:
        return None
    light, dark = (_written(part, _both_schemes).strip() for part in pair)
    return f"var(--when-light, {light}) var(--when-dark, {dark})"


def _light(node: Node, known: Mapping[str, str]) -> str | None:
    pair = _pair(node)
    if pair is not None:
        return _written(pair[0], lambda inner: _light(inner, known)).strip()
    if isinstance(node, FunctionBlock) and node.lower_name == "var":
        name = tinycss2.serialize(_split(node.arguments)[0]).strip().removeprefix("--")
        if name in known:
            rest = {other: value for other, value in known.items() if other != name}  # it can refer to itself
            return light_value(known[name], rest)
    return None


def _pair(node: Node) -> tuple[_Nodes, _Nodes] | None:
    if not isinstance(node, FunctionBlock) or node.lower_name != _LIGHT_DARK_FUNCTION:
        return None
    parts = _split(node.arguments)
    return (parts[0], parts[1]) if len(parts) == 2 else None


def _split(nodes: _Nodes) -> list[list[Node]]:
    """The nodes between commas."""
    parts: list[list[Node]] = [[]]
    for node in nodes:
        if isinstance(node, LiteralToken) and node.value == ",":
            parts.append([])
        else:
            parts[-1].append(node)
    return parts


def _named_file(node: Node) -> str:
    if isinstance(node, URLToken):
        return str(node.value)
    if isinstance(node, FunctionBlock) and node.lower_name == "url":
        return next((str(argument.value) for argument in node.arguments if argument.type == "string"), "")
    return ""
