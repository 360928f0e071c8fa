"""Amounts: a number, or a range of which an end may be open, as somebody gives it."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_DIGITS = 15
"""How many digits a number may have, so that a floating-point number has them all (IEEE 754, binary64)."""

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_THOUSANDS_OR_DECIMALS = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, if both ends are equal, or a range. An end is ``None`` if it is open; never both."""

    low: float | None
    high: float | None

    @property
    def is_range(self) -> bool:
        """Whether it is more than a single number."""
        return self.low != self.high

    @property
    def ends(self) -> tuple[float, ...]:
        """The ends that are given, the lower one first; of a number, the number alone."""
        return tuple(dict.fromkeys(end for end in (self.low, self.high) if end is not None))


def parse_number(text: str) -> float:
    """Return a number written in digits, with a point before its decimals.

    A whole number is an ``int``.

    Raises:
        ValueError: if it is not written so, can be read in two ways, or has more than `MOST_DIGITS` digits.
    """
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        raise ValueError("it is not written in digits alone")
    if _THOUSANDS_OR_DECIMALS.fullmatch(text):
        raise ValueError("the point in it can stand for thousands or for decimals")
    if sum(map(str.isdigit, text)) > MOST_DIGITS:
        raise ValueError(f"it has more than {MOST_DIGITS} digits")
    return float(text) if "." in text else int(text)
