"""Under which forms Pagefind indexes a word: its stem, the stems of its parts, and its spelling with accents.

Pagefind takes the words of a text one by one, so each different word has to be looked up only once. All of them are
given to it as one text of great weight, and the index of that text says what became of each. With them goes a probe: a
few records whose places in the index are then known in both ways (`builder.world.postings`), so that a Pagefind that
indexes in another way is noticed in every build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from builder.pages.search_parts import indexed_fields
from builder.pages.search_words import search_words
from builder.pages.search_writer import SearchRecord
from builder.values.languages import base_language
from builder.world.index_format import EngineFiles, expect, read_entry, read_meta, read_words
from builder.world.pagefind import PagefindRun, index_messages, with_weight

FULL_WEIGHT = 240
"""Pagefind's number for the greatest weight, 10.0. A part of a word has its share: 120 if there are two parts."""

Form = tuple[str, str, int]
"""A stem; the word with its accents, if it has some; the weight out of `FULL_WEIGHT`."""
WordForms = Mapping[str, str | Sequence[Form]]
"""The forms of each word. Most have one, of full weight and without accents: the stem alone stands for it."""

PROBE = (
    SearchRecord(
        "probe/1.html",
        "Naïve co-operation in Zürich",
        "It ran; it's running, Côte d'Ivoire's F-16 (naïve or naive?) costs 12,500.75 in reMarkable ÉTATS-UNIS. Łódź "
        "安全 👍",
        meta={"name": "Zoë co-op", "aliases": "L'État, Zoe"},
    ),
    SearchRecord("probe/2.html", "…", "… — …", meta={"name": "left out"}),
    SearchRecord(
        "probe/3.html", "", meta={"zone": "Running"}, blocks=[("A run-down état.", "Zürich runs"), ("End", "")]
    ),
)
"""Records in which words are indexed in each way that is known. The second has no words and is left out."""
_WORDS_PAGE = "words"


@dataclass(frozen=True)
class KnownForms:
    """What Pagefind answered: the forms of the words, its index of the probe with its fields, and its own files."""

    forms: WordForms
    probe: Sequence[Any]
    fields: Sequence[str]
    engine: EngineFiles


class FormsRequest:
    """Asks Pagefind for the forms of words, and leaves it to its work.

    Raises:
        SearchIndexError: when Pagefind cannot be run.
        UnknownIndexFormat: when a word would be taken for one of Pagefind's own marks.
    """

    def __init__(self, words: Iterable[str], language: str) -> None:
        probed = {piece.key for record in PROBE for piece in record.text}
        probed |= {
            piece.key for record in PROBE for value in indexed_fields(record).values() for piece in search_words(value)
        }
        self._words = sorted({*words, *probed})
        self._language = base_language(language)
        expect(not any(map(_is_mark, self._words)), "a text has a word that Pagefind takes for a mark of its own")
        page = {
            "type": "AddRecord",
            "index_id": 0,
            "url": _WORDS_PAGE,
            "content": " ".join(with_weight("10", self._words)),
            "language": self._language,
        }
        self._run = PagefindRun([*index_messages(PROBE, language), page], language)

    def result(self) -> KnownForms:
        """Wait for Pagefind and read its answer.

        Raises:
            SearchIndexError: when Pagefind refuses or stops.
            UnknownIndexFormat: when its index is not of the form that is known.
        """
        files = self._run.files()
        entry = read_entry(files)
        expect(list(entry["languages"]) == [self._language], "it has other languages than it was given")
        name = entry["languages"][self._language]["hash"]
        version, pages, chunks, _, _, fields = read_meta(files, name)
        expect(len(pages) == len(PROBE), "it has other pages than it was given")
        expect(pages[-1][1] == len(self._words), "it has other words than it was given")
        index = [word for _, _, piece in chunks for word in read_words(files, piece)]
        try:
            forms = _forms(self._words, index, len(pages) - 1)
            probe = _without_page(index, len(pages) - 1)
        except (ValueError, TypeError, IndexError) as error:
            expect(False, f"its words cannot be read: {error!r}")
            raise
        own = {path: data for path, data in files.items() if ".pf_" not in path}
        return KnownForms(forms, probe, fields, EngineFiles(own, entry, version, name))


def _is_mark(word: str) -> bool:
    return word.startswith("___") or "___PAGEFIND_" in word or "\u200b" in word


def _forms(words: Sequence[str], index: Iterable[Any], page: int) -> dict[str, str | Sequence[Form]]:
    found: list[list[Form]] = [[] for _ in words]
    for stem, pages, variants in index:
        for spelling, where in (("", pages), *variants):
            for weight, place in _places_on(page, where):
                found[place].append((stem, spelling, weight))
    return {word: _simplest(forms) for word, forms in zip(words, found, strict=True)}


def _simplest(forms: Sequence[Form]) -> str | Sequence[Form]:
    return forms[0][0] if len(forms) == 1 and forms[0][1:] == ("", FULL_WEIGHT) else tuple(forms)


def _places_on(page: int, pages: Iterable[Any]) -> Iterator[tuple[int, int]]:
    """Weight and number of the words of a page: a number below zero is a weight, others are distances."""
    number = 0
    for distance, places, _ in pages:
        number += distance
        weight = place = 0
        for value in places if number == page else ():
            if value < 0:
                weight, place = -value - 1, 0
            else:
                place += value
                yield weight, place


def _without_page(index: Iterable[Any], last: int) -> list[Any]:
    """The index without its last page, and without the words of that page alone."""
    kept = []
    for stem, pages, variants in index:
        others = [[spelling, _before(last, where)] for spelling, where in variants]
        word = [stem, _before(last, pages), [other for other in others if other[1]]]
        if word[1] or word[2]:
            kept.append(word)
    return kept


def _before(last: int, pages: Sequence[Any]) -> list[Any]:
    return list(pages[:-1] if sum(distance for distance, _, _ in pages) == last else pages)
