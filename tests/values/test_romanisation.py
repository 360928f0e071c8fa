"""Letters of any script in ASCII."""

from __future__ import annotations

import pytest
from anyascii import anyascii

from builder.values.romanisation import romanised


@pytest.mark.parametrize("text", ["", "Plain words, 3.", "\x7f\x00", "Łódź", "Ærø", "東京", "Ω1"])
def test_a_text_is_romanised_as_anyascii_does(text: str) -> None:
    assert romanised(text) == anyascii(text)
