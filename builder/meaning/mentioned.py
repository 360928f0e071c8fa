"""Whom each text of a briefing names, judged by all of its texts together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.meaning.linking import apart
from builder.meaning.names import Mention, Names, Sighting, mentions, neighbours, small_words
from builder.meaning.usage import Usage
from builder.values.document import Document
from builder.values.languages import base
from builder.values.progress import Progress, in_silence


@dataclass(frozen=True, slots=True)
class Text:
    """A text that readers may see: the record it belongs to, the key of it there, and its language."""

    owner: str
    key: str
    document: Document
    language: str


def mentions_by_text(
    texts: Sequence[Text], names: Names, progress: Progress = in_silence
) -> Mapping[tuple[str, str], tuple[Mention, ...]]:
    """The mentions in each text, by its record and key. All texts of one language tell how it writes its words."""
    sightings: dict[tuple[str, str], list[Sighting]] = {}
    for number, text in enumerate(texts, 1):
        progress("linking", number, len(texts))
        sightings[text.owner, text.key] = names.sightings(apart(text.document), text.language)
    usages = _usages(texts, sightings)
    return {
        (text.owner, text.key): tuple(
            mentions(sightings[text.owner, text.key], usages[base(text.language)], text.language)
        )
        for text in texts
    }


def _usages(texts: Iterable[Text], sightings: Mapping[tuple[str, str], list[Sighting]]) -> Mapping[str, Usage]:
    grouped: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        grouped[base(text.language)].append(text)
    return {
        language: Usage.of(
            (text.document.text for text in group),
            neighbours(_all(group, sightings)),
            language,
            small_words(_all(group, sightings)),
        )
        for language, group in grouped.items()
    }


def _all(texts: Iterable[Text], sightings: Mapping[tuple[str, str], list[Sighting]]) -> Iterator[Sighting]:
    for text in texts:
        yield from sightings[text.owner, text.key]
