"""JSON (RFC 8259) that people can read too: letters not escaped; indented with a line end, or a record a line.

`orjson` writes what the standard library's `json` writes, in a twentieth of the time. For values that it has no form
for, such as half of a surrogate pair or a number of more than 64 bits, `json` is used. The two write fractions
differently; data has none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

import orjson

_ORJSON_INDENT = 2
_INDENTED = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


def json_text(value: object, indent: int = 2) -> str:
    """Return the value as JSON, each level ``indent`` columns further in."""
    if indent == _ORJSON_INDENT:
        try:
            return orjson.dumps(value, option=_INDENTED).decode()
        except TypeError:
            pass
    return json.dumps(value, ensure_ascii=False, indent=indent) + "\n"


def json_bytes(value: object, indent: int = 2) -> bytes:
    """Return `json_text` in UTF-8."""
    if indent == _ORJSON_INDENT:
        try:
            return orjson.dumps(value, option=_INDENTED)
        except TypeError:
            pass
    return json_text(value, indent).encode()


def json_line(value: object) -> str:
    """Return the value as JSON in one line, without spaces between its parts."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def json_items(lines: Iterable[str]) -> str:
    """Return a JSON list with each of its items, given as JSON, in a line of its own."""
    return "[" + ",".join(f"\n{line}" for line in lines) + "]"


def json_members(members: Mapping[str, object]) -> str:
    """Return the members of a JSON object, each in a line of its own, without the braces around them."""
    return ",\n".join(f"{json_line(name)}:{json_line(value)}" for name, value in members.items())
