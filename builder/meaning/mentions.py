"""Whom each text of a briefing names, judged by all of its texts together.

First each text is read alone: what reads as a name, and how often it writes each word. Then, with what all texts of its
language say of the words next to names, it is decided which of them are mentions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from builder.meaning.asked_words import AskedWords
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
from builder.values.progress import Progress, ignore_progress


@dataclass(frozen=True, slots=True)
class RecordText:
    """A text that readers may see: the record it belongs to, the key of it there, and its language."""

    owner: str
    key: str
    document: Document
    language: str


@dataclass
class LanguageEvidence:
    """What texts of one language say of the words next to names, added up: in how many texts each is asked about."""

    counts: WordCounts = field(default_factory=WordCounts.none)
    asked: Counter[str] = field(default_factory=Counter)
    pairs_before_names: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, text: RecordText, sightings: Sequence[PossibleMention]) -> None:
        """Add what one text says."""
        self.counts.add(text.document.text, text.language)
        self.add_questions(sightings)

    def add_questions(self, sightings: Sequence[PossibleMention]) -> None:
        """Add the words that are asked about, and the pairs of a word and a name, but count no words."""
        self.asked.update(neighbouring_words(sightings))
        self.pairs_before_names.update(lowercase_words_before(sightings))

    def usage(self) -> WordUsage:
        """What all of the texts say."""
        return WordUsage(self.counts, self.asked, self.pairs_before_names)


def find_sightings(text: RecordText, names: NameFinder) -> list[PossibleMention]:
    """All that reads as a name in a text."""
    return names.sightings(text_with_separate_blocks(text.document), text.language)


def mentions_by_text(
    texts: Sequence[RecordText], names: NameFinder, progress: Progress = ignore_progress
) -> Mapping[tuple[str, str], tuple[Mention, ...]]:
    """Return the mentions in each text, by its record and key."""
    sightings: dict[tuple[str, str], list[PossibleMention]] = {}
    for number, text in enumerate(texts, 1):
        progress("linking", number, len(texts))
        sightings[text.owner, text.key] = find_sightings(text, names)
    usages = _usages(texts, sightings)
    return {
        (text.owner, text.key): tuple(
            select_mentions(sightings[text.owner, text.key], usages[base_language(text.language)], text.language)
        )
        for text in texts
    }


def _usages(
    texts: Iterable[RecordText], sightings: Mapping[tuple[str, str], list[PossibleMention]]
) -> Mapping[str, WordUsage]:
    evidence: dict[str, LanguageEvidence] = {}
    for text in texts:
        found = evidence.setdefault(base_language(text.language), LanguageEvidence())
        found.add_questions(sightings[text.owner, text.key])
    asked = {language: AskedWords(found.asked) for language, found in evidence.items()}
    for text in texts:
        language = base_language(text.language)
        asked[language].count(evidence[language].counts, text.document.text, text.language)
    return {language: found.usage() for language, found in evidence.items()}
