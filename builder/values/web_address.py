"""Addresses of pages on the web."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?\Z")


def is_web_address(url: str) -> bool:
    """Whether it is the whole address of a page: scheme and host, no name or password, no space or quotation mark."""
    try:
        parts = urlsplit(url)
        port_is_number = parts.port is None or parts.port > 0
        return (
            parts.scheme in ("http", "https")
            and _is_host(parts.hostname or "")
            and port_is_number
            and "@" not in parts.netloc
            and not re.search(r"[\s<>\"\\]", url)
        )
    except ValueError:
        return False


def _is_host(name: str) -> bool:
    """Whether it can be a host: names between dots (https://www.rfc-editor.org/rfc/rfc1123#section-2.1), or IPv6."""
    if ":" in name:
        return True  # urlsplit has held it to what may stand in brackets
    return all(_LABEL.match(label) for label in name.removesuffix(".").split("."))
