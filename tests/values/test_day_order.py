"""Whether the day or the month is first, by language and country."""

from __future__ import annotations

import pytest

from builder.values.day_order import day_is_first


@pytest.mark.parametrize(
    ("tag", "first"),
    [
        ("en-GB", True),
        ("en-US", False),
        ("de", True),
        ("fr-FR", True),
        ("en", None),
        ("EN", None),
        ("ja", None),
        ("hu", None),
        ("", None),
        ("xx-YY", None),
        ("no such tag", None),
    ],
)
def test_the_day_is_first_where_short_dates_of_the_language_have_it_so(tag: str, first: bool | None) -> None:
    assert day_is_first(tag) is first
