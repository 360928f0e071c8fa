"""Problems are data: what is wrong, where it is, and how to fix it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from builder.values.text_file import Place

Severity = Literal["error", "warning"]

ANCHORING_CODES = frozenset({"quote-ambiguous", "quote-changed", "quote-missing", "quote-context"})
"""Codes of notes that are not on their words: the only errors with which a draft is built."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that an author has to look at.

    ``message`` says what is wrong in one sentence. ``hint`` says how to fix it and can have several lines.
    """

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    @property
    def sort_key(self) -> tuple[Place, str, str]:
        """The key by which problems are sorted: first their place, then their code and message."""
        return (self.place, self.code, self.message)


_LONGEST_COMPARED = 200
"""A word with more characters is not compared with others, which takes the square of its length."""


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """The problems sorted by place, each named once."""
    return sorted(dict.fromkeys(problems), key=lambda problem: problem.sort_key)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems is more than a warning."""
    return any(problem.severity == "error" for problem in problems)


def suggest_word(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the nearest known word, or ``otherwise`` where none is near."""
    near = nearest_word(word, known)
    return f"Did you mean “{near}”?" if near else otherwise


def nearest_word(word: str, known: Iterable[str]) -> str:
    """Return the known word that is most like the given one, ignoring case; an empty string if none is like it."""
    if len(word) > _LONGEST_COMPARED:
        return ""
    by_folded = {other.casefold(): other for other in known}
    near = get_close_matches(word.casefold(), list(by_folded), n=1, cutoff=0.6)
    return by_folded[near[0]] if near else ""


def enumerate_words(words: Sequence[str], last: str = "or") -> str:
    """Return the words as an English enumeration: ``a, b or c``. ``last`` is the word before the last one."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def enumerate_quoted(words: Iterable[str]) -> str:
    """Return the words in quotation marks as an English enumeration: ``“a”, “b” and “c”``."""
    return enumerate_words([f"“{word}”" for word in words], "and")
