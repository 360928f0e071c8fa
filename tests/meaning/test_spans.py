"""Stretches of a text: which overlap, and several as few that cover the same characters."""

from __future__ import annotations

import pytest

from builder.meaning.spans import Span, merged_spans


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ((0, 4), (3, 6), True),
        ((0, 4), (4, 6), False),  # they touch
        ((2, 3), (0, 9), True),
        ((5, 9), (0, 4), False),
        ((4, 4), (0, 9), True),
        ((4, 4), (4, 9), False),
    ],
)
def test_two_spans_overlap_if_they_share_a_character(
    one: tuple[int, int], other: tuple[int, int], shared: bool
) -> None:
    assert Span(*one).overlaps(Span(*other)) is shared
    assert Span(*other).overlaps(Span(*one)) is shared


def test_spans_that_overlap_or_touch_are_joined_in_whatever_order_they_are_given() -> None:
    assert merged_spans([Span(7, 9), Span(0, 3), Span(3, 5), Span(1, 2)]) == [Span(0, 5), Span(7, 9)]


def test_white_space_between_spans_joins_them_if_the_text_is_known() -> None:
    text = "The tram \n was late."
    spans = [Span(0, 8), Span(11, 14), Span(15, 19)]
    assert merged_spans(spans) == spans
    assert merged_spans(spans, text) == [Span(0, 19)]
    assert merged_spans([Span(0, 3), Span(11, 14)], text) == [Span(0, 3), Span(11, 14)]


def test_no_spans_are_merged_to_none() -> None:
    assert merged_spans([]) == []
