"""The scale of figures: every figure is on it, and it says nothing that the figures do not."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.pages.figure_scale import make_scale

NUMBERS = st.one_of(
    st.integers(min_value=-(10**14), max_value=10**14),
    st.decimals(min_value=-(10**6), max_value=10**6, places=4).map(float),
)


@example([-1, 8_000_000_008], False, False)
@example([999_999_999_999, 100_000_000_000_001], False, True)
@example([0.1, 0.3], True, True)
@given(st.lists(NUMBERS, min_size=1, max_size=30), st.booleans(), st.booleans())
def test_every_figure_is_on_the_scale_in_its_order(numbers: list[float], below: bool, above: bool) -> None:
    scale = make_scale(numbers, below, above)
    assert scale.low <= min(numbers) and max(numbers) <= scale.high and scale.low < scale.high
    places = [scale.at(number) for number in sorted(numbers)]
    assert places == sorted(places)
    assert places[0] >= 0 and places[-1] <= 100
    assert (scale.ticks[0], scale.ticks[-1]) == (scale.low, scale.high)
    assert 2 <= len(scale.ticks) <= 7
    assert list(scale.ticks) == sorted(set(scale.ticks))


@pytest.mark.parametrize(
    ("numbers", "ticks"),
    [
        ([250, 500], (0, 200, 400, 600)),
        ([10000, 12000], (0, 5000, 10000, 15000)),
        ([24, 24], (0, 10, 20, 30)),
        ([0.1, 0.35], (0, 0.1, 0.2, 0.3, 0.4)),
        ([0], (0, 1)),
        ([-4, 4], (-4, -2, 0, 2, 4)),
        ([10000, 10400], (10000, 10100, 10200, 10300, 10400)),
        ([12, 1200000], (10, 1000, 100000, 10000000)),
        ([1, 100], (1, 10, 100)),
    ],
)
def test_steps_are_round_and_begin_at_0_where_that_can_be_read(numbers: list[float], ticks: tuple[float, ...]) -> None:
    assert make_scale(numbers).ticks == ticks


@pytest.mark.parametrize(
    ("numbers", "cut", "logarithmic"),
    [([10000, 10400], True, False), ([10000, 12000], False, False), ([1, 100], False, True), ([0, 100], False, False)],
)
def test_a_scale_that_could_mislead_is_known(numbers: list[float], cut: bool, logarithmic: bool) -> None:
    scale = make_scale(numbers)
    assert (scale.is_cut, scale.is_logarithmic) == (cut, logarithmic)


@pytest.mark.parametrize("numbers", [[300, 400], [10, 1000]])
def test_an_open_end_has_room_beyond_the_largest_figure(numbers: list[float]) -> None:
    assert make_scale(numbers).at(max(numbers)) == 100
    assert make_scale(numbers, more_above=True).at(max(numbers)) < 95
