"""Finding the names of entries in a text.

The longest name wins, whole words only; a name that two entries share is nobody's; and a one-word name is not cut
out of a longer capitalised one: there is no Kim in “Kim Il Sung Square” and no Moscow in “The Moscow Times”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from builder.meaning.folding import UNSPACED, Folded, fold, inside_word
from builder.values.records import Entry

_WORD = re.compile(rf"{UNSPACED}|(?:(?!{UNSPACED})\w)+")
_WORD_BEFORE = re.compile(r"[\w.'-]*\w\Z")
_HYPHENS = tuple("-‐‑")
_SENTENCE_START = re.compile(r"(?:[.!?:;…\0]|\A)['(\[ ]*\Z")

OPENERS = frozenset(
    "a about after again against all also although among an and another any as at because before behind both but "
    "by despite during earlier even every finally first for from had has have he her here his how if in into is "
    "it its last later like many may meanwhile most near neither never next no nor not now of on once one only or "
    "our over since so some soon still such than that the their then there these they this those though through "
    "to today tomorrow under unlike until was we what when where whether which while who why will with within "
    "without yesterday yet you".split())
"""English words that open a sentence with a capital and are no part of a name that follows."""


class Mention(NamedTuple):
    """A name in a text: where it stands, and whose it is."""

    start: int
    end: int
    entry: str


@dataclass
class Names:
    """All names and aliases of a briefing, by their first word."""

    by_first_word: dict[str, list[tuple[str, int, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Names:
        owners: dict[str, str] = {}
        for entry in entries:
            for name in (entry.name, *entry.aliases):
                for form in _forms(fold(name).text.strip()):
                    # A name that two entries share stays in the table, so that it hides the shorter ones in it.
                    owners[form] = entry.id if owners.get(form, entry.id) == entry.id else ""
        names = cls()
        for form, owner in owners.items():
            first = _WORD.search(form)
            if first:
                names.by_first_word.setdefault(first[0], []).append((form, first.start(), owner))
        for candidates in names.by_first_word.values():
            candidates.sort(key=lambda candidate: (-len(candidate[0]), candidate[0]))
        return names

    def find(self, text: str) -> Iterator[Mention]:
        """The mentions of entries in a text, in order; none overlaps another."""
        folded = fold(text)
        done = 0
        for word in _WORD.finditer(folded.text):
            candidates = self.by_first_word.get(word[0])
            if not candidates or word.start() < done:
                continue
            for form, lead, owner in candidates:
                start = word.start() - lead
                end = start + len(form)
                if start < done or not folded.text.startswith(form, start) or not _is_whole(folded.text, start, end):
                    continue
                done = end
                if owner and not _in_longer_name(text, folded, form, start, end):
                    yield Mention(folded.original(start), folded.original(end), owner)
                break


def _forms(name: str) -> tuple[str, ...]:
    """A name as it may stand in a text: one that begins small may begin a sentence."""
    return (name, name[0].upper() + name[1:]) if name[:1].islower() else (name,) if name else ()


def _is_whole(text: str, start: int, end: int) -> bool:
    if inside_word(text, start) or inside_word(text, end):
        return False
    before, after = text[start - 1:start], text[end:end + 1]
    if before == "." and text[start - 2:start - 1].isalnum():  # N.Korea
        return False
    if after.isalnum() and text[end - 1] == ".":  # U.S.S.R.
        return False
    return not (after == "." and text[end + 1:end + 2].isalnum())  # Russia.example


def _in_longer_name(original: str, folded: Folded, form: str, start: int, end: int) -> bool:
    """Whether a capitalised word joins the name on either side: by a hyphen, or a one-word name by a space."""
    text = folded.text
    alone = " " not in form and form[:1].isupper()
    hyphen_after = original[folded.original(end):folded.original(end) + 1] in _HYPHENS
    if hyphen_after or (alone and text[end:end + 1] == " "):
        after = text[end + 1:end + 2]
        if after.isupper() and not _is_lone_i(text, end + 1):
            return True
    hyphen_before = original[folded.original(start) - 1:folded.original(start)] in _HYPHENS
    return start >= 2 and (hyphen_before or (alone and text[start - 1] == " ")) and _capital_before(text, start)


def _is_lone_i(text: str, at: int) -> bool:
    return text[at:at + 2] in ("I ", "I'")


def _capital_before(text: str, start: int) -> bool:
    # The window is wide enough for any word, and keeps a long text from being read again for every name.
    window = text[max(0, start - 80):start - 1]
    match = _WORD_BEFORE.search(window)
    if not match or not match[0][:1].isupper() or match[0].endswith("'s"):
        return False
    word = match[0]
    opens = bool(_SENTENCE_START.search(window[:match.start()])) if start > 80 or match.start() else True
    return not (opens and (word.casefold() in OPENERS or f" {word.lower()} " in text))
