"""Text that XML and HTML can hold."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from builder.values.xml_text import (
    _LINE_END,
    REPLACEMENT_CHARACTER,
    _forbidden,
    _is_clean,
    replace_forbidden_characters,
)
from tests.fuzzing import assert_same, examples


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("a\x00b\x0bc\x1fd\x7fe\x9ff\ufffeg\ud800h", "a�b�c�d�e�f�g�h"),
        ("a\tb\nc \U0001f600 é", "a\tb\nc \U0001f600 é"),
        ("a\r\nb\rc\x85d", "a\nb\nc\nd"),
    ],
    ids=["what is forbidden is replaced", "the rest stays", "every line end is one"],
)
def test_what_stays_of_a_text(text: str, held: str) -> None:
    assert replace_forbidden_characters(text) == held


CHARACTERS = st.sampled_from(
    "aé \t\n\r\0\x1f\x7f\x80\x85\x9f\xa0¿\u07ff\ud7ff\ud800\udfff\ue000\ufefe\ufffd\ufffe\uffff😀\U0010ffff"
)


@examples
def test_a_text_that_is_returned_as_it_is_has_nothing_to_replace(examples: int) -> None:
    def has_nothing(text: str) -> bool:
        return _forbidden().sub(REPLACEMENT_CHARACTER, _LINE_END.sub("\n", text)) == text

    assert_same(_is_clean, has_nothing, st.text(CHARACTERS) | st.text(), examples)
