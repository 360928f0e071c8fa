"""Finding the names of entries in a text.

The longest name wins, whole words only; a name that two entries share is linked to neither; and a name is not cut out
of a longer one (see `builder.meaning.name_neighbours`).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from builder.meaning import whole_names
from builder.meaning.folding import UNSPACED, Folded, fold
from builder.meaning.name_neighbours import Neighbour, after, before, continues_after, continues_before
from builder.meaning.usage import Usage
from builder.values.records import Entry

_WORD = re.compile(rf"{UNSPACED}|(?:(?!{UNSPACED})\w)+")
_HYPHENS = tuple("-‐‑")


class Mention(NamedTuple):
    """A name in a text: where it stands, and whose it is."""

    start: int
    end: int
    entry: str


class Sighting(NamedTuple):
    """Words of a text that read as a name, and the capitalised words beside them, which may make it a longer one.

    ``form`` is empty where the name is shared, so nobody's. ``genitive`` says that an -s follows.
    """

    start: int
    end: int
    form: _Form
    before: Neighbour | None = None
    after: Neighbour | None = None
    genitive: bool = False


class _Form(NamedTuple):
    """A way to write a name: in folded letters, what stands before its first word, whose it is."""

    text: str
    lead: int
    entry: str
    initials: frozenset[str] = frozenset()


@dataclass
class Names:
    """All names and aliases of a briefing, by their first word."""

    by_first_word: dict[str, list[_Form]] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Names:
        owners: dict[str, tuple[str, frozenset[str]]] = {}
        for entry in entries:
            initials = _initials(entry)
            for name in (entry.name, *entry.aliases):
                for form in _forms(fold(name).text.strip()):
                    # A name that two entries share stays in the table, so that it hides the shorter ones in it.
                    mine = owners.get(form, (entry.id,))[0] == entry.id
                    owners[form] = (entry.id, initials) if mine else ("", frozenset())
        names = cls()
        for text, (owner, initials) in owners.items():
            first = _WORD.search(text)
            if first:
                names.by_first_word.setdefault(first[0], []).append(_Form(text, first.start(), owner, initials))
        for forms in names.by_first_word.values():
            forms.sort(key=lambda form: (-len(form.text), form.text))
        return names

    def find(self, text: str, language: str = "en") -> Iterator[Mention]:
        """The mentions of entries in a text that stands by itself, in order; none overlaps another."""
        sightings = self.sightings(text, language)
        return mentions(sightings, Usage.of([text], neighbours(sightings)), language)

    def sightings(self, text: str, language: str = "en") -> list[Sighting]:
        """All that reads as a name in a text, in order; none overlaps another."""
        folded = fold(text)
        found: list[Sighting] = []
        done = 0
        for start, form in self._candidates(folded.text, language):
            if start < done:
                continue
            done = start + len(form.text)
            sighting = _sighting(text, folded, start, form)
            if found and found[-1].after and found[-1].end + 1 == sighting.start:
                found[-1] = found[-1]._replace(after=found[-1].after._replace(known=True))
                if sighting.before:
                    sighting = sighting._replace(before=sighting.before._replace(known=True))
            found.append(sighting)
        return found

    def _candidates(self, text: str, language: str) -> Iterator[tuple[int, _Form]]:
        """Where a name begins, the longest first."""
        for word in _WORD.finditer(text):
            token = word[0]
            if token in self.by_first_word:
                starts = [(word.start(), token)]
            elif token[-1] == "s" or token[0] >= whole_names.FIRST_PREFIX:
                starts = self._within(word)
            else:
                continue  # said first and briefly, since most words are no names
            for start, first in starts:
                for form in self.by_first_word[first]:
                    begin = start - form.lead
                    if text.startswith(form.text, begin) and whole_names.is_whole(text, begin, form.text, language):
                        yield begin, form
                        break

    def _within(self, word: re.Match[str]) -> list[tuple[int, str]]:
        """Where in a word a name may begin, behind prefixes or before an -s, with the first word of that name."""
        token = word[0]
        found = [(word.start(), token[:-1])] if token[-1] == "s" and token[:-1] in self.by_first_word else []
        found += [(word.start() + length, token[length:]) for length in whole_names.prefixes(token)
                  if token[length:] in self.by_first_word]
        return found


def neighbours(sightings: Iterable[Sighting]) -> frozenset[str]:
    """The words of which `Usage` must be known to tell mentions from longer names."""
    return frozenset(word for sighting in sightings for neighbour in (sighting.before, sighting.after)
                     if neighbour and not neighbour.known for word in (neighbour.word, *neighbour.more))


def mentions(sightings: Iterable[Sighting], usage: Usage, language: str) -> Iterator[Mention]:
    """Those sightings in one text that are mentions of an entry."""
    sightings = tuple(sightings)
    plain: dict[str, bool] = defaultdict(bool)
    for sighting in sightings:
        plain[sighting.form.text] |= not sighting.genitive
    for sighting in sightings:
        form = sighting.form
        if not form.entry or (sighting.genitive and not plain[form.text]):
            continue
        if sighting.before and continues_before(sighting.before, form.text, form.initials, usage, language):
            continue
        if sighting.after and continues_after(sighting.after, form.text, usage, language):
            continue
        yield Mention(sighting.start, sighting.end, form.entry)


def _sighting(text: str, folded: Folded, start: int, form: _Form) -> Sighting:
    end = start + len(form.text)
    begins = folded.original(start)
    ends = _last_letter(text, begins, folded.original(end))
    left = right = None
    ahead, behind = _joint(folded.text, text, start - 1, begins - 1), _joint(folded.text, text, end, ends)
    genitive = whole_names.genitive_follows(folded.text, end)
    if form.text[:1].isupper():
        if ahead and " " not in form.text:  # a title may stand before a full name
            left = before(text, begins, ahead)
        if behind in (" ", "-"):
            right = after(folded.text, end, behind)
    return Sighting(begins, ends, form, left, right, genitive)


def _last_letter(text: str, start: int, end: int) -> int:
    """The end of a name without what folding drops after it: the space of French punctuation, marks without a width."""
    while end > start + 1 and (text[end - 1].isspace() or unicodedata.category(text[end - 1]) == "Cf"):
        end -= 1
    return end


def _joint(folded: str, text: str, at: int, there: int) -> str:
    """What joins a name to the word beside it: a space, an apostrophe or a hyphen; none if there is another mark."""
    mark = folded[at:at + 1]
    return mark if at >= 0 and (mark in (" ", "'") or (mark == "-" and _is_hyphen(text, there))) else ""


def _is_hyphen(text: str, at: int) -> bool:
    """Whether one hyphen stands there, by itself."""
    return text[at:at + 1] in _HYPHENS and text[at - 1:at] not in _HYPHENS and text[at + 1:at + 2] not in _HYPHENS


def _initials(entry: Entry) -> frozenset[str]:
    """First letters of a person's names: “V. Putin” is Vladimir Putin, “I. Putin” is somebody else."""
    if entry.type != "person":
        return frozenset()
    return frozenset(word[0] for name in (entry.name, *entry.aliases) for word in fold(name).text.split() if word)


def _forms(name: str) -> tuple[str, ...]:
    """A name as it may stand in a text: one that begins small may begin a sentence."""
    return (name, name[0].upper() + name[1:]) if name[:1].islower() else (name,) if name else ()
