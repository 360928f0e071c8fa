"""How the texts of a briefing write a word: small, or with a capital where no sentence begins.

A word that opens a sentence has a capital whatever it is. The other texts tell: “Officials” is written small within
sentences, so it is no name; “South” keeps its capital there, so it may be part of one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from builder.meaning import language_words

_AFTER_A_WORD = ".,;:!?)]}'\"”’»…"


@dataclass(frozen=True)
class WordUsage:
    """How often words are written small, and how often with a capital right after a small word.

    ``nouns`` are those that an article is before, ``pairs_before_names`` the pairs of a small word and a name after it.
    """

    lowercase_counts: Mapping[str, int] = field(default_factory=dict)
    capital_counts: Mapping[str, int] = field(default_factory=dict)
    nouns: frozenset[str] = frozenset()
    pairs_before_names: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(
        cls,
        texts: Iterable[str],
        asked: frozenset[str],
        language: str = "en",
        beside: frozenset[tuple[str, str]] = frozenset(),
    ) -> WordUsage:
        """Count the words in the texts, which are of one language; takes time in proportion to their length."""
        small: Counter[str] = Counter()
        capital: Counter[str] = Counter()
        if not asked:
            return cls(pairs_before_names=beside)
        articles = language_words.determiners(language)
        nouns: set[str] = set()
        wanted = asked | {word.lower() for word in asked}
        for text in texts:
            tokens = text.split()
            words = [token.rstrip(_AFTER_A_WORD) for token in tokens]
            small.update(word for word in words if word in wanted and word[0].islower())
            capital.update(
                word
                for before, word in zip(tokens, words[1:], strict=False)
                if word in wanted and word[0].isupper() and before[0].islower() and before[-1].isalnum()
            )
            if articles:
                nouns.update(
                    word
                    for before, word in zip(tokens, words[1:], strict=False)
                    if word in asked and before.casefold() in articles
                )
        return cls(small, capital, frozenset(nouns), beside)

    def is_noun(self, word: str) -> bool:
        """Whether an article is before the word somewhere."""
        return word in self.nouns

    def is_before_name(self, word: str, name: str) -> bool:
        """Whether the word is written small right before the name somewhere."""
        return (word.casefold(), name) in self.pairs_before_names

    def is_name_like(self, word: str) -> bool:
        """Whether the word keeps its capital within sentences, more than a heading now and then would."""
        return 4 * self.capital_counts.get(word, 0) > self.lowercase_counts.get(word.lower(), 0)

    def is_lowercase(self, word: str) -> bool:
        """Whether the word is written small somewhere."""
        return word.lower() in self.lowercase_counts

    def is_capital_within_sentences(self, word: str) -> bool:
        """Whether the word has its capital right after a word in lower case."""
        return word in self.capital_counts
