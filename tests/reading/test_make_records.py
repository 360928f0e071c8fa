"""Records made from values."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import strategies as st

from builder.reading.load import load_briefing
from builder.reading.make_records import _count_words
from tests.fuzzing import assert_same, examples

TEXTS = st.text(st.sampled_from("ab- \n\t\r\x0b\x0c\x1c\x1f\x00\x7f\x85\xa0\u2003é金"), max_size=12)


@examples
def test_words_are_counted_as_white_space_separates_them(examples: int) -> None:
    ascii_texts = TEXTS.map(lambda text: text.encode("ascii", "ignore").decode())
    assert_same(_count_words, lambda text: len(text.split()), TEXTS | ascii_texts, examples)


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("", "yes"),
        ("search: {enabled: yes}", "yes"),
        ("search: {folder: true}", "yes"),
        ("search: {folder: off}", "no"),
        ("search: {folder: zip}", "zip"),
        ("search:\n  folder: 'ZIP '", "zip"),
    ],
)
def test_search_in_folders_is_everywhere_nowhere_or_in_the_zip(tmp_path: Path, search: str, expected: str) -> None:
    (tmp_path / "briefing.yaml").write_text(f"title: The bridge\n{search}\n", encoding="utf-8")
    assert load_briefing(tmp_path)[0].settings.folder_search == expected
