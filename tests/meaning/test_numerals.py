"""Numbers that are written in several parts."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from builder.meaning.numerals import _MAY_BE_NUMBER, _SCALES, _in_parts, is_inside_number
from tests.fuzzing import assert_same, examples

PIECES = [*_SCALES, *"1٣२二两兩億万분의수십백천열 ,.aéⅧ½²", "스물", "하나", "million"]


@pytest.mark.parametrize(("text", "inside"), [("3 |million", True), ("two |words", False), ("1만 |5000", True)])
def test_an_offset_is_inside_a_number_or_not(text: str, inside: bool) -> None:
    assert is_inside_number(text.replace("|", ""), text.index("|")) == inside


@examples
def test_a_text_without_a_numeral_has_no_number(examples: int) -> None:
    """The quick search leaves out no text in which the expression finds a number."""

    def is_left_out(text: str) -> bool:
        return not _MAY_BE_NUMBER.search(text) and _in_parts().search(text) is not None

    texts = st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text()
    assert_same(is_left_out, lambda _: False, texts, examples)
