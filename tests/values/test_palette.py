"""Colours that are mixed with what is below them."""

from __future__ import annotations

import pytest

from builder.values.palette import Palette, Rgba, as_hex

WHITE, BLACK, RED = (1.0, 1.0, 1.0, 1.0), (0.0, 0.0, 0.0, 1.0), (1.0, 0.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("colour", "ground", "drawn"),
    [
        (RED, WHITE, "#ff0000"),
        ((1.0, 0.0, 0.0, 0.0), WHITE, "#ffffff"),
        ((1.0, 0.0, 0.0, 0.5), WHITE, "#ff8080"),
        ((1.0, 1.0, 1.0, 0.2), BLACK, "#333333"),
        (BLACK, (1.0, 1.0, 1.0, 0.0), "#000000"),
    ],
)
def test_a_colour_is_mixed_with_an_opaque_ground(colour: Rgba, ground: Rgba, drawn: str) -> None:
    assert as_hex(colour, ground) == drawn


def test_what_is_faint_is_between_what_is_quiet_and_what_is_raised() -> None:
    palette = Palette("#ffffff", "#ffffff", "#000000", "#000000", "#cccccc", "#ffff00", "#0000ff")
    assert palette.faint == "#737373"
