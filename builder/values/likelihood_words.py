"""Likelihoods as readers see them: the word, the directive's other word for the same, and the range in per cent."""

from __future__ import annotations

from builder.values.interface_words import InterfaceWords
from builder.values.vocabulary import LIKELIHOOD_RANGES


def likelihood_range(words: InterfaceWords, likelihood: str) -> str:
    """The range of a likelihood, such as ``05–20 %``."""
    low, high = LIKELIHOOD_RANGES[likelihood]
    return words("judgement.range", low=f"{low:02}", high=f"{high:02}")


def likelihood_in_words(words: InterfaceWords, likelihood: str) -> str:
    """A likelihood with its range, such as ``Very unlikely (05–20 %)``."""
    return f"{words.label('likelihood', likelihood)} ({likelihood_range(words, likelihood)})"
