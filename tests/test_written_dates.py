"""Dates as people write them, offered as EDTF where they can mean one day or month only."""

from __future__ import annotations

import pytest

from builder.values.written_dates import as_edtf


@pytest.mark.parametrize(("text", "date"), [
    ("12.03.2032", "2032-03-12"), ("1. 3. 2032", "2032-03-01"), ("2032-3-1", "2032-03-01"), ("2032/03", "2032-03"),
    ("March 2032", "2032-03"), ("12 March 2032", "2032-03-12"), ("Mar. 3rd, 2032", "2032-03-03"),
    ("march 3 2032", "2032-03-03"), ("03/12/2032", ""), ("yesterday", ""), ("31.02.2032", ""), ("Smarch 2032", ""),
    ("2032-13", ""), ("", "")])
def test_a_written_date_is_offered_as_edtf(text: str, date: str) -> None:
    assert as_edtf(text) == date
