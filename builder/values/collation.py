"""The one order in which names are listed: pages, books, menus and data.

Letters are compared without their accents and case, then with them, as in the levels of the Unicode Collation Algorithm
(UTS #10, section 1.1). Latin letters that are not a letter with an accent (ł, ø, ß) are compared as their equivalent in
ASCII. Characters other than letters and digits are ignored, so “al-Amal” is next to “Alamal” and “‘Big’ Quill” under B.
The order is the same for all languages: a list can hold names of several.
"""

from __future__ import annotations

import unicodedata

from builder.values.romanisation import romanised


def collation_key(name: str) -> tuple[str, str]:
    """Return the key by which names are sorted; an id can follow it to order equal names."""
    return "".join(map(_plain, unicodedata.normalize("NFKD", name))).casefold(), name


def _plain(character: str) -> str:
    if unicodedata.category(character)[0] in "LN":
        return romanised(character) if "LATIN" in unicodedata.name(character, "") else character
    return " " if character.isspace() else ""
