"""Records made from values."""

from __future__ import annotations

from hypothesis import strategies as st

from builder.reading.make_records import _count_words
from tests.fuzzing import assert_same, examples

TEXTS = st.text(st.sampled_from("ab- \n\t\r\x0b\x0c\x1c\x1f\x00\x7f\x85\xa0\u2003é金"), max_size=12)


@examples
def test_words_are_counted_as_white_space_separates_them(examples: int) -> None:
    ascii_texts = TEXTS.map(lambda text: text.encode("ascii", "ignore").decode())
    assert_same(_count_words, lambda text: len(text.split()), TEXTS | ascii_texts, examples)
