"""Where records, notes and blocks are in the output."""

from __future__ import annotations

import pytest

from builder.meaning.addresses import address_of, source_address
from tests.connected import WITHHELD, connected

REGISTRY = connected(WITHHELD)[0].registry


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("open", "articles/open.html"),
        ("method", "method.html"),
        ("open#lit", "articles/open.html#passage-lit"),
        ("none#old", "articles/none.html#note-old"),
    ],
)
def test_a_note_is_at_its_passage_and_one_without_is_at_itself(target: str, address: str) -> None:
    assert address_of(REGISTRY, target) == address


@pytest.mark.parametrize(
    ("source", "block", "address"),
    [
        ("open#lit", 0, "articles/open.html#note-lit"),
        ("open", 2, "articles/open.html#p2"),
        ("open", 0, "articles/open.html"),
        ("method", 1, "method.html#p1"),
        ("keeper", 1, "entries/keeper.html"),
        ("burns", 0, "claims/burns.html"),
    ],
)
def test_what_points_is_the_note_or_the_block_of_a_long_text(source: str, block: int, address: str) -> None:
    assert source_address(REGISTRY, source, block) == address
