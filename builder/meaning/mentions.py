"""Whom each text of a briefing names, judged by all of its texts together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.meaning.linking import text_with_separate_blocks
from builder.meaning.names import (
    Mention,
    NameFinder,
    PossibleMention,
    lowercase_words_before,
    neighbouring_words,
    select_mentions,
)
from builder.meaning.word_usage import WordUsage
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


def mentions_by_text(
    texts: Sequence[RecordText], names: NameFinder, progress: Progress = ignore_progress
) -> Mapping[tuple[str, str], tuple[Mention, ...]]:
    """Return the mentions in each text, by its record and key. Word usage is collected from all texts of a language."""
    sightings: dict[tuple[str, str], list[PossibleMention]] = {}
    for number, text in enumerate(texts, 1):
        progress("linking", number, len(texts))
        sightings[text.owner, text.key] = names.sightings(text_with_separate_blocks(text.document), text.language)
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
    grouped: dict[str, list[RecordText]] = defaultdict(list)
    for text in texts:
        grouped[base_language(text.language)].append(text)
    return {
        language: WordUsage.of(
            (text.document.text for text in group),
            neighbouring_words(_all(group, sightings)),
            language,
            lowercase_words_before(_all(group, sightings)),
        )
        for language, group in grouped.items()
    }


def _all(
    texts: Iterable[RecordText], sightings: Mapping[tuple[str, str], list[PossibleMention]]
) -> Iterator[PossibleMention]:
    for text in texts:
        yield from sightings[text.owner, text.key]
