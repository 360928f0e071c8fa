"""Where a quote may begin and end."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from builder.meaning.boundaries import cuts_word, widen_to_words
from builder.meaning.folding import Folded, fold, fold_article
from tests.conftest import ROOT

CASES: dict[str, Any] = yaml.safe_load((ROOT / "tests" / "data" / "boundaries.yaml").read_text(encoding="utf-8"))


def marked(text: str) -> tuple[Folded, int]:
    """A text without its bar, folded, and the offset of the bar in that."""
    at = text.index("|")
    folded = fold(text.replace("|", ""))
    return folded, next(offset for offset in range(len(folded.text) + 1) if folded.original_offset(offset) >= at)


@pytest.mark.parametrize("text", CASES["cut"])
def test_a_quote_may_not_cut_a_word_or_a_number(text: str) -> None:
    assert cuts_word(*marked(text))


@pytest.mark.parametrize("text", CASES["not"])
def test_a_quote_may_begin_or_end_between_words(text: str) -> None:
    assert not cuts_word(*marked(text))


@pytest.mark.parametrize(
    ("language", "cut"), [("", False), ("fr", False), ("it-CH", False), ("en", True), ("uk", True)]
)
def test_an_elided_word_may_be_left_out_only_in_a_language_that_has_such_words(language: str, cut: bool) -> None:
    folded = fold_article("the works of d’Artois", language)
    assert cuts_word(folded, folded.text.index("Artois")) is cut


@pytest.mark.parametrize(
    ("text", "words", "longer"),
    [
        ("In all 12 500 people came", "500 people", "12 500 people"),
        ("It was −5 degrees", "5 degrees", "-5 degrees"),
        ("a non-violent protest", "violent", "non-violent"),
        ("run 1 1/2 miles", "2 miles", "1 1/2 miles"),
        ("at 10:30 sharp", "at 10", "at 10:30"),
    ],
)
def test_words_that_are_cut_are_shown_whole(text: str, words: str, longer: str) -> None:
    folded = fold(text)
    at = folded.text.index(words)
    start, end = widen_to_words(folded, at, at + len(words))
    assert folded.text[start:end] == longer
