"""The colours of a theme for what is drawn outside of its style: covers of books, and pictures that others show.

They are the properties of the theme's style sheets as a light page has them, so each colour is written once.
"""

from __future__ import annotations

from collections.abc import Mapping

import tinycss2.color4

from builder.pages.css import light_value
from builder.values.palette import Palette, Rgba, as_hex

_WHITE, _BLACK = (1.0, 1.0, 1.0, 1.0), (0.0, 0.0, 0.0, 1.0)

# From XYZ with the white of D65 to linear sRGB (CSS Color Level 4, section 18, “Sample code for color conversions”).
_TO_LINEAR = (
    (12831 / 3959, -329 / 214, -1974 / 3959),
    (-851781 / 878810, 1648619 / 878810, 36519 / 878810),
    (705 / 12673, -2585 / 12673, 705 / 667),
)


def make_palette(default: Mapping[str, str], own: Mapping[str, str]) -> Palette:
    """The colours of a theme.

    ``default`` are the custom properties of the default style, ``own`` those that the theme sets. What is drawn small
    has a stronger mark than a text, ``mark-drawn``, unless the theme has a mark of its own. A colour that is not
    understood, such as a mixture, is the default one.
    """
    known = {**default, **own}

    def colour(name: str, *instead: str) -> Rgba:
        names = [each for each in (name, *instead) if each in own] or [name]
        return _colour(light_value(known[names[0]], known)) or _colour(light_value(default[name], default)) or _BLACK

    paper = colour("paper")
    drawn = [
        as_hex(each, paper)
        for each in (
            colour("raised"),
            colour("ink"),
            colour("quiet"),
            colour("line"),
            colour("mark-drawn", "mark"),
            colour("accent"),
        )
    ]
    fonts = (light_value(own.get(font, ""), known) for font in ("font-text", "font-label"))
    return Palette(as_hex(paper, _WHITE), *drawn, *fonts)


def _colour(value: str) -> Rgba | None:
    """A colour of CSS; ``None`` where it is none that can be drawn."""
    try:
        colour = tinycss2.color4.parse_color(value)
    except (AttributeError, ValueError):  # a function without the arguments it needs
        return None
    if colour is None or isinstance(colour, str):
        return None
    if colour.space in ("srgb", "hsl", "hwb"):
        red, green, blue, alpha = colour.to("srgb")
        return _clipped(red), _clipped(green), _clipped(blue), alpha
    if colour.space in ("oklab", "oklch", "xyz-d65"):
        x, y, z, alpha = colour.to("xyz-d65")
        red, green, blue = (_clipped(_gamma(a * x + b * y + c * z)) for a, b, c in _TO_LINEAR)
        return red, green, blue, alpha
    return None


def _gamma(linear: float) -> float:
    return 1.055 * linear ** (1 / 2.4) - 0.055 if linear > 0.0031308 else 12.92 * linear


def _clipped(channel: float) -> float:
    return max(0.0, min(1.0, channel))
