"""Tables of characters that are written out, since to make them takes time at each start, are those of Unicode."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from builder.meaning.spacing import _CLOSING, _OPENING


@pytest.mark.parametrize(("category", "written"), [("Pi", _OPENING), ("Pf", _CLOSING)])
def test_the_marks_that_open_and_close_are_all_of_their_category(category: str, written: str) -> None:
    found = (chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == category)
    assert "".join(found) == written
