"""Whom each text of a briefing names, judged by all of its texts together.

First each text is read alone: what reads as a name, and how often it writes each word. Then, with what all texts of its
language say of the words next to names, it is decided which of them are mentions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from builder.meaning.linking import text_with_separate_blocks
from builder.meaning.names import (
    Mention,
    NameFinder,
    PossibleMention,
    lowercase_words_before,
    neighbouring_words,
    select_mentions,
)
from builder.meaning.word_usage import WordCounts, WordUsage
from builder.values.document import Document
from builder.values.languages import base_language


@dataclass(frozen=True, slots=True)
class RecordText:
    """A text that readers may see: the record it belongs to, the key of it there, and its language."""

    owner: str
    key: str
    document: Document
    language: str


class Questions(NamedTuple):
    """What one text asks of the others: the words next to names in it, and the pairs of a small word and a name."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, sightings: Sequence[PossibleMention]) -> Questions:
        return cls(neighbouring_words(sightings), lowercase_words_before(sightings))


@dataclass
class LanguageEvidence:
    """What texts of one language say of the words next to names, added up: in how many texts each is asked about."""

    counts: WordCounts = field(default_factory=WordCounts.none)
    asked: Counter[str] = field(default_factory=Counter)
    pairs_before_names: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, text: str, language: str, questions: Questions) -> None:
        """Add what one text says."""
        self.counts.add(text, language)
        self.asked.update(questions.words)
        self.pairs_before_names.update(questions.pairs)

    def remove(self, text: str, language: str, questions: Questions) -> None:
        """Take back what a text added."""
        self.counts.remove(text, language)
        _take(self.asked, questions.words)
        _take(self.pairs_before_names, questions.pairs)

    def join(self, other: LanguageEvidence) -> None:
        """Add all that other texts of the language say."""
        for mine, more in zip(self.counts, other.counts, strict=True):
            mine.update(more)
        self.asked.update(other.asked)
        self.pairs_before_names.update(other.pairs_before_names)

    def usage(self) -> WordUsage:
        """What all of the texts say."""
        return WordUsage(self.counts, self.asked, self.pairs_before_names)


class Evidence(dict[str, LanguageEvidence]):
    """What the texts of a briefing say of the words next to names, by language."""

    def of(self, language: str) -> LanguageEvidence:
        """That of the texts of a language, whatever its region."""
        return self.setdefault(base_language(language), LanguageEvidence())

    def add(self, text: RecordText, questions: Questions) -> None:
        """Add what one text says."""
        self.of(text.language).add(text.document.text, text.language, questions)

    def join(self, other: Evidence) -> None:
        """Add all that other texts say."""
        for language, found in other.items():
            self.of(language).join(found)

    def with_others(self, others: Evidence) -> Evidence:
        """What these and other texts say together."""
        both = Evidence()
        both.join(self)
        both.join(others)
        return both

    def usages(self) -> dict[str, WordUsage]:
        """What the texts say, by language."""
        return {language: found.usage() for language, found in self.items()}


def find_sightings(text: RecordText, names: NameFinder) -> list[PossibleMention]:
    """All that reads as a name in a text."""
    return names.sightings(text_with_separate_blocks(text.document), text.language)


def decide_mentions(
    text: RecordText, sightings: Sequence[PossibleMention], usages: Mapping[str, WordUsage]
) -> tuple[Mention, ...]:
    """Which of the sightings in a text are mentions, by what all texts of its language say."""
    return tuple(select_mentions(sightings, usages[base_language(text.language)], text.language))


def _take(counter: Counter[Any], keys: Iterable[Any]) -> None:
    for key in keys:
        counter[key] -= 1
        if counter[key] <= 0:
            del counter[key]
