"""Tags: themes that notes belong to. Two that differ by capitals, white space or composition alone are one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

_PLAIN = re.compile("[^a-z0-9-]")


def tag_key(tag: str) -> str:
    """What two spellings of one tag have in common."""
    return normalize("NFC", " ".join(normalize("NFKC", tag).split()).casefold())


def distinct_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags in one line each, without those that are empty; of several spellings of one tag the first is kept."""
    found: dict[str, str] = {}
    for tag in tags:
        found.setdefault(tag_key(tag), " ".join(tag.split()))
    return tuple(tag for tag in found.values() if tag)


def fragment_of(text: str) -> str:
    """A text as a part of an element's id and of an address: equal for spellings of one tag, and for no others.

    Each character that is not a small Latin letter, a digit or a hyphen is written as its code in hexadecimal digits.
    """
    return _PLAIN.sub(lambda match: f"_{ord(match[0]):x}_", tag_key(text))
