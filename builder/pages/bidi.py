"""Words in another language or direction than the page: they have attributes, and the words around them stay in order.

A title, a name or a quote is among words of the page. If it has the other direction, the signs and numbers that
follow would be drawn as part of it, so it is isolated: with an element that has ``dir`` (HTML, section 15.3.6,
“Bidirectional text”), or in plain text with two characters (UAX #9, section 2.7, “Markup and formatting characters”).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from markupsafe import Markup, escape

from builder.meaning.quotation import in_quotation_marks
from builder.meaning.sentences import Sentence
from builder.values.language_forms import text_direction

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
_NUMBER_BEFORE, _NUMBER_BEHIND = re.compile(r"(?:\d(?:\d|[^\w\s])*)?$"), re.compile(r"(?:[^\w\s]*\d)*")
"""A number that is tied to a word, as in 79-ORL and ORL-79."""
_WAYS = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_ASCII_LETTER = re.compile("[A-Za-z]")
_LEFT_TO_RIGHT, _NO_DIRECTION = frozenset({"ltr"}), frozenset[str]()
_NO_ATTRIBUTES = Markup()


def letter_directions(words: str) -> frozenset[str]:
    """The directions in which letters of the words are written: ``ltr``, ``rtl``, both or neither."""
    if words.isascii():  # most words, and asked of every name, quote and sentence of every page
        return _LEFT_TO_RIGHT if _ASCII_LETTER.search(words) else _NO_DIRECTION
    return frozenset(_WAYS[found] for found in map(unicodedata.bidirectional, set(words)) if found in _WAYS)


def is_same_language(one: str, other: str) -> bool:
    """Whether two language tags are one, whatever the case of their letters."""
    return one == other or one.lower() == other.lower()


def language_attributes(words: str, language: str, here: str, spell: Callable[[str], str] = str) -> Markup:
    """The ``lang`` and ``dir`` of an element that holds just these words, on a page in the language ``here``.

    ``language`` is that of the words, empty if unknown, as for names. Of the two attributes there are those that
    say something new. ``spell`` gives a language tag as the medium wants it.
    """
    found = letter_directions(words)
    foreign = bool(language) and not is_same_language(language, here)
    if not foreign and found <= {text_direction(here)}:
        return _NO_ATTRIBUTES
    way = text_direction(language) if language else "auto"
    said = f' lang="{escape(spell(language))}"' if foreign else ""
    # In a language that is written one way there are titles with no letter written so.
    turned = f' dir="{way if way in found else "auto"}"' if found - {text_direction(here)} else ""
    return Markup(said + turned)


def isolated_html(words: str, language: str, here: str, spell: Callable[[str], str] = str) -> Markup:
    """Return the words as HTML, in an element of their own if they need one."""
    said = language_attributes(words, language, here, spell)
    return Markup("<bdi{}>{}</bdi>").format(said, words) if said else escape(words)


def isolated_parts(words: str, way: str) -> Markup:
    """Return the words as HTML for text in the direction ``way``, with each part in the other direction isolated.

    Each part goes from a letter to a letter, with a number that is tied to it (ORL-79); other numbers and marks beside
    it belong to the text around it.
    """
    if letter_directions(words) <= {way}:
        return escape(words)
    made, done, first, last = Markup(), 0, -1, -1
    for place, letter in enumerate([*words, ""]):
        found = _WAYS.get(unicodedata.bidirectional(letter)) if letter else way
        if found not in (None, way):
            first, last = place if first < 0 else first, place + 1
        elif found and first >= 0:
            first -= len(_NUMBER_BEFORE.search(words[done:first])[0])  # type: ignore[index]
            last = _end_of_part(words, first, last)
            other = "rtl" if way == "ltr" else "ltr"
            made += escape(words[done:first]) + Markup('<bdi dir="{}">{}</bdi>').format(other, words[first:last])
            done, first = last, -1
    return made + escape(words[done:])


def _end_of_part(words: str, first: int, last: int) -> int:
    """Marks of vowels belong to the letter before them, a closing bracket to the part that has the opening one."""
    while last < len(words) and unicodedata.combining(words[last]):
        last += 1
    last += len(_NUMBER_BEHIND.match(words, last)[0])  # type: ignore[index]
    kinds = [unicodedata.category(letter) for letter in words[first:last]]
    closes = last < len(words) and unicodedata.category(words[last]) == "Pe"
    return last + 1 if closes and kinds.count("Ps") > kinds.count("Pe") else last


def isolated_sentence(sentence: Sentence, language: str) -> Sentence:
    """Return a sentence in a language as HTML, with everything in the other direction isolated, except its word."""
    way = text_direction(language)
    return sentence._replace(before=isolated_parts(sentence.before, way), after=isolated_parts(sentence.after, way))


def marked(words: str, language: str, here: str) -> str:
    """Words in quotation marks: those of the page, or of their own language where that is written the other way.

    The marks are inside the element that has the words' direction, and no direction mirrors “ and ”.
    """
    way = text_direction(language or here)
    return in_quotation_marks(
        words, language if way != text_direction(here) and way in letter_directions(words) else here
    )


def isolated_text(words: str, here: str) -> str:
    """The words as plain text amid other words in the language ``here``."""
    return f"{FIRST_STRONG_ISOLATE}{words}{POP_ISOLATE}" if letter_directions(words) - {text_direction(here)} else words
