"""The colours and fonts of a theme, for what is drawn outside of its style sheets."""

from __future__ import annotations

from dataclasses import dataclass

Rgba = tuple[float, float, float, float]
"""Red, green, blue and opacity, each from 0 to 1."""

_FAINTNESS = 0.55
"""The opacity of faint drawings."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours to draw with, each as ``#rrggbb``, and the fonts that the theme names, if it does."""

    paper: str
    raised: str
    ink: str
    quiet: str
    line: str
    mark: str
    accent: str
    font_text: str = ""
    font_label: str = ""

    @property
    def faint(self) -> str:
        """The quiet colour, drawn faintly on the raised one."""
        return as_hex((*_channels(self.quiet), _FAINTNESS), (*_channels(self.raised), 1.0))


def _channels(drawn: str) -> tuple[float, float, float]:
    """The channels of a colour that is written as ``#rrggbb``."""
    red, green, blue = bytes.fromhex(drawn.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def as_hex(colour: Rgba, ground: Rgba) -> str:
    """Return a colour as it looks on a ground, which counts as opaque."""
    alpha = colour[3]
    return "#" + "".join(
        f"{round(255 * (alpha * channel + (1 - alpha) * below)):02x}"
        for channel, below in zip(colour[:3], ground[:3], strict=True)
    )
