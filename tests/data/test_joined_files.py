"""Files that are joined of pieces are valid, and say where each piece is."""

from __future__ import annotations

import json

import pytest

from builder.data.joined_files import JoinedFile, Piece, Slot, items, join

PIECES = {Piece("a", "one"): items(["1", "2"]), Piece("a", "two"): b"", Piece("a", "three"): items(["3"])}


def listed(*records: str) -> JoinedFile:
    return JoinedFile("a.json", [Slot(b'{"a":[', "a", records, b",", b"]}")])


@pytest.mark.parametrize(
    ("records", "expected"),
    [(("one", "two", "three"), [1, 2, 3]), (("two", "one"), [1, 2]), (("two",), []), ((), [])],
)
def test_pieces_are_joined_and_empty_ones_left_out(records: tuple[str, ...], expected: list[int]) -> None:
    assert json.loads(join(listed(*records), PIECES.__getitem__).data) == {"a": expected}


def test_each_piece_is_where_it_is_said_to_be() -> None:
    made = join(listed("one", "two", "three"), PIECES.__getitem__)
    assert {name: made.data[at : at + length] for name, (at, length) in made.places.items()} == PIECES
