"""Text that XML and HTML can hold."""

from __future__ import annotations

import pytest

from builder.values.xml_text import replace_forbidden_characters


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
