"""Where a text has the letters of a name, at the beginning of a word.

Most words of a text begin no name. So the words are compared with the first words of all names as two sets, and only
the names that begin with a word in both are looked for in the text. Tests compare this with a look at each word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from builder.meaning.whole_names import FIRST_PREFIX, SUPERSCRIPT_DIGITS, prefix_lengths
from builder.values.unspaced_scripts import UNSPACED_RANGES

_WORD = re.compile(rf"{UNSPACED_RANGES}|(?:(?!{UNSPACED_RANGES})[^\W{SUPERSCRIPT_DIGITS}])+")
"""A word as names have it; a character is one in scripts without spaces. A footnote's number is no part of it."""

_ANY_WORD = re.compile(r"\w+")
_UNUSUAL = re.compile("[\u05d0-\u1dff\u2c00-\U0010ffff]")
"""Scripts with prefixes or without spaces, and others for which no quick way is needed."""

_WORDS_APART = bytes(code if chr(code).isalnum() or chr(code) == "_" else 32 for code in range(128)) + bytes(128)

_FEW_FORMS = 6
"""How many names with the same first word are each looked for in the whole text."""


class NameForm(NamedTuple):
    """A way to write a name: in folded letters, what is before its first word, and its entry.

    It has no entry if the name is shared; ``initials`` are those of the names of a person.
    """

    text: str
    lead: int
    entry: str
    initials: frozenset[str] = frozenset()


class PossibleForm(NamedTuple):
    """A form whose letters a text has: where its first word begins there, and the number of the form in its list."""

    word_start: int
    number: int
    form: NameForm


def first_word(name: str) -> tuple[str, int] | None:
    """The first word of a folded name and where it begins; ``None`` if it has no word."""
    match = _WORD.search(name)
    return (match[0], match.start()) if match else None


class FormFinder:
    """Finds forms of names in texts; ``by_first_word`` has lists of them in the order in which they are preferred."""

    def __init__(self, by_first_word: Mapping[str, Sequence[NameForm]]) -> None:
        self._forms = by_first_word
        self._with_ending = {f"{word}s": word for word in by_first_word} | {word: word for word in by_first_word}
        """Each word as it can be in a text, with an -s or without."""
        self._written = frozenset(self._with_ending)

    def find(self, text: str) -> list[PossibleForm]:
        """Return the forms that a folded text has, in order of their first words, and of preference for each word.

        A name can be behind a prefix, or have an -s at its end.
        """
        if text.isascii():
            words = text.encode().translate(_WORDS_APART).decode().split()
        elif _UNUSUAL.search(text) or any(digit in text for digit in SUPERSCRIPT_DIGITS):
            return list(self._word_by_word(text))
        else:
            words = _ANY_WORD.findall(text)
        found: list[PossibleForm] = []
        for word in self._written.intersection(words):
            forms = self._forms[self._with_ending[word]]
            found += _beginning_with(text, word, forms) if len(forms) <= _FEW_FORMS else _by_place(text, word, forms)
        found.sort()
        return found

    def _word_by_word(self, text: str) -> Iterator[PossibleForm]:
        for match in _WORD.finditer(text):
            word = match[0]
            if word in self._forms:
                yield from _forms_at(text, match.start(), self._forms[word])
            elif word[-1] == "s" or word[0] >= FIRST_PREFIX:
                for length, first in self._within(word):
                    yield from _forms_at(text, match.start() + length, self._forms[first])

    def _within(self, word: str) -> Iterator[tuple[int, str]]:
        """Where in a word a name may begin, behind prefixes or before an -s, with the first word of that name."""
        if word[-1] == "s" and word[:-1] in self._forms:
            yield 0, word[:-1]
        yield from ((length, word[length:]) for length in prefix_lengths(word) if word[length:] in self._forms)


def _beginning_with(text: str, word: str, forms: Sequence[NameForm]) -> Iterator[PossibleForm]:
    """Look for each form in the text, and whether its first word is that word there."""
    for number, form in enumerate(forms):
        at = text.find(form.text)
        while at >= 0:
            start = at + form.lead
            if _is_word(text, word, start):
                yield PossibleForm(start, number, form)
            at = text.find(form.text, at + 1)


def _by_place(text: str, word: str, forms: Sequence[NameForm]) -> Iterator[PossibleForm]:
    """Look for the word in the text, and which forms are there."""
    at = text.find(word)
    while at >= 0:
        if _is_word(text, word, at):
            yield from _forms_at(text, at, forms)
        at = text.find(word, at + len(word))


def _forms_at(text: str, start: int, forms: Iterable[NameForm]) -> Iterator[PossibleForm]:
    for number, form in enumerate(forms):
        if text.startswith(form.text, start - form.lead):
            yield PossibleForm(start, number, form)


def _is_word(text: str, word: str, start: int) -> bool:
    """Whether the text has the word there as a whole one."""
    end = start + len(word)
    return text.startswith(word, start) and not (
        _is_of_word(text[start - 1 : start]) or _is_of_word(text[end : end + 1])
    )


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"
