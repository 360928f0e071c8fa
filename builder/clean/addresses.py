"""Addresses as pages write them, which need not be valid: whether they are whole, their host and their path."""

from __future__ import annotations

import re

_WHOLE = re.compile(r"https?://[^\s/]+\S*\Z")
_HOST = re.compile(r"https?://(?:[^/@\s]*@)?([^/:?#\s]+)")
_BEFORE_PATH = re.compile(r"\Ahttps?://[^/]*")


def is_page_address(text: str) -> bool:
    """Whether a text is the whole address of a page: a scheme, a host, and no white space."""
    return _WHOLE.match(text) is not None


def host_of_address(address: str) -> str:
    """Return the host, such as ``www.gazette.example``; an empty string for a relative address."""
    match = _HOST.match(address)
    return match[1] if match else ""


def path_of_address(address: str) -> str:
    """Return what follows the host: the path and the query."""
    return _BEFORE_PATH.sub("", address)
