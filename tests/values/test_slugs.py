"""Titles in any script become ids and names of files."""

from __future__ import annotations

import pytest

from builder.values.slugs import free_slug, slugify


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Council Shuts Old Bridge", "en", "council-shuts-old-bridge"),
        ("Rat beschließt Sperrung", "de", "rat-beschliesst-sperrung"),
        ("Über Brücken", "de-AT", "ueber-bruecken"),
        ("Über Brücken", "sv", "uber-brucken"),
        ("Smørrebrød, Łódź", "", "smorrebrod-lodz"),
        ("Совет закрыл мост", "ru", "sovet-zakryl-most"),
        ("L’été c'est fini", "fr", "lete-cest-fini"),
        ("— … —", "", ""),
        ("NUL", "", "nul-1"),
        ("lpt9", "", "lpt9-1"),
        ("console", "", "console"),
    ],
)
def test_a_text_becomes_a_slug(text: str, language: str, found: str) -> None:
    assert slugify(text, language=language) == found


@pytest.mark.parametrize(
    ("text", "longest", "found"),
    [
        ("one two three", 7, "one-two"),
        ("one two three", 8, "one-two"),
        ("one two three", 6, "one"),
        ("abcdefgh", 3, "abc"),
        ("a b", 0, "a-b"),
    ],
)
def test_a_long_one_is_cut_between_words(text: str, longest: int, found: str) -> None:
    assert slugify(text, longest) == found


def test_a_taken_one_gets_a_number() -> None:
    assert [free_slug("a", taken) for taken in (set(), {"a"}, {"a", "a-2"})] == ["a", "a-2", "a-3"]
