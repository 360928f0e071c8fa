"""The phrases that publishers write around their articles, as regular expressions.

They are under ``cleaning`` in the files of `builder.values.languages`; the README there says how to write more. The
phrases of all languages are used for every text, because a German page can have an English button.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from builder.values.languages import facts_by_language

_ABBREVIATIONS = (
    (re.compile(r"'"), "['’]"),
    (re.compile(r"\s*\|\s*"), "|"),
    (re.compile(r" …… "), r"\\b[^.!?]*\\b"),
    (re.compile(r"… "), r"(?:[\\w’'-]+ ){0,3}"),
)
_MATCHES_NOTHING = "(?!)"
"""A pattern that matches nowhere, for a key that no language has."""


@cache
def _phrases_by_language() -> Mapping[str, Mapping[str, Any]]:
    return facts_by_language("cleaning")


def word_set(key: str) -> frozenset[str]:
    """Return the words of all languages under a key that has plain words."""
    return frozenset(word for lists in _phrases_by_language().values() for word in lists.get(key, "").split())


def case_sensitive_pattern(*keys: str) -> re.Pattern[str]:
    """Return a pattern of the phrases under some keys, with upper and lower case distinguished."""
    return re.compile(_whole_words(_any_of(keys)))


def search_pattern(key: str) -> re.Pattern[str]:
    """Return a pattern to search for any phrase under a key."""
    return re.compile(_whole_words(_any_of([key])), re.IGNORECASE)


def line_start_pattern(key: str) -> re.Pattern[str]:
    """Return a pattern of lines that begin with a phrase under a key; punctuation before it is ignored."""
    return re.compile(rf"^\W*{_whole_words(_any_of([key]))}", re.IGNORECASE)


def whole_line_pattern(key: str) -> re.Pattern[str]:
    """Return a pattern of lines that are a phrase under a key; punctuation around it is ignored."""
    return re.compile(rf"^\W*(?:{_any_of([key])})\W*$", re.IGNORECASE)


def alternatives_pattern(key: str) -> str:
    """Return a regular expression that matches any phrase under a key, to be used within another."""
    return f"(?:{_any_of([key])})"


def _any_of(keys: Iterable[str]) -> str:
    found = [
        phrase for lists in _phrases_by_language().values() for key in keys for phrase in _as_list(lists.get(key, []))
    ]
    return "|".join(map(phrase_pattern, found)) or _MATCHES_NOTHING


def _as_list(phrases: list[str] | str) -> list[str]:
    return [phrases] if isinstance(phrases, str) else phrases


def phrase_pattern(phrase: str) -> str:
    """Return the regular expression of a phrase, with its abbreviations (``…``, ``^``) written out."""
    for short, long in _ABBREVIATIONS:
        phrase = short.sub(long, phrase)
    return rf"^\W*(?:{phrase[1:]})" if phrase.startswith("^") else phrase


def _whole_words(pattern: str) -> str:
    return rf"(?<!\w)(?:{pattern})(?!\w)"
