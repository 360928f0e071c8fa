"""Dates as people write them, offered as EDTF where they can mean one day or month only."""

from __future__ import annotations

import pytest

from builder.values.written_dates import as_edtf


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
    assert as_edtf(text) == date


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
    assert as_edtf(text, language) == date
