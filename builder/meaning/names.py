"""Finding the names of entries in a text.

The longest name wins, whole words only; a name that two entries share is linked to neither; and a name is not cut out
of a longer one (see `builder.meaning.longer_names`).
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from builder.meaning import language_words, whole_names
from builder.meaning.folding import Folded, fold
from builder.meaning.longer_names import continues_after, continues_before
from builder.meaning.middle_dots import DOT, part_after, part_before, with_even_dots
from builder.meaning.name_forms import FormFinder, NameForm, first_word
from builder.meaning.name_neighbours import Neighbour, opens_sentence, word_after, word_before
from builder.meaning.word_usage import WordUsage
from builder.values.records import Entry

_HYPHENS = tuple("-‐‑")


class Mention(NamedTuple):
    """A name in a text: its place, and its entry."""

    start: int
    end: int
    entry: str


class PossibleMention(NamedTuple):
    """Words of a text that read as a name, and the words next to them, which can make it a longer one.

    ``form`` has no entry if the name is shared. ``genitive`` means that an -s follows. ``opens`` means that a sentence
    begins with the name, which can be a given name, in a language that writes all nouns with capitals.
    """

    start: int
    end: int
    form: NameForm
    before: Neighbour | None = None
    after: Neighbour | None = None
    genitive: bool = False
    opens: bool = False


@dataclass
class NameFinder:
    """All names and aliases of a briefing, by their first word."""

    by_first_word: dict[str, list[NameForm]] = field(default_factory=dict)

    @cached_property
    def _finder(self) -> FormFinder:
        return FormFinder(self.by_first_word)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> NameFinder:
        owners: dict[str, tuple[str, frozenset[str]]] = {}
        for entry in entries:
            initials = _initials(entry)
            for name in (entry.name, *entry.aliases):
                for form in _forms(with_even_dots(fold(name).text).strip()):
                    # A name that two entries share stays in the table, so that it hides the shorter ones in it.
                    mine = owners.get(form, (entry.id,))[0] == entry.id
                    owners[form] = (entry.id, initials) if mine else ("", frozenset())
        names = cls()
        for text, (owner, initials) in owners.items():
            first = first_word(text)
            if first:
                names.by_first_word.setdefault(first[0], []).append(NameForm(text, first[1], owner, initials))
        for forms in names.by_first_word.values():
            forms.sort(key=lambda form: (-len(form.text), form.text))
        return names

    def find(self, text: str, language: str = "en") -> Iterator[Mention]:
        """Return the mentions of entries in a single text, in order, without overlaps."""
        sightings = self.sightings(text, language)
        usage = WordUsage.of([text], neighbouring_words(sightings), language, lowercase_words_before(sightings))
        return select_mentions(sightings, usage, language)

    def sightings(self, text: str, language: str = "en") -> list[PossibleMention]:
        """Return everything in a text that looks like a name, in order and without overlaps."""
        folded = fold(text)
        even = with_even_dots(folded.text)
        found: list[PossibleMention] = []
        done = 0
        for start, form in self._candidates(even, language):
            if start < done:
                continue
            done = start + len(form.text)
            sighting = _sighting(text, even, folded, start, form, language)
            if found and text[found[-1].end : sighting.start] == "–":
                found[-1] = found[-1]._replace(after=Neighbour(form.text, "–", False, is_known_name=True))
            elif found and found[-1].after and found[-1].end + 1 == sighting.start:
                found[-1] = found[-1]._replace(after=found[-1].after._replace(is_known_name=True))
                if sighting.before:
                    sighting = sighting._replace(before=sighting.before._replace(is_known_name=True))
            found.append(sighting)
        return found

    def _candidates(self, text: str, language: str) -> Iterator[tuple[int, NameForm]]:
        """Where a name begins, the longest first."""
        done = -1
        for start, _, form in self._finder.find(text):
            begin = start - form.lead
            if start > done and whole_names.is_whole_name(text, begin, form.text, language, person=bool(form.initials)):
                yield begin, form
                done = start


def neighbouring_words(sightings: Iterable[PossibleMention]) -> frozenset[str]:
    """Return the words for which `WordUsage` is needed to distinguish mentions from longer names."""
    return frozenset(
        word
        for sighting in sightings
        for neighbour in (sighting.before, sighting.after)
        if neighbour and not neighbour.is_known_name and not neighbour.is_lowercase
        for word in (neighbour.word, *neighbour.further_words)
    )


def lowercase_words_before(sightings: Iterable[PossibleMention]) -> frozenset[tuple[str, str]]:
    """The words written small right before names, each with the name."""
    return frozenset(
        (sighting.before.word, sighting.form.text)
        for sighting in sightings
        if sighting.before and sighting.before.is_lowercase
    )


def select_mentions(sightings: Iterable[PossibleMention], usage: WordUsage, language: str) -> Iterator[Mention]:
    """Select the sightings in one text that are mentions of an entry."""
    sightings = tuple(sightings)
    plain: dict[str, bool] = defaultdict(bool)
    for sighting in sightings:
        plain[sighting.form.text] |= not sighting.genitive
    longer = [
        _continues(sighting, usage, language, paired=at > 0 and _are_hyphenated(sightings[at - 1], sighting))
        for at, sighting in enumerate(sightings)
    ]
    for places in (range(1, len(sightings)), range(len(sightings) - 1, 0, -1)):
        for at in places:  # in “Marrow-Fenton Bridge” neither of the two is meant, nor in “Old-Marrow-Fenton”
            if _are_hyphenated(sightings[at - 1], sightings[at]) and (longer[at - 1] or longer[at]):
                longer[at - 1] = longer[at] = True
    for sighting, is_longer in zip(sightings, longer, strict=True):
        form = sighting.form
        if form.entry and not is_longer and (plain[form.text] or not sighting.genitive):
            yield Mention(sighting.start, sighting.end, form.entry)


def _continues(sighting: PossibleMention, usage: WordUsage, language: str, paired: bool) -> bool:
    """Whether a longer name continues before or after the words; ``paired``: a hyphen joins them to a name."""
    name, initials = sighting.form.text, sighting.form.initials
    left, right = sighting.before, sighting.after
    # The axis of two places may begin a sentence: “Axis Marrow-Fenton”.
    axis = right is not None and right.is_known_name and right.joint in ("-", "–") and _opens_before(left, language)
    if left and not axis and continues_before(left, name, initials, usage, language):
        return True
    led = paired or (left is not None and _is_led(left, language))
    return right is not None and continues_after(right, name, usage, language, led=led, opens=sighting.opens)


def _is_led(neighbour: Neighbour, language: str) -> bool:
    """Whether the word before a name is an article, or an adjective behind one: des deutschen Quill-Fernsehens."""
    return language_words.is_determiner(neighbour.word, language) or (neighbour.is_lowercase and neighbour.is_led_into)


def _opens_before(neighbour: Neighbour | None, language: str) -> bool:
    """Whether the word before a name opens the sentence, and makes no longer name of any."""
    if neighbour is None or not neighbour.opens_sentence or neighbour.joint != " ":
        return False
    return not language_words.is_qualifier(neighbour.word, language)


def _are_hyphenated(first: PossibleMention, second: PossibleMention) -> bool:
    return first.end + 1 == second.start and first.after is not None and first.after.joint == "-"


def _sighting(text: str, even: str, folded: Folded, start: int, form: NameForm, language: str) -> PossibleMention:
    end = start + len(form.text)
    begins = folded.original_offset(start)
    ends = _last_letter(text, begins, folded.original_offset(end))
    left = right = None
    ahead, behind = _joint(folded.text, text, start - 1, begins - 1), _joint(folded.text, text, end, ends)
    genitive = whole_names.has_genitive_after(folded.text, end)
    if form.text[:1].isupper():
        if ahead and " " not in form.text:  # a title can be before a full name
            left = word_before(text, begins, ahead, language)
        if behind in (" ", "-"):
            right = word_after(folded.text, end, behind, language)
    part = part_before(even, start, language)
    if part:
        left = Neighbour(part, DOT, False)
    part = part_after(even, end, language)
    if part:
        right = Neighbour(part, DOT, False)
    opens = left is None and right is not None and _may_be_given(form, language) and opens_sentence(text, begins)
    return PossibleMention(begins, ends, form, left, right, genitive, opens)


def _may_be_given(form: NameForm, language: str) -> bool:
    """Whether it is one name of a person, which no genitive ends, in a language that writes all nouns with capitals."""
    one = bool(form.initials) and " " not in form.text and not form.text.endswith(("s", "x", "z", "ß"))
    return one and language_words.has_capital_nouns(language)


def _last_letter(text: str, start: int, end: int) -> int:
    """The end of a name without what folding drops after it: the space of French punctuation, marks without a width."""
    while end > start + 1 and (text[end - 1].isspace() or unicodedata.category(text[end - 1]) == "Cf"):
        end -= 1
    return end


def _joint(folded: str, text: str, at: int, there: int) -> str:
    """Return what joins a name to the word next to it: a space, an apostrophe or a hyphen; empty for any other mark."""
    mark = folded[at : at + 1]
    return mark if at >= 0 and (mark in (" ", "'") or (mark == "-" and _is_hyphen(text, there))) else ""


def _is_hyphen(text: str, at: int) -> bool:
    """Whether there is a single hyphen."""
    return text[at : at + 1] in _HYPHENS and text[at - 1 : at] not in _HYPHENS and text[at + 1 : at + 2] not in _HYPHENS


def _initials(entry: Entry) -> frozenset[str]:
    """First letters of a person's names: “V. Putin” is Vladimir Putin, “I. Putin” is someone else."""
    if entry.type != "person":
        return frozenset()
    return frozenset(word[0] for name in (entry.name, *entry.aliases) for word in fold(name).text.split() if word)


def _forms(name: str) -> tuple[str, ...]:
    """Return the pattern of a name in a text: a name with a small first letter can begin a sentence."""
    return (name, name[0].upper() + name[1:]) if name[:1].islower() else (name,) if name else ()
