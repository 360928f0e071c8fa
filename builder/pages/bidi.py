"""Words in another language than the page, or written the other way: they say so, and what is beside them stays put.

A title, a name or a quote stands amid words of the page. If its letters run the other way, the signs and numbers that
follow would be drawn as part of it, so it is isolated: with an element that has ``dir`` (HTML, section 15.3.6,
“Bidirectional text”), or in plain text with two characters (UAX #9, section 2.7, “Markup and formatting characters”).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from markupsafe import Markup, escape

from builder.pages.languages import direction

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
_WAYS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def ways(words: str) -> frozenset[str]:
    """The directions in which letters of the words are written: ``ltr``, ``rtl``, both or neither."""
    return frozenset(_WAYS[found] for found in map(unicodedata.bidirectional, words) if found in _WAYS)


def same_language(one: str, other: str) -> bool:
    """Whether two language tags are one, whatever the case of their letters."""
    return one.lower() == other.lower()


def attributes(words: str, language: str, here: str, spell: Callable[[str], str] = str) -> Markup:
    """The ``lang`` and ``dir`` of an element that holds just these words, on a page in the language ``here``.

    ``language`` is that of the words, empty where nobody says, as for names. Of the two attributes there are those that
    say something new. ``spell`` gives a language tag as the medium wants it.
    """
    found = ways(words)
    foreign = bool(language) and not same_language(language, here)
    way = direction(language) if language else "auto"
    said = f' lang="{escape(spell(language))}"' if foreign else ""
    # In a language that is written one way there are titles with no letter written so.
    turned = f' dir="{way if way in found else "auto"}"' if found - {direction(here)} else ""
    return Markup(said + turned)


def isolated(words: str, language: str, here: str, spell: Callable[[str], str] = str) -> Markup:
    """The words as HTML, in an element of their own where they need one."""
    said = attributes(words, language, here, spell)
    return Markup("<bdi{}>{}</bdi>").format(said, words) if said else escape(words)


def isolated_text(words: str, here: str) -> str:
    """The words as plain text amid other words in the language ``here``."""
    return f"{FIRST_STRONG_ISOLATE}{words}{POP_ISOLATE}" if ways(words) - {direction(here)} else words
