"""Letters, digits and combining marks make words."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from builder.values.word_characters import is_combining_mark, is_word_character


@pytest.mark.parametrize(
    ("characters", "in_words"),
    [("aßж橋ก한7٣½ªʻ", True), ("\u0301\u0e31\u05b0\u20dd\ufe0f", True), (" .,'’-_·+$€\u200d\u00ad", False)],
)
def test_a_character_is_part_of_a_word_or_not(characters: str, in_words: bool) -> None:
    assert {character: is_word_character(character) for character in characters} == dict.fromkeys(characters, in_words)


def test_every_mark_of_unicode_is_known_and_nothing_else() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    wrong = [each for each in every if is_combining_mark(each) is not (unicodedata.category(each)[0] == "M")]
    assert not wrong
