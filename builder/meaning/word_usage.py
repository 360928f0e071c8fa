"""How the texts of a briefing write a word: small, or with a capital where no sentence begins.

A word that opens a sentence has a capital whatever it is. The other texts tell: “Officials” is written small within
sentences, so it is no name; “South” keeps its capital there, so it may be part of one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from builder.meaning import language_words

MARKS_AFTER_WORDS = ".,;:!?)]}'\"”’»…"


class WordCounts(NamedTuple):
    """How often texts write each word small, with a capital right after a small word, and right after an article."""

    lowercase: Counter[str]
    capital: Counter[str]
    after_article: Counter[str]

    @classmethod
    def none(cls) -> WordCounts:
        """The counts of no text."""
        return cls(Counter(), Counter(), Counter())

    def add(self, text: str, language: str) -> None:
        """Count the words of one text; takes time in proportion to its length."""
        for counter, words in zip(self, _counted_words(text, language), strict=True):
            counter.update(words)

    def remove(self, text: str, language: str) -> None:
        """Take back what a text added."""
        for counter, words in zip(self, _counted_words(text, language), strict=True):
            counter.subtract(words)
            for word in words:
                if not counter[word]:
                    del counter[word]


def _counted_words(text: str, language: str) -> tuple[list[str], list[str], list[str]]:
    """The words of a text as `WordCounts` counts them, in its three ways."""
    tokens = text.split()
    # No word is asked about that has no capital.
    places = [at for at, token in enumerate(tokens) if at and token[0].istitle()]
    capitals = [(tokens[at - 1], tokens[at].rstrip(MARKS_AFTER_WORDS)) for at in places]
    articles = language_words.determiners(language)
    return (
        [token.rstrip(MARKS_AFTER_WORDS) for token in tokens if token[0].islower()],
        [word for before, word in capitals if word[0].isupper() and before[0].islower() and before[-1].isalnum()],
        [word for before, word in capitals if before.casefold() in articles],
    )


@dataclass(frozen=True)
class WordUsage:
    """What all texts of a language say of the words next to names.

    ``asked`` are those words: nothing is known of others. ``pairs_before_names`` are the pairs of a small word and a
    name after it.
    """

    counts: WordCounts = field(default_factory=WordCounts.none)
    asked: Collection[str] = frozenset()
    pairs_before_names: Collection[tuple[str, str]] = frozenset()
    asked_lowercase: Collection[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "asked_lowercase", {word.lower() for word in self.asked})

    @classmethod
    def of(
        cls,
        texts: Iterable[str],
        asked: Collection[str],
        language: str = "en",
        pairs_before_names: Collection[tuple[str, str]] = frozenset(),
    ) -> WordUsage:
        """Count the words in the texts, which are of one language, if anything is asked of any."""
        counts = WordCounts.none()
        for text in texts if asked else ():
            counts.add(text, language)
        return cls(counts, asked, pairs_before_names)

    def is_noun(self, word: str) -> bool:
        """Whether an article is before the word somewhere."""
        return word in self.asked and self.counts.after_article.get(word, 0) > 0

    def is_before_name(self, word: str, name: str) -> bool:
        """Whether the word is written small right before the name somewhere."""
        return (word.casefold(), name) in self.pairs_before_names

    def is_name_like(self, word: str) -> bool:
        """Whether the word has its capital within sentences too, more often than headings can explain."""
        return 4 * self._count(self.counts.capital, word) > self._count(self.counts.lowercase, word.lower())

    def is_lowercase(self, word: str) -> bool:
        """Whether the word is written small somewhere."""
        return self._count(self.counts.lowercase, word.lower()) > 0

    def is_capital_within_sentences(self, word: str) -> bool:
        """Whether the word has its capital right after a word in lower case."""
        return self._count(self.counts.capital, word) > 0

    def _count(self, counts: Mapping[str, int], word: str) -> int:
        return counts.get(word, 0) if word in self.asked or word in self.asked_lowercase else 0
