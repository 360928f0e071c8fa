"""Words with which names may begin, which are found from the set of a text's words as by a look at each of them."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from builder.meaning.first_words import FirstWords
from tests.fuzzing import assert_same, examples

NAMES = [
    "Quill",
    "a",
    "s",
    "as",
    "Quills",
    "É",
    "ß",
    "7",
    "_",
    "al",
    "金",
    "タ",
    "한",
    "。",
    "דניאל",
    "كتاب",
    "ทา",
    "К",
    "Ⅳ",
]
PIECES = [
    *NAMES,
    *("Quill's", "quill", "ll", "Quillss", "¹", "⁴", "½", "℃", "ו", "ال", "x", "\u0301", "\u0e31", "Ἀ", "ệ", "´"),
    *(" ", "  ", "\n", "\0", "\x1c", ".", "-", "–", "'", "“", "・", "\u200b", "\U00020000", "\U0001f600"),
]
WORDS = FirstWords(NAMES)

texts = st.lists(st.sampled_from(PIECES), max_size=16).map("".join) | st.text(max_size=20)


@examples
def test_the_words_are_those_that_a_look_at_each_word_finds(examples: int) -> None:
    assert_same(WORDS.find, lambda text: list(WORDS._word_by_word(text)), texts, examples)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Quill and Quills", [(0, "Quill"), (10, "Quills")]),
        ("ßs Quillss", [(0, "ß"), (3, "Quills")]),
        ("Quill¹ xQuill", [(0, "Quill")]),
        ("הדניאל", [(1, "דניאל")]),
        ("in 金a.", [(3, "金"), (4, "a")]),
    ],
)
def test_a_name_begins_with_a_whole_word(text: str, found: list[tuple[int, str]]) -> None:
    assert WORDS.find(text) == found
