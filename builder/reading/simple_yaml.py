"""YAML as most files have it: records of keys and values on one line each, read without the YAML parser.

Read are keys with values, a list of such, and a list of ``{key: value, …}``. Values are plain words, or words between
quotation marks without a backslash. All other YAML is left to the parser. Tests compare the two.
"""

from __future__ import annotations

import re

from builder.reading.yaml_nodes import MappingNode, ScalarNode, SequenceNode
from builder.values.limits import LONGEST_VALUE

_ODD = "\0-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
"""Control characters, other line ends, and what YAML does not allow."""

_QUOTED = rf"\"[^\"\\{_ODD}]*\"|'[^'{_ODD}]*'"
_PLAIN = rf"[A-Za-z0-9][^:#{_ODD}]*(?:(?::(?=[^\s{_ODD}])|(?<! )#)[^:#{_ODD}]*)*(?<! )"
_PLAIN_IN_BRACES = rf"[A-Za-z0-9][^]:#,[{{}}{_ODD}]*(?<! )"
_LINE = re.compile(rf"(- |  |)([a-z]+): (?:({_PLAIN})|({_QUOTED}))(?:\n|\Z)")
_BRACES = re.compile(
    rf"- \{{([a-z]+: (?:{_PLAIN_IN_BRACES}|{_QUOTED})(?:, [a-z]+: (?:{_PLAIN_IN_BRACES}|{_QUOTED}))*)\}}(?:\n|\Z)"
)
_PAIR = re.compile(rf"([a-z]+): (?:({_PLAIN_IN_BRACES})|({_QUOTED}))(?:, |\Z)")


def read_simple_yaml(text: str, base: int, most_items: int) -> MappingNode | SequenceNode | None:
    """Return the root node of a text that begins at the offset ``base``; ``None`` if the parser has to read it.

    That is also so if the list has more items than ``most_items``: the parser says where.
    """
    found = _read_braces(text, base) if text.startswith("- {") else _read_lines(text, base)
    return None if isinstance(found, SequenceNode) and len(found.items) > most_items else found


def _read_lines(text: str, base: int) -> MappingNode | SequenceNode | None:
    listed = text.startswith("- ")
    items: list[MappingNode] = []
    pairs: dict[str, tuple[ScalarNode, ScalarNode]] = {}
    at = begins = 0
    while at < len(text):
        match = _LINE.match(text, at)
        if not match or _is_too_long(match):
            return None
        lead = match[1]
        if lead != ("  " if listed else "") and not (listed and lead == "- "):
            return None
        if lead == "- " and at:
            items.append(MappingNode(tuple(pairs.values()), base + begins, base + at))
            pairs = {}
        if lead == "- ":
            begins = at + 2
        if match[2] in pairs:
            return None
        pairs[match[2]] = _pair(match, 2, base)
        at = match.end()
    if not pairs:
        return None
    last = MappingNode(tuple(pairs.values()), base + begins, base + at)
    return SequenceNode((*items, last), base, base + at) if listed else last


def _is_too_long(match: re.Match[str]) -> bool:
    """Whether a value can be longer than those that are read."""
    return match.end() - match.start() > LONGEST_VALUE


def _pair(match: re.Match[str], group: int, base: int) -> tuple[ScalarNode, ScalarNode]:
    """A key and its value, which is in one of the next two groups: plain, or with its quotation marks."""
    start, end = match.span(group)
    value = match[group + 1]
    begins, ends = match.span(group + 1 if value is not None else group + 2)
    words = value if value is not None else match[group + 2][1:-1]
    return ScalarNode(match[group], base + start, base + end), ScalarNode(words, base + begins, base + ends)


def _read_braces(text: str, base: int) -> SequenceNode | None:
    items: list[MappingNode] = []
    at = 0
    while at < len(text):
        line = _BRACES.match(text, at)
        if not line or _is_too_long(line):
            return None
        start, end = line.span(1)
        pairs = {pair[1]: _pair(pair, 1, base + start) for pair in _PAIR.finditer(line[1])}
        if len(pairs) < len(_PAIR.findall(line[1])):
            return None
        items.append(MappingNode(tuple(pairs.values()), base + start - 1, base + end + 1))
        at = line.end()
    return SequenceNode(tuple(items), base, base + at) if items else None
