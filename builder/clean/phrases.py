"""What publishers write around their articles, as ``languages/*.yaml`` has it; its README says how to write more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

_ABBREVIATIONS = (
    (re.compile(r"'"), "['’]"),
    (re.compile(r"\s*\|\s*"), "|"),
    (re.compile(r" …… "), r"\\b[^.!?]*\\b"),
    (re.compile(r"… "), r"(?:[\\w’'-]+ ){0,3}"),
)
_MATCHES_NOTHING = "(?!)"
"""A pattern that matches nowhere: of a kind that no language has."""


@cache
def _load_languages() -> Mapping[str, Mapping[str, Any]]:
    """What is in each file, by its name: the tag of a language, or ``common``."""
    folder = resources.files(__package__).joinpath("languages")
    return {
        each.name.removesuffix(".yaml"): yaml.safe_load(each.read_text(encoding="utf-8"))
        for each in sorted(folder.iterdir(), key=lambda each: each.name)
        if each.name.endswith(".yaml")
    }


def function_words_by_language() -> dict[str, frozenset[str]]:
    """The function words of each language that has some, by its tag."""
    return {
        tag: frozenset(kinds["function_words"].split())
        for tag, kinds in _load_languages().items()
        if "function_words" in kinds
    }


def word_set(kind: str) -> frozenset[str]:
    """All words of a kind that is a list of words."""
    return frozenset(word for kinds in _load_languages().values() for word in kinds.get(kind, "").split())


def case_sensitive_pattern(*kinds: str) -> re.Pattern[str]:
    """A pattern of the phrases of some kinds in which capitals count."""
    return re.compile(_whole_words(_any_of(kinds)))


def search_pattern(kind: str) -> re.Pattern[str]:
    """A pattern of all phrases of a kind, to be searched for."""
    return re.compile(_whole_words(_any_of([kind])), re.IGNORECASE)


def line_start_pattern(kind: str) -> re.Pattern[str]:
    """A pattern of all phrases of a kind at the beginning of a line, signs before them apart."""
    return re.compile(rf"^\W*{_whole_words(_any_of([kind]))}", re.IGNORECASE)


def whole_line_pattern(kind: str) -> re.Pattern[str]:
    """A pattern of lines that are a phrase of a kind, signs around it apart."""
    return re.compile(rf"^\W*(?:{_any_of([kind])})\W*$", re.IGNORECASE)


def alternatives_pattern(kind: str) -> str:
    """All phrases of a kind, to be a part of a pattern."""
    return f"(?:{_any_of([kind])})"


def _any_of(kinds: Iterable[str]) -> str:
    found = [phrase for each in _load_languages().values() for kind in kinds for phrase in _listed(each.get(kind, []))]
    return "|".join(map(phrase_pattern, found)) or _MATCHES_NOTHING


def _listed(phrases: list[str] | str) -> list[str]:
    return [phrases] if isinstance(phrases, str) else phrases


def phrase_pattern(phrase: str) -> str:
    """The regular expression that a phrase stands for."""
    for short, long in _ABBREVIATIONS:
        phrase = short.sub(long, phrase)
    return rf"^\W*(?:{phrase[1:]})" if phrase.startswith("^") else phrase


def _whole_words(pattern: str) -> str:
    return rf"(?<!\w)(?:{pattern})(?!\w)"
