"""Dates as people write them, offered as EDTF where they can mean one day or month only."""

from __future__ import annotations

import pytest

from builder.values.written_dates import written_date_to_edtf, written_dates


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("12.03.2032", "2032-03-12"),
        ("1. 3. 2032", "2032-03-01"),
        ("2032-3-1", "2032-03-01"),
        ("2032/03", "2032-03"),
        ("March 2032", "2032-03"),
        ("12 March 2032", "2032-03-12"),
        ("Mar. 3rd, 2032", "2032-03-03"),
        ("march 3 2032", "2032-03-03"),
        ("03/12/2032", ""),
        ("yesterday", ""),
        ("31.02.2032", ""),
        ("Smarch 2032", ""),
        ("2032-13", ""),
        ("", ""),
        ("3-5 April 2032", "2032-04-03/2032-04-05"),
        ("April 3–5, 2032", "2032-04-03/2032-04-05"),
        ("5-3 April 2032", ""),
        ("12. Mai 2032", ""),
    ],
)
def test_a_written_date_is_offered_as_edtf(text: str, date: str) -> None:
    assert written_date_to_edtf(text) == date


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("12. Mai 2032", "de", "2032-05-12"),
        ("le 3 mars 2032", "fr", "2032-03-03"),
        ("1er août 2032", "fr-CA", "2032-08-01"),
        ("3 de marzo de 2032", "es", "2032-03-03"),
        ("3 марта 2032", "ru", "2032-03-03"),
        ("12 May 2032", "de", "2032-05-12"),
        ("3 maart 2032", "nl", "2032-03-03"),
        ("3 mars 2032", "qqq", ""),
    ],
)
def test_months_are_named_in_the_language_of_the_text(text: str, language: str, date: str) -> None:
    assert written_date_to_edtf(text, language) == date


@pytest.mark.parametrize(
    ("text", "language", "dates"),
    [
        ("Shut on 4 May 2024, opened May 5, 2024.", "en", ["2024-05-04", "2024-05-05"]),
        ("3 listopad 2024", "hr", ["2024-10-03"]),
        ("3 listopad 2024", "pl", ["2024-11-03"]),
        ("3 listopad 2024", "", []),
        ("4 de maig de 2024", "ca", ["2024-05-04"]),
        ("Ngày 4 tháng 5, 2024", "vi", ["2024-05-04"]),
        ("2024. 5. 4.", "ko", ["2024-05-04"]),
        ("4.5.24", "de", ["2024-05-04"]),
        ("4.5.99", "de", ["1999-05-04"]),
        ("version 3.10.12.1", "en", []),
        ("10.4.5.24", "en", []),
        ("31 February 2024", "en", []),
        ("04/05/2024", "en", [""]),
        ("the 9.-11. September 2024", "en", ["2024-09-09/2024-09-11"]),
        ("4th of May, 2024", "en", ["2024-05-04"]),
    ],
)
def test_dates_are_found_within_a_text(text: str, language: str, dates: list[str]) -> None:
    found = list(written_dates(text, language, ("hr", "pl", "cs", "ca", "ko")))
    assert [each.edtf for each in found] == dates


def test_figures_that_may_be_two_days_are_told_as_both() -> None:
    (found,) = written_dates("on 04/05/2024", "en")
    assert found.readings == ("2024-05-04", "2024-04-05")
    assert (found.start, found.end) == (3, 13)
    assert [each.edtf for each in written_dates("04/05/2024", day_first=False)] == ["2024-04-05"]
