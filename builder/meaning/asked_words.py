"""Counting some words of texts as `builder.meaning.word_usage` counts all of them, without reading the others."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick

from builder.meaning import language_words
from builder.meaning.word_usage import MARKS_AFTER_WORDS, WordCounts

_REST_OF_TOKEN = re.compile(rf"[{re.escape(MARKS_AFTER_WORDS)}]*(?!\S)")


class AskedWords:
    """Words to be counted, and the same in lower case."""

    def __init__(self, words: Iterable[str]) -> None:
        given = list(words)
        every = {*given, *(word.lower() for word in given)}
        self._words = [word for word in every if word and word[-1] not in MARKS_AFTER_WORDS]
        self._automaton = AhoCorasick(self._words)

    def count(self, counts: WordCounts, text: str, language: str) -> None:
        """Add what one text says of these words."""
        try:
            hits = self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # half of a surrogate pair
            counts.add(text, language)
            return
        for number, start, end in hits:
            if (start == 0 or text[start - 1].isspace()) and _REST_OF_TOKEN.match(text, end):
                _count_word(counts, self._words[number], _token_before(text, start), language)


def _count_word(counts: WordCounts, word: str, before: str, language: str) -> None:
    if word[0].islower():
        counts.lowercase[word] += 1
    elif before and word[0].istitle():
        if word[0].isupper() and before[0].islower() and before[-1].isalnum():
            counts.capital[word] += 1
        if before.casefold() in language_words.determiners(language):
            counts.after_article[word] += 1


def _token_before(text: str, end: int) -> str:
    """What is between the last two white spaces before an offset."""
    while end > 0 and text[end - 1].isspace():
        end -= 1
    start = end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    return text[start:end]
