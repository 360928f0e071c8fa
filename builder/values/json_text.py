"""JSON (RFC 8259) that people can read too: indented, letters not escaped, with a line end."""

from __future__ import annotations

import json


def json_text(value: object, indent: int = 2) -> str:
    """Return the value as JSON, each level ``indent`` columns further in."""
    return json.dumps(value, ensure_ascii=False, indent=indent) + "\n"


def json_bytes(value: object, indent: int = 2) -> bytes:
    """Return `json_text` in UTF-8."""
    return json_text(value, indent).encode()
