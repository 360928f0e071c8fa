"""Where a text has the letters of a name, at the beginning of a word.

All names are looked for at once, by the algorithm of Aho and Corasick; then it is seen whether a word begins there.
Tests compare this with a look at each word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import regex
from ahocorasick_rs import AhoCorasick

from builder.meaning.whole_names import FIRST_PREFIX, SUPERSCRIPT_DIGITS, prefix_lengths
from builder.values.unspaced_scripts import UNSPACED_RANGES

_WORD = re.compile(rf"{UNSPACED_RANGES}|(?:(?!{UNSPACED_RANGES})[^\W{SUPERSCRIPT_DIGITS}])+")
"""A word as names have it; a character is one in scripts without spaces. A footnote's number is no part of it."""

_UNUSUAL = regex.compile("[\u05d0-\u1dff\u2c00-\U0010ffff]")
"""Scripts with prefixes or without spaces, and others for which no quick way is needed."""


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
        self._sought = [
            (first, number, form) for first, forms in by_first_word.items() for number, form in enumerate(forms)
        ]
        self._automaton = AhoCorasick(form.text for _, _, form in self._sought)

    def find(self, text: str) -> list[PossibleForm]:
        """Return the forms that a folded text has, in order of their first words, and of preference for each word.

        A name can be behind a prefix, or have an -s at its end.
        """
        try:
            hits = self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # half of a surrogate pair
            return list(self._word_by_word(text))
        if not hits:
            return []
        if not text.isascii() and (_UNUSUAL.search(text) or any(digit in text for digit in SUPERSCRIPT_DIGITS)):
            return list(self._word_by_word(text))
        found: list[PossibleForm] = []
        for pattern, at, _ in hits:
            first, number, form = self._sought[pattern]
            start = at + form.lead
            end = start + len(first)
            if not _is_of_word(text[start - 1 : start]) and (
                not _is_of_word(text[end : end + 1]) or self._has_ending(text, end, first)
            ):
                found.append(PossibleForm(start, number, form))
        found.sort()
        return found

    def _has_ending(self, text: str, end: int, word: str) -> bool:
        """Whether an -s follows the word, and there is no name that begins with both."""
        return text[end] == "s" and not _is_of_word(text[end + 1 : end + 2]) and f"{word}s" not in self._forms

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


def _forms_at(text: str, start: int, forms: Iterable[NameForm]) -> Iterator[PossibleForm]:
    for number, form in enumerate(forms):
        if text.startswith(form.text, start - form.lead):
            yield PossibleForm(start, number, form)


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"
