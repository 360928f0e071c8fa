"""Characters that look the same: one that represents all of them.

The list is that of Unicode Technical Standard 39, from the package `confusable_homoglyphs`. Added are letters of Arabic
script that share their forms, by their position in a word, and two marks below letters that fonts exchange.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_ADDED = {"ک": "ك", "ڪ": "ك", "ی": "ي", "ى": "ي", "ې": "ي", "ہ": "ه", "ھ": "ه", "ە": "ه", "\u0327": "\u0326"}


@cache
def confusable_prototype(character: str) -> str:
    """Return the character that represents all those that look like this one, perhaps itself."""
    decomposed = unicodedata.normalize("NFD", character)
    if len(decomposed) > 1:
        return "".join(map(confusable_prototype, decomposed))
    if character in _ADDED:
        return _ADDED[character]
    others = _like(character)
    if len(others) != 1:
        return character
    # The list names, for each character, the one that represents it, and for that one all the others.
    return min(character, others[0]) if len(_like(others[0])) == 1 else others[0]


def _like(character: str) -> list[str]:
    from confusable_homoglyphs.confusables import confusables_data  # noqa: PLC0415 - slow to import

    return [other["c"] for other in confusables_data.get(character, ()) if len(other["c"]) == 1]
