"""Likelihoods with their ranges, in every language of the interface, and numbers as languages write them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from builder.pages.theme import Theme
from builder.values.language_forms import format_fraction
from builder.values.likelihood_words import likelihood_in_words, likelihood_range
from builder.values.vocabulary import LIKELIHOODS
from tests.conftest import ROOT

THEME = Theme(ROOT / "themes" / "default")


@pytest.mark.parametrize("language", ["en", "de"])
def test_ranges_are_written_as_the_directive_writes_them(language: str) -> None:
    words = THEME.words(language)
    shown = [likelihood_range(words, likelihood).replace("\u00a0", " ") for likelihood in LIKELIHOODS]
    assert shown == ["01–05 %", "05–20 %", "20–45 %", "45–55 %", "55–80 %", "80–95 %", "95–99 %"]


def test_a_likelihood_is_named_with_its_range() -> None:
    assert likelihood_in_words(THEME.words("en"), "very unlikely") == "Very unlikely (05–20\u00a0%)"
    assert likelihood_in_words(THEME.words("de"), "likely") == "Wahrscheinlich (55–80\u00a0%)"


@pytest.mark.parametrize(
    ("number", "english", "german"),
    [
        (Fraction(0), "0", "0"),
        (Fraction(1, 8), "0.125", "0,125"),
        (Fraction(1, 16), "0.063", "0,063"),
        (Fraction(2, 3), "0.667", "0,667"),
        (Fraction(1), "1", "1"),
    ],
)
def test_scores_are_written_as_the_language_writes_numbers(number: Fraction, english: str, german: str) -> None:
    assert (format_fraction("en", number, 3), format_fraction("de", number, 3)) == (english, german)
