"""The capitalised words right beside a name, and whether they make it part of a longer one.

There is no Kim in “Kim Il Sung Square” and no Moscow in “The Moscow Times”; but there is a Quill in “On Monday Quill
spoke”, “Did Quill speak?” and “In Marrow Quill spoke”. Words decide by what is known of them: the briefing's other
names, the days and months of the language, and how the texts write the word elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from builder.meaning import language_words
from builder.meaning.usage import Usage

_WORD_BEFORE = re.compile(r"\w(?:[\w.'-]*\w)?\.?\Z")
_ELISION = re.compile(r"(?:[^\W\d_A-Z]{1,2}|[^\W\d_A-Z]+l)'(?=\w)")
_WORD_AFTER = re.compile(r"\w(?:[\w-]*\w)?")
_LETTERS_WITH_STOPS = re.compile(r"(?:[^\W\d_]\.){2}")
_MORE_WORDS = re.compile(r" ([^\W\d_][\w-]*)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+\Z")
_SENTENCE_START = re.compile(r"""(?:[.!?:;…\0¿¡]|\A| [–—-] )["'“”„«»‹›()\[\] –—-]*\Z""")
_EVEN = dict.fromkeys((0xad, *range(0x200b, 0x2010), *range(0x202a, 0x202f), *range(0x2060, 0x206a), 0xfeff)) | {
    ord(letter): "'" for letter in "’ʼ‘ʻ＇"} | {ord(space): " " for space in "\n\r\t\xa0\u202f\u2009"}
"""What is done to the text before a name: apostrophes and spaces made even, invisible marks left out."""
_WINDOW = 80
"""How far back a word is looked for: wide enough for any word, so that a long text is not read again for every name."""


class Neighbour(NamedTuple):
    """A capitalised word beside a name: how it is joined to it, and whether a sentence begins with it.

    ``known`` says that it belongs to another name of the briefing. After a name, a sentence may begin with it only
    where that name ends in a full stop. ``more`` are the capitalised words that follow it, two at most.
    """

    word: str
    joint: str
    opens: bool
    known: bool = False
    more: tuple[str, ...] = ()


def before(text: str, start: int, joint: str) -> Neighbour | None:
    """The capitalised word before the name that begins at ``start``, and is joined to it by a space, ' or hyphen."""
    window = text[max(0, start - _WINDOW):start].translate(_EVEN).rstrip()
    if joint != " ":
        window = window[:-1]
    match = _WORD_BEFORE.search(window, window.rfind(" ") + 1)
    if not match or (joint == "'" and not match[0].isalpha()):
        return None
    begins = match.start() + _elided(match[0])
    word = window[begins:]
    if not _is_capital(word[0]) or word.endswith("'s"):
        return None
    if word.endswith(".") and not _INITIALS.fullmatch(word):
        return None  # an abbreviation, as in “Gen. Kim”, or the end of a sentence
    opens = bool(_SENTENCE_START.search(window[:begins])) if start > _WINDOW or begins else True
    return Neighbour(word, joint, opens)


def after(text: str, end: int, joint: str) -> Neighbour | None:
    """The capitalised word after the name that ends at ``end`` in a folded text, joined by a space or hyphen."""
    match = _WORD_AFTER.match(text, end + 1, end + _WINDOW)
    if not match or not _is_capital(match[0][0]) or match[0] == "I" or _LETTERS_WITH_STOPS.match(text, end + 1):
        return None  # “Washington D.C.” is Washington
    return Neighbour(match[0], joint, text[end - 1] == ".", more=tuple(_capitals(text, match.end())))


def _capitals(text: str, at: int) -> Iterator[str]:
    """The capitalised words that follow, two at most."""
    for _ in range(2):
        match = _MORE_WORDS.match(text, at, at + _WINDOW)
        if not match or not _is_capital(match[1][0]):
            return
        yield match[1]
        at = match.end()


def _elided(word: str) -> int:
    """How long the elided word is that an apostrophe ties to the next: d’Anatole."""
    match = _ELISION.match(word)
    return match.end() if match else 0


def _is_capital(letter: str) -> bool:
    return letter.isupper() or letter.istitle()


def continues_before(neighbour: Neighbour, name: str, initials: frozenset[str], usage: Usage, language: str) -> bool:
    """Whether the word before a name is part of a longer one. ``initials`` are those of the bearer's own names."""
    word = neighbour.word
    if neighbour.known:
        return False
    if neighbour.joint == "'":
        return word == "O" or not (neighbour.opens and language_words.elides(language))
    if neighbour.joint == "-":
        prefix = neighbour.opens and (language_words.is_prefix(word) or _is_ordinary(word, usage, language))
        return not prefix and not _is_pair(name, word, usage, language)
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


def continues_after(neighbour: Neighbour, name: str, usage: Usage, language: str) -> bool:
    """Whether the word after a name is part of a longer one."""
    word = neighbour.word
    if neighbour.known:
        return False
    if neighbour.joint == "-":
        return not _is_pair(name, word, usage, language)
    if _is_date(word, False, language) or _is_rank(neighbour, usage):
        return False
    if neighbour.opens and word.casefold() in language_words.openers(language):
        return False
    return not language_words.capital_nouns(language)


def _is_pair(name: str, other: str, usage: Usage, language: str) -> bool:
    """Whether a hyphen joins two names: two acronyms, or a name and one that stands alone elsewhere."""
    if name.isupper() and other.isupper() and len(name) > 1 < len(other):
        return True
    return not language_words.capital_nouns(language) and usage.stands_within_sentences(other)


def _is_rank(neighbour: Neighbour, usage: Usage) -> bool:
    """Whether the word is the rank of somebody whose name follows: U.S. President Ada Quill."""
    return (usage.is_small(neighbour.word) and len(neighbour.more) > 1
            and not any(usage.is_small(word) for word in neighbour.more))


def _is_ordinary(word: str, usage: Usage, language: str) -> bool:
    """Whether the word has its capital from the sentence that it opens."""
    functional = language_words.function_words(language)
    small = usage.is_small(word) or all(part in functional for part in word.casefold().split("-"))  # est-ce
    return small and not usage.is_name_like(word)


def _is_date(word: str, opens: bool, language: str) -> bool:
    name = word.casefold()
    if name in language_words.weekdays(language):
        return True
    # “June Marrow” at the beginning of a sentence is a woman, “Juin” at the beginning of one in French is a month.
    return name in language_words.months(language) and (not opens or language_words.small_months(language))
