"""The places of words in records, as Pagefind's index has them: on which page, where in its text, where in its fields.

A place in a text is a number that counts words. Places are in the order of their weights, each weight below zero before
its places; each place but the first of a weight is a distance from the one before. A place in a field counts the words
of that field, after the number of the field below zero. (Pagefind 1.5: ``pagefind/src/index/mod.rs``.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import sub
from typing import Any

import cbor2

from builder.pages.search_parts import indexed_fields
from builder.pages.search_words import INVISIBLE_SEPARATOR, search_words
from builder.pages.search_writer import SearchRecord
from builder.world.index_format import CBOR_LIST, CBOR_NEGATIVE, CBOR_NUMBER, cbor_head
from builder.world.word_forms import FULL_WEIGHT, Form, WordForms

_NORMAL, _LITTLE = 24, 2
"""Pagefind's numbers for the weights of a word that is shown and of one that is not: 1.0 and 0.1."""
_NORMAL_MARK = [-_NORMAL - 1]
_FIRST_WEIGHT = 25
"""The weight that Pagefind takes a page to begin with, which no word has."""


@dataclass(slots=True)
class Places:
    """The pages of a word in CBOR, with how many there are, the first, the last, and their size.

    ``rows`` lacks the beginning of the first page: that it has three parts, and its number. The size is what the word
    counts when the index is cut into pieces.
    """

    rows: list[bytes] = field(default_factory=list)
    pages: int = 0
    first: int = 0
    last: int = 0
    size: int = 0

    def add(self, page: int, row: bytes, size: int) -> None:
        """Add the places on a page behind all others: in its text and in its fields, and what they count."""
        if self.pages:
            self.rows.append(page_head(page - self.last))
        else:
            self.first = page
        self.rows.append(row)
        self.pages += 1
        self.last = page
        self.size += size

    def decoded(self) -> list[Any]:
        """The pages as Pagefind's index has them: the distance from the page before, places in text and in fields."""
        rows = (page_head(self.first), *self.rows) if self.pages else ()
        return list(cbor2.loads(cbor_head(CBOR_LIST, self.pages) + b"".join(rows)))


@dataclass(slots=True)
class Spelling(Places):
    """The pages of a spelling with accents. Spellings of a word are in the order of ``rank``, by their first pages."""

    rank: int = 0


@dataclass
class Postings:
    """Where the words of records are. ``counts`` has the number of words of each record, 0 for one that is left out."""

    words: dict[str, Places] = field(default_factory=dict)
    spellings: dict[str, dict[str, Spelling]] = field(default_factory=dict)
    counts: list[int] = field(default_factory=list)

    def rows(self) -> list[Any]:
        """The words in order, as Pagefind's index has them."""
        nowhere = Places()
        return [
            [
                word,
                self.words.get(word, nowhere).decoded(),
                [[spelling, places.decoded()] for spelling, places in spellings_in_order(self.spellings.get(word, {}))],
            ]
            for word in sorted({*self.words, *self.spellings})
        ]


def spellings_in_order(spellings: Mapping[str, Spelling]) -> list[tuple[str, Spelling]]:
    """Spellings as Pagefind orders them: as it meets them, page by page; on a page those of the text, then others."""
    return sorted(spellings.items(), key=lambda item: (item[1].first, item[1].rank, item[0]))


def make_postings(records: Iterable[SearchRecord], forms: WordForms, fields: Sequence[str]) -> Postings:
    """The postings of records; ``fields`` are those of the whole index, in order.

    Pagefind leaves out a record whose text has no words; it has no number.
    """
    made = Postings()
    page = 0
    known: dict[tuple[int, str], FieldPlaces] = {}  # of fields that records share, such as a publisher
    for record in records:
        simple, others = _text_places(record, forms)
        if not simple and not others:
            made.counts.append(0)
            continue
        made.counts.append(len(record.text))
        _add_page(made, page, simple, others, _field_places(record, forms, fields, known))
        page += 1
    return made


FieldPlaces = dict[tuple[str, str], list[int]]
"""The places of each word in fields, by stem and spelling."""
Weighted = dict[tuple[str, str], list[tuple[int, int]]]
"""Weight and place of each word, by stem and spelling."""


def _text_places(record: SearchRecord, forms: WordForms) -> tuple[dict[str, list[int]], Weighted]:
    """The places of words of normal weight and without accents, by stem, and of all other words."""
    simple: dict[str, list[int]] = {}
    others: Weighted = {}
    for place, (key, display) in enumerate(record.text):
        known = forms[key]
        unseen = display.startswith(INVISIBLE_SEPARATOR)
        if known.__class__ is str and not unseen:
            if known in simple:
                simple[known].append(place)
            else:
                simple[known] = [place]
            continue
        weight = _LITTLE if unseen else _NORMAL
        for stem, spelling, share in _all_forms(known):
            # of a word with parts, each part has its share, but at least the least weight
            others.setdefault((stem, spelling), []).append((max(1, weight * share // FULL_WEIGHT), place))
    return simple, others


def _field_places(
    record: SearchRecord, forms: WordForms, fields: Sequence[str], known: dict[tuple[int, str], FieldPlaces]
) -> FieldPlaces:
    found: FieldPlaces = {}
    given = indexed_fields(record)
    for number, name in enumerate(fields):
        if name not in given:
            continue
        here = known.get((number, given[name]))
        if here is None:
            here = known[number, given[name]] = _places_in(given[name], number, forms)
        for word, places in here.items():
            found[word] = [*found[word], *places] if word in found else places
    return found


def _places_in(value: str, field_number: int, forms: WordForms) -> FieldPlaces:
    found: FieldPlaces = {}
    for place, piece in enumerate(search_words(value)):
        for stem, spelling, _ in _all_forms(forms[piece.key]):
            found.setdefault((stem, spelling), []).append(place)
    return {word: [-field_number - 1, *_distances(places)] for word, places in found.items()}


def _all_forms(known: str | Sequence[Form]) -> Sequence[Form]:
    return ((known, "", FULL_WEIGHT),) if isinstance(known, str) else known


def _add_page(
    made: Postings,
    page: int,
    simple: Mapping[str, list[int]],
    others: Weighted,
    fields: Mapping[tuple[str, str], list[int]],
) -> None:
    seldom = {stem for stem, _ in (*others, *fields)}
    words = made.words
    for stem, places in simple.items():
        if stem in seldom:
            word = (stem, "")
            text = (
                _by_weight([*others[word], *((_NORMAL, place) for place in places)])
                if word in others
                else [*_NORMAL_MARK, *_distances(places)]
            )
            row = _row(text, fields.get(word, ()))
        else:
            row = _one_place(places[0]) if len(places) == 1 else _row([*_NORMAL_MARK, *_distances(places)], ())
        found = words.get(stem)
        if found is None:
            found = words[stem] = Places()
        found.add(page, *row)
    for word, weighted in others.items():
        stem, spelling = word
        if spelling:
            _spelling(made, stem, spelling, 0).add(page, *_row(_by_weight(weighted), fields.get(word, ())))
        elif stem not in simple:
            _words(made, stem).add(page, *_row(_by_weight(weighted), fields.get(word, ())))
    for word, numbers in fields.items():
        stem, spelling = word
        if word in others or (not spelling and stem in simple):
            continue
        (_spelling(made, stem, spelling, 1) if spelling else _words(made, stem)).add(page, *_row((), numbers))


def _words(made: Postings, stem: str) -> Places:
    found = made.words.get(stem)
    if found is None:
        found = made.words[stem] = Places()
    return found


def _spelling(made: Postings, stem: str, spelling: str, rank: int) -> Spelling:
    return made.spellings.setdefault(stem, {}).setdefault(spelling, Spelling(rank=rank))


def _by_weight(weighted: list[tuple[int, int]]) -> list[int]:
    made: list[int] = []
    weight, last = _FIRST_WEIGHT, 0
    for each, place in sorted(weighted, key=lambda item: (0 if item[0] == _FIRST_WEIGHT else item[0], item[1])):
        if each != weight:
            made += (-each - 1, place)
            weight = each
        else:
            made.append(place - last)
        last = place
    return made


def _distances(places: list[int]) -> list[int]:
    return [places[0], *map(sub, places[1:], places)]


@lru_cache(maxsize=1 << 15)
def _one_place(place: int) -> tuple[bytes, int]:
    """The row of a word of normal weight that is on a page once."""
    return _row([*_NORMAL_MARK, place], ())


def _row(text: Sequence[int], fields: Sequence[int]) -> tuple[bytes, int]:
    """Places on a page in CBOR, and what they count."""
    return _cbor_list(text) + _cbor_list(fields), len(text) + len(fields) + 1


def _cbor_list(numbers: Sequence[int]) -> bytes:
    return cbor_head(CBOR_LIST, len(numbers)) + b"".join(map(_cbor_number, numbers))


@lru_cache(maxsize=1 << 15)
def _cbor_number(number: int) -> bytes:
    return cbor_head(CBOR_NUMBER, number) if number >= 0 else cbor_head(CBOR_NEGATIVE, -1 - number)


@lru_cache(maxsize=1 << 14)
def page_head(distance: int) -> bytes:
    """The beginning of a page of a word: that it has three parts, and how far it is from the one before."""
    return cbor_head(CBOR_LIST, 3) + _cbor_number(distance)
