"""Amounts: what is a number, and what could be two."""

from __future__ import annotations

import pytest

from builder.values.amounts import Amount, parse_number


@pytest.mark.parametrize(
    ("text", "number"),
    [("10000", 10000), ("0", 0), ("-3", -3), ("+4", 4), ("0.125", 0.125), ("12.5", 12.5), (" 7 ", 7), ("007", 7)],
)
def test_a_number_is_read_as_it_is_written(text: str, number: float) -> None:
    assert parse_number(text) == number
    assert isinstance(parse_number(text), float if "." in text else int)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("10,000", "digits alone"),
        ("10.000", "thousands or for decimals"),
        ("1e4", "digits alone"),
        ("nan", "digits alone"),
        ("inf", "digits alone"),
        ("", "digits alone"),
        ("١٢", "digits alone"),
        (".5", "digits alone"),
        ("1" * 16, "15 digits"),
    ],
)
def test_what_is_no_number_or_could_be_two_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse_number(text)


def test_an_amount_has_one_end_two_or_an_open_one() -> None:
    assert (Amount(5, 5).ends, Amount(5, 5).is_range) == ((5,), False)
    assert (Amount(5, 9).ends, Amount(5, 9).is_range) == ((5, 9), True)
    assert (Amount(None, 9).ends, Amount(None, 9).is_range) == ((9,), True)
