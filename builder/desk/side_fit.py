"""How the words on one side of a quote fit a place, and whether both sides together do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SideFit:
    """How many letters of one side fit; ``open`` if the article cannot say whether the rest fits."""

    count: int
    open: bool = False


CONTRADICTION = SideFit(-1)
"""The article has other words there."""


def fits_on_both_sides(sides: Iterable[SideFit | None], least: int) -> bool:
    """Whether no side contradicts, and ``least`` letters fit if one is open. ``None`` is a side without words."""
    given = [side for side in sides if side]
    if CONTRADICTION in given:
        return False
    return not any(side.open for side in given) or sum(side.count for side in given) >= least
