"""ORCID iDs: forms that are understood, and iDs with a wrong character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.values.orcid import orcid_address, orcid_check_character, parse_orcid


@pytest.mark.parametrize(
    "text",
    [
        "0000-0002-1825-0097",
        "0000000218250097",
        "https://orcid.org/0000-0002-1825-0097",
        "orcid.org/0000-0002-1825-0097/",
        " 0000–0002–1825–0097 ",
    ],
)
def test_every_usual_form_is_the_same_id(text: str) -> None:
    assert parse_orcid(text) == "0000-0002-1825-0097"


@pytest.mark.parametrize("orcid", ["0000-0001-5109-3700", "0000-0002-1694-233X", "0000-0001-2345-6789"])
def test_published_examples_are_right(orcid: str) -> None:
    assert orcid_address(parse_orcid(orcid.lower())) == f"https://orcid.org/{orcid}"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("0000-0002-1825-0098", "does not fit"),
        ("0000-0002-1285-0097", "does not fit"),
        ("0000-0002-1825-009", "16 digits"),
        ("X000-0002-1825-0097", "16 digits"),
        ("https://example.org/0000-0002-1825-0097", "16 digits"),
        ("", "16 digits"),
        ("٠000-0002-1825-0097", "16 digits"),
    ],
)
def test_another_length_or_a_wrong_check_character_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse_orcid(text)


@given(st.text("0123456789", min_size=15, max_size=15), st.integers(0, 14), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(digits: str, at: int, more: int) -> None:
    wrong = digits[:at] + str((int(digits[at]) + more) % 10) + digits[at + 1 :]
    assert orcid_check_character(wrong) != orcid_check_character(digits)
