"""Whether the words on both sides of a quote fit a place."""

from __future__ import annotations

import pytest

from builder.desk.side_fit import CONTRADICTION, SideFit, fits_on_both_sides


@pytest.mark.parametrize(
    ("sides", "fits"),
    [
        ([None, None], True),  # no words, nothing against the place
        ([SideFit(2), None], True),
        ([SideFit(40), CONTRADICTION], False),
        ([SideFit(0, open=True), None], False),
        ([SideFit(0, open=True), SideFit(7)], False),
        ([SideFit(0, open=True), SideFit(8)], True),
        ([SideFit(4, open=True), SideFit(4, open=True)], True),
    ],
)
def test_an_open_side_needs_enough_letters_in_all(sides: list[SideFit | None], fits: bool) -> None:
    assert fits_on_both_sides(sides, least=8) is fits
