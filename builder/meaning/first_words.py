"""Where a text has a word with which a name may begin.

Most words of a text begin no name. So the words are compared with the names as two sets, and only those in both are
looked for in the text. Tests compare this with a look at each word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter

from builder.meaning.whole_names import FIRST_PREFIX, SUPERSCRIPT_DIGITS, prefix_lengths
from builder.values.unspaced_scripts import UNSPACED_RANGES

FIRST_WORD = re.compile(rf"{UNSPACED_RANGES}|(?:(?!{UNSPACED_RANGES})[^\W{SUPERSCRIPT_DIGITS}])+")
"""A word as names have it; a character is one in scripts without spaces. A footnote's number is no part of it."""

_ANY_WORD = re.compile(r"\w+")
_UNUSUAL = re.compile("[\u05d0-\u1dff\u2c00-\U0010ffff]")
"""Scripts with prefixes or without spaces, and others for which no quick way is needed."""

_WORDS_APART = bytes(code if chr(code).isalnum() or chr(code) == "_" else 32 for code in range(128)) + bytes(128)


class FirstWords:
    """The first words of names, to be looked for in texts."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._with_ending = {f"{word}s": word for word in self._words} | {word: word for word in self._words}
        """Each word as it can be in a text, with an -s or without."""
        self._written = frozenset(self._with_ending)

    def find(self, text: str) -> list[tuple[int, str]]:
        """Return where in a folded text a name may begin, in order, with the first word of that name.

        A name can be behind a prefix, or have an -s at its end.
        """
        if text.isascii():
            words = text.encode().translate(_WORDS_APART).decode().split()
        elif _UNUSUAL.search(text) or any(digit in text for digit in SUPERSCRIPT_DIGITS):
            return list(self._word_by_word(text))
        else:
            words = _ANY_WORD.findall(text)
        found: list[tuple[int, str]] = []
        for word in self._written.intersection(words):
            first = self._with_ending[word]
            found += [(at, first) for at in _places_of_word(text, word)]
        found.sort(key=itemgetter(0))
        return found

    def _word_by_word(self, text: str) -> Iterator[tuple[int, str]]:
        for match in FIRST_WORD.finditer(text):
            word = match[0]
            if word in self._words:
                yield match.start(), word
            elif word[-1] == "s" or word[0] >= FIRST_PREFIX:
                for length, first in self._within(word):
                    yield match.start() + length, first

    def _within(self, word: str) -> Iterator[tuple[int, str]]:
        """Where in a word a name may begin, behind prefixes or before an -s, with the first word of that name."""
        if word[-1] == "s" and word[:-1] in self._words:
            yield 0, word[:-1]
        yield from ((length, word[length:]) for length in prefix_lengths(word) if word[length:] in self._words)


def _places_of_word(text: str, word: str) -> Iterator[int]:
    """Where the word is a whole one."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (_is_of_word(text[at - 1 : at]) or _is_of_word(text[end : end + 1])):
            yield at
        at = text.find(word, end)


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"
