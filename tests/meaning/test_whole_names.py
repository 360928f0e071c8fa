"""A name is found where it is a whole word by the rules of its script."""

from __future__ import annotations

import pytest

from builder.meaning.folding import fold
from builder.meaning.whole_names import has_genitive_after, is_whole_name, prefix_lengths


def is_found(text: str, name: str, language: str, *, person: bool = False) -> bool:
    folded = fold(text).text
    return is_whole_name(folded, folded.index(name), name, language, person=person)


@pytest.mark.parametrize(
    ("text", "name", "language"),
    [
        ("the Quill bridge", "Quill", "en"),
        ("Marrow¹ is a village", "Marrow", "en"),
        ("Annas Brücke", "Anna", "de"),
        ("旅はインドへ", "インド", "ja"),
        ("昨日東京で会った", "東京", "ja"),
        ("서울에서는 비가 왔다", "서울", "ko"),
        ("부산으로 갔다", "부산", "ko"),
        ("אמר בירושלים אתמול", "ירושלים", "he"),
        ("قال بالقاهرة أمس", "القاهرة", "ar"),
    ],
)
def test_a_whole_word_is_a_name(text: str, name: str, language: str) -> None:
    assert is_found(text, name, language)


@pytest.mark.parametrize(
    ("text", "name", "language"),
    [
        ("the Quillon river", "Quill", "en"),
        ("the bigMarrow", "Marrow", "en"),
        ("the Quills", "Quill", "en"),
        ("N.Korea said", "Korea", "en"),
        ("Marrow.example has it", "Marrow", "en"),
        ("インドネシアで", "インド", "ja"),
        ("Uターンした", "ターン", "ja"),
        ("서울대학교에서", "서울", "ko"),
        ("새서울에서", "서울", "ko"),
        ("부산는 크다", "부산", "ko"),
    ],
)
def test_a_part_of_another_word_is_none(text: str, name: str, language: str) -> None:
    assert not is_found(text, name, language)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("met the Quills there", "en", True),
        ("met many Quills there", "en", False),
        ("met the Quills there", "fr", False),
    ],
)
def test_a_family_has_the_name_of_a_person(text: str, language: str, found: bool) -> None:
    assert is_found(text, "Quill", language, person=True) is found


@pytest.mark.parametrize(
    ("word", "lengths"), [("ובירושלים", [1, 2]), ("ירושלים", []), ("والقاهرة", [1]), ("word", []), ("ובא", [])]
)
def test_words_that_are_written_together_with_a_name_have_few_letters(word: str, lengths: list[int]) -> None:
    assert list(prefix_lengths(word)) == lengths


def test_a_genitive_s_is_tied_to_letters_alone() -> None:
    assert has_genitive_after("Annas Haus", 4)
    assert not has_genitive_after("Anna saw", 4)
    assert not has_genitive_after("Anna’s", 5)
