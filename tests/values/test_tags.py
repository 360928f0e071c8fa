"""Tags: which are one, and how they are named in addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.values.tags import distinct_tags, fragment_of, tag_key


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("River works", "river  works", True),
        ("Straße", "STRASSE", True),
        ("café", "cafe\u0301", True),
        ("C", "C++", False),
        ("a-b", "a b", False),
        ("ö", "o", False),
    ],
)
def test_capitals_white_space_and_composition_make_no_difference(one: str, other: str, same: bool) -> None:
    assert (tag_key(one) == tag_key(other)) is same
    assert (fragment_of(one) == fragment_of(other)) is same


def test_the_first_spelling_is_kept() -> None:
    assert distinct_tags(["River works", "river  works", " ", "a"]) == ("River works", "a")


@given(st.text(), st.text())
def test_two_tags_never_have_one_address(one: str, other: str) -> None:
    assert (fragment_of(one) == fragment_of(other)) == (tag_key(one) == tag_key(other))
    assert fragment_of(one).isascii() and not any(character.isspace() for character in fragment_of(one))
