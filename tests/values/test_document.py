"""Blocks of a document: found by an offset, and named by their number."""

from __future__ import annotations

import pytest

from builder.reading.markdown import parse_article
from builder.values.document import Document, block_id

TEXT = "# One\n\nTwo *three* four.\n\n- five\n- six\n"


@pytest.mark.parametrize(
    ("words", "number"), [("One", 1), ("Two", 2), ("three", 2), ("four.", 2), ("five", 3), ("six", 4)]
)
def test_the_block_of_an_offset_holds_the_words_there(words: str, number: int) -> None:
    document = parse_article(TEXT)
    start = document.text.index(words)
    for at in range(start, start + len(words)):
        block = document.block_at(at)
        assert block and block.number == number


def test_the_end_of_a_block_belongs_to_it() -> None:
    document = parse_article(TEXT)
    assert [document.block_at(block.end) for block in document.blocks] == list(document.blocks)


def test_where_no_block_is_there_is_none() -> None:
    document = parse_article(TEXT)
    assert document.block_at(len(document.text) + 1) is None
    assert document.block_at(-1) is None
    assert Document().block_at(0) is None


def test_a_block_is_named_by_its_number() -> None:
    assert block_id(7) == "p7"
