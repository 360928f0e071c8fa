"""A language of nonsense words that occur as often as those of a real one, and the entries that its texts name.

The words are invented. Only function words and endings are English, because an index knows those.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, cycle, islice
from math import isqrt

FUNCTION_WORDS = (
    "the of and to in a is that for it was on with as by at from his they be this had not are but have an which were "
    "would there their has been one will more about when said its into than out up could some after over two most"
).split()
ONSETS = "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sc sh sl st sw t th tr v w".split()
VOWELS = "a a a e e e i i o o u ai ea ee oa ou".split()
CODAS = ["", "", "", *"b ck d g l ll m n n nd nt p r r rn s st t".split()]
ENDINGS = ["", "", "", *"s ed ing ly er".split()]
FREQUENT_WORDS, RARE_WORDS = 400, 24_000
"""How many words are short and frequent, and how many are longer and rare."""

ENTRY_TYPES = (
    "person place organisation person person organisation place person term person "
    "place person organisation person document person place person organisation term"
).split()
"""The types of the first entries, and again of those after them."""
NAME_FORMS = {
    "person": "{first} {word}",
    "organisation": "{word} {body}",
    "place": "{word}",
    "document": "{word} Agreement",
    "term": "{small} {other}",
}
BODIES = ("Council", "Ministry", "Company", "Union", "Office", "Institute")


@dataclass(frozen=True)
class NonsenseEntry:
    """An entry: its id, type, name, other names, and what is said about it."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    summary: str


def zipf(count: int, flat: float) -> list[float]:
    """Return cumulative weights that fall with the rank (Zipf and Mandelbrot); ``flat`` lowers those of the first."""
    return list(accumulate(1 / (rank + flat) for rank in range(1, count + 1)))


def entries_of(articles: int) -> int:
    """Return how many entries a briefing of this many articles names: its vocabulary grows with the root (Heaps)."""
    return max(40, 20 * isqrt(articles))


class Nonsense:
    """The words and entries for a number of articles. The same number and seed give the same ones."""

    def __init__(self, articles: int, seed: int) -> None:
        self.chance = random.Random(f"words {seed}")
        fresh = self._fresh_words()
        frequent = [next(fresh) for _ in range(FREQUENT_WORDS)]
        rare = [word + self.chance.choice(ENDINGS) for word in islice(fresh, RARE_WORDS)]
        self.words = list(dict.fromkeys([*FUNCTION_WORDS, *frequent, *rare]))
        self.weights = zipf(len(self.words), 2.7)
        self.entries = self._entries(entries_of(articles), set(self.words))
        self.entry_weights = zipf(len(self.entries), 2)

    def _fresh_words(self) -> Iterator[str]:
        """Words that were not given before, short ones first."""
        seen = set(FUNCTION_WORDS)
        while True:
            syllables = 1 + (len(seen) > 150) + (len(seen) > 9000 and self.chance.random() < 0.5)
            word = "".join(
                self.chance.choice(ONSETS) + self.chance.choice(VOWELS) + self.chance.choice(CODAS)
                for _ in range(syllables)
            )
            if len(word) > 3 and word not in seen:
                seen.add(word)
                yield word

    def _entries(self, count: int, taken: set[str]) -> list[NonsenseEntry]:
        """No word of a name is a word of the texts or of another name, except first names and those of bodies."""
        fresh = (word for word in self._fresh_words() if word not in taken and len(word) > 5)
        firsts = [next(fresh).capitalize() for _ in range(150)]
        entries = []
        for number, kind in zip(range(count), cycle(ENTRY_TYPES), strict=False):
            small, other = next(fresh), next(fresh)
            word = small.capitalize()
            name = NAME_FORMS[kind].format(
                first=self.chance.choice(firsts), word=word, body=self.chance.choice(BODIES), small=small, other=other
            )
            aliases = (word,) if kind == "person" and self.chance.random() < 0.7 else ()
            summary = f"{' '.join(self.some_words(self.chance, 9)).capitalize()}."
            entries.append(NonsenseEntry(f"{kind}-{number}", kind, name, aliases, summary))
        return entries

    @cached_property
    def places(self) -> list[NonsenseEntry]:
        return [entry for entry in self.entries if entry.type == "place"]

    def some_words(self, chance: random.Random, count: int) -> list[str]:
        """Words, each as often as its rank in the language says."""
        return chance.choices(self.words, cum_weights=self.weights, k=count)

    def some_entries(self, chance: random.Random, count: int) -> list[NonsenseEntry]:
        """Different entries, the first of the language more often than the last."""
        found: dict[str, NonsenseEntry] = {}
        while len(found) < count:
            (entry,) = chance.choices(self.entries, cum_weights=self.entry_weights)
            found[entry.id] = entry
        return list(found.values())
