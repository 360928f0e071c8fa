"""Dates: what is read, what is refused, and which comes first."""

from __future__ import annotations

from calendar import monthrange
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.values.edtf import EVER_AFTER, EVER_BEFORE, Day, Point, parse_edtf
from tests.conftest import ROOT

CASES: dict[str, Any] = yaml.safe_load((ROOT / "tests" / "data" / "edtf.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "days"), CASES["read"].items())
def test_a_date_of_level_0_or_1_is_read_with_its_first_and_last_day(text: str, days: list[list[int] | None]) -> None:
    date = parse_edtf(text)
    first, last = (tuple(day) if day else None for day in days)
    assert date.text == text
    assert date.earliest == (first or EVER_BEFORE)
    assert date.latest == (last or EVER_AFTER)


@pytest.mark.parametrize("text", CASES["refused"])
def test_what_is_no_date_of_level_0_or_1_is_refused_with_words_for_the_author(text: str) -> None:
    with pytest.raises(ValueError, match=r"[a-z]{3}"):
        parse_edtf(text)


@pytest.mark.parametrize(("text", "marks"), CASES["marks"].items())
def test_a_mark_says_whether_a_date_is_uncertain_approximate_or_both(text: str, marks: list[bool]) -> None:
    start = parse_edtf(text).start
    assert isinstance(start, Point)
    assert [start.is_uncertain, start.is_approximate] == marks


@pytest.mark.parametrize("dates", CASES["order"], ids=lambda dates: dates[0])
def test_dates_of_every_form_sort_together(dates: list[str]) -> None:
    shuffled = [*dates[1::2], *reversed(dates[::2])]
    assert sorted(shuffled, key=lambda text: parse_edtf(text).sort_key) == dates


def test_the_ends_of_an_interval_keep_their_own_marks() -> None:
    date = parse_edtf("2020?/2024-06~")
    assert isinstance(date.start, Point)
    assert isinstance(date.end, Point)
    assert (date.start.is_uncertain, date.start.is_approximate) == (True, False)
    assert (date.end.is_uncertain, date.end.is_approximate) == (False, True)


def test_an_open_end_is_told_from_an_unknown_one() -> None:
    assert parse_edtf("2024/..").end == "open"
    assert parse_edtf("2024/").end == "unknown"
    assert parse_edtf("../2024").start == "open"
    assert parse_edtf("/2024").start == "unknown"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2024-07-19", 2024),
        ("201X", 2010),
        ("-0044", -44),
        ("2023/2024", 2023),
        ("../2024", 2024),
        ("/2024", 2024),
        ("2024/..", 2024),
    ],
)
def test_a_date_is_filed_under_a_year_that_it_names(text: str, year: int) -> None:
    assert parse_edtf(text).year == year


@st.composite
def days(draw: st.DrawFn) -> Day:
    year, month = draw(st.integers(-9999, 9999)), draw(st.integers(1, 12))
    return year, month, draw(st.integers(1, monthrange(2000 + year % 400, month)[1]))


def written(day: Day) -> str:
    year, month, number = day
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{number:02}"


@given(days(), days())
def test_days_sort_as_the_calendar_has_them(one: Day, other: Day) -> None:
    first, second = parse_edtf(written(one)), parse_edtf(written(other))
    assert first.earliest == first.latest == one
    assert (first.sort_key < second.sort_key) == (one < other)


@given(st.text("0123456789X-/.?~%YTZ:+", max_size=24) | st.from_regex(r"-?\d{4}(-\d\d){0,2}[?~%]?(/.{0,9})?"))
def test_whatever_is_read_ends_no_earlier_than_it_begins(text: str) -> None:
    try:
        date = parse_edtf(text)
    except ValueError:
        return
    assert date.earliest <= date.latest
