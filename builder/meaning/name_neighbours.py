"""The capitalised words right beside a name, and whether they make it part of a longer one.

There is no Kim in “Kim Il Sung Square” and no Moscow in “The Moscow Times”; but there is a Quill in “On Monday Quill
spoke”, “Did Quill speak?” and “In Marrow Quill spoke”. Words decide by what is known of them: the briefing's other
names, the days and months of the language, and how the texts write the word elsewhere.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from builder.meaning import language_words
from builder.meaning.usage import Usage

_WORD_BEFORE = re.compile(r"[\w.'-]*\w\.?\Z")
_WORD_AFTER = re.compile(r"\w(?:[\w-]*\w)?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+\Z")
_ELIDED = re.compile(r"(?:\A|[^\w])([^\W\d_]{1,2}|[^\W\d_]+l)'\Z")
_SENTENCE_START = re.compile(r"(?:[.!?:;…\0¿¡]|\A)['(\[ -]*\Z")
_WINDOW = 80
"""How far back a word is looked for: wide enough for any word, so that a long text is not read again for every name."""


class Neighbour(NamedTuple):
    """A capitalised word beside a name: how it is joined to it, and whether a sentence begins with it.

    ``known`` says that it belongs to another name of the briefing. After a name, a sentence may begin with it only
    where that name ends in a full stop.
    """

    word: str
    joint: str
    opens: bool
    known: bool = False


def before(text: str, start: int, hyphen: bool) -> Neighbour | None:
    """The capitalised word before the name that begins at ``start`` in a folded text."""
    joint = text[start - 1:start]
    if start < 2 or not (joint in (" ", "'") or (joint == "-" and hyphen)):
        return None
    window = text[max(0, start - _WINDOW):start - 1]
    if joint == "'":
        elided = _ELIDED.search(window + "'")
        match = elided and re.search(r"[^\W\d_]+\Z", window)
    else:
        match = _WORD_BEFORE.search(window, window.rfind(" ") + 1)
    if not match or not _is_capital(match[0][0]) or match[0].endswith("'s"):
        return None
    if match[0].endswith(".") and not _INITIALS.fullmatch(match[0]):
        return None  # an abbreviation, as in “Gen. Kim”, or the end of a sentence
    opens = bool(_SENTENCE_START.search(window[:match.start()])) if start > _WINDOW or match.start() else True
    return Neighbour(match[0], joint, opens)


def after(text: str, end: int, hyphen: bool) -> Neighbour | None:
    """The capitalised word after the name that ends at ``end`` in a folded text."""
    joint = text[end:end + 1]
    if joint != " " and not (joint == "-" and hyphen):
        return None
    match = _WORD_AFTER.match(text, end + 1, end + _WINDOW)
    if not match or not _is_capital(match[0][0]) or match[0] == "I":
        return None
    return Neighbour(match[0], joint, text[end - 1] == ".")


def _is_capital(letter: str) -> bool:
    return letter.isupper() or letter.istitle()


def continues_before(neighbour: Neighbour, initials: frozenset[str], usage: Usage, language: str) -> bool:
    """Whether the word before a name is part of a longer one. ``initials`` are those of the bearer's own names."""
    word = neighbour.word
    if neighbour.known:
        return False
    if neighbour.joint == "'":
        return word == "O" or not (neighbour.opens and language_words.elides(language))
    if neighbour.joint == "-":
        prefix = neighbour.opens and (language_words.is_prefix(word) or _is_ordinary(word, usage, language))
        return not prefix and not usage.stands_within_sentences(word)
    if word.endswith("."):
        title = word[:-1].casefold() in language_words.abbreviated_titles(language)
        return bool(initials) and not title and word[0] not in initials
    return not _stands_before_names(neighbour, usage, language)


def _stands_before_names(neighbour: Neighbour, usage: Usage, language: str) -> bool:
    """Whether the word and a space may stand before any name without being part of it."""
    word = neighbour.word
    if language_words.is_form_of_address(word, language) or _is_date(word, neighbour.opens, language):
        return True
    if language_words.capital_nouns(language):
        # The rank before a name is a noun like any other there; TU and FC begin the name of a body.
        return not word.isupper()
    return neighbour.opens and _is_ordinary(word, usage, language)


def continues_after(neighbour: Neighbour, usage: Usage, language: str) -> bool:
    """Whether the word after a name is part of a longer one."""
    word = neighbour.word
    if neighbour.known:
        return False
    if neighbour.joint == "-":
        return language_words.capital_nouns(language) or not usage.stands_within_sentences(word)
    if _is_date(word, False, language):
        return False
    if neighbour.opens and word.casefold() in language_words.openers(language):
        return False
    return not language_words.capital_nouns(language)


def _is_ordinary(word: str, usage: Usage, language: str) -> bool:
    """Whether the word has its capital from the sentence that it opens."""
    small = usage.is_small(word) or word.casefold() in language_words.function_words(language)
    return small and not usage.is_name_like(word)


def _is_date(word: str, opens: bool, language: str) -> bool:
    name = word.casefold()
    if name in language_words.weekdays(language):
        return True
    # “June Marrow” at the beginning of a sentence is a woman, “Juin” at the beginning of one in French is a month.
    return name in language_words.months(language) and (not opens or language_words.small_months(language))
