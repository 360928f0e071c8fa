"""Scripts without spaces between words."""

from __future__ import annotations

import pytest

from builder.values.unspaced_scripts import KATAKANA, MAY_BE_UNSPACED, is_unspaced


@pytest.mark.parametrize(
    ("characters", "unspaced"),
    [
        ("橋はハㄅꀀ", True),
        ("สะພາកម္བ", True),
        ("、。，！", True),
        ("aéжαאع", False),
        ("한글", False),
        ("1 .,-!", False),
        ("Ａ", False),
    ],
)
def test_a_character_is_of_such_a_script_or_not(characters: str, unspaced: bool) -> None:
    assert {character: is_unspaced(character) for character in characters} == dict.fromkeys(characters, unspaced)


def test_the_quick_search_misses_no_such_character() -> None:
    every = map(chr, (*range(0x80, 0xD800), *range(0xE000, 0x32000)))
    missed = [character for character in every if is_unspaced(character) and not MAY_BE_UNSPACED.match(character)]
    assert all(not character.isalnum() for character in missed), missed


def test_katakana_has_its_marks_of_length_and_voice() -> None:
    assert all(map(KATAKANA.match, "アーｱﾞ"))
    assert not any(map(KATAKANA.match, "あ橋a・"))
