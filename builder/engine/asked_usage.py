"""What the mentions in a text depend on in the other texts: the questions that were asked of `WordUsage`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from builder.meaning.word_usage import WordUsage

Answer: TypeAlias = tuple[str, str, tuple[str, ...], bool]
"""The language, the question, the words it is about, and the answer."""


class AskedUsage(WordUsage):
    """Word usage that remembers what it was asked, and what it answered."""

    answers: dict[tuple[str, tuple[str, ...]], bool]

    @classmethod
    def of_usage(cls, usage: WordUsage) -> AskedUsage:
        """The same usage, with nothing asked yet."""
        asked = cls(usage.counts, usage.asked, usage.pairs_before_names)
        object.__setattr__(asked, "answers", {})
        return asked

    def is_noun(self, word: str) -> bool:
        return self._told("is_noun", (word,), super().is_noun(word))

    def is_before_name(self, word: str, name: str) -> bool:
        return self._told("is_before_name", (word, name), super().is_before_name(word, name))

    def is_name_like(self, word: str) -> bool:
        return self._told("is_name_like", (word,), super().is_name_like(word))

    def is_lowercase(self, word: str) -> bool:
        return self._told("is_lowercase", (word,), super().is_lowercase(word))

    def is_capital_within_sentences(self, word: str) -> bool:
        return self._told("is_capital_within_sentences", (word,), super().is_capital_within_sentences(word))

    def _told(self, question: str, words: tuple[str, ...], answer: bool) -> bool:
        self.answers[question, words] = answer
        return answer


def take_answers(usages: Mapping[str, AskedUsage]) -> tuple[Answer, ...]:
    """All that was asked since this was called last, by language."""
    found = tuple(
        (language, question, words, answer)
        for language, usage in usages.items()
        for (question, words), answer in usage.answers.items()
    )
    for usage in usages.values():
        usage.answers.clear()
    return found


def changed_answers(answers: Iterable[Answer], usages: Mapping[str, WordUsage]) -> set[Answer]:
    """The answers that would be others today."""
    return {each for each in answers if each[0] not in usages or getattr(usages[each[0]], each[1])(*each[2]) != each[3]}
