"""The one order in which names are listed: pages, books, menus and data.

Letters are compared without their accents and case, then with them, as the first and the later levels of the Unicode
Collation Algorithm (UTS #10, section 1.1) do; letters of the Latin script that are no letter with an accent (ł, ø, ß)
count as those that stand for them in ASCII. What is no letter or digit does not count, so “al-Amal” stands by “Alamal”
and “‘Big’ Quill” under B. The order is the same for all languages: a list may hold names of several.
"""

from __future__ import annotations

import unicodedata

from anyascii import anyascii


def collation_key(name: str) -> tuple[str, str]:
    """What names are sorted by; an id or another tie-breaker may follow it."""
    return "".join(map(_plain, unicodedata.normalize("NFKD", name))).casefold(), name


def _plain(character: str) -> str:
    if unicodedata.category(character)[0] in "LN":
        return anyascii(character) if "LATIN" in unicodedata.name(character, "") else character
    return " " if character.isspace() else ""
