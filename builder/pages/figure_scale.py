"""The scale on which figures are drawn: where it begins and ends, its ticks, and where a number is on it.

It begins at 0, so that lengths can be compared, unless all figures are close to each other far from 0. Its steps are
1, 2 or 5 times a power of ten. It is logarithmic where the largest figure is a hundred times the smallest or more.
Dots on one common scale are what readers compare best: Cleveland and McGill, "Graphical perception" (1984).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, log10

_STEPS = 4
"""How many steps a scale has at most: more would not have room for their numbers on a narrow screen."""

_CLOSE = Fraction(1, 10)
"""Figures are close to each other if their range is this share of the largest, or less."""

_WIDE = 100
"""From how many times the smallest figure on the scale is logarithmic."""


@dataclass(frozen=True, slots=True)
class FigureScale:
    """A scale from ``low`` to ``high``."""

    low: float
    high: float
    ticks: tuple[float, ...]
    is_logarithmic: bool = False

    @property
    def is_cut(self) -> bool:
        """Whether 0 is not on it although distances could be taken for shares of a whole."""
        return not self.is_logarithmic and not self.low <= 0 <= self.high

    def at(self, number: float) -> float:
        """Where a number is, in percent of the scale from its beginning."""
        low, high, number = (log10(each) if self.is_logarithmic else each for each in (self.low, self.high, number))
        return min(100.0, max(0.0, round((number - low) / (high - low) * 100, 2)))


def make_scale(numbers: Iterable[float], more_below: bool = False, more_above: bool = False) -> FigureScale:
    """A scale for numbers, of which there is one at least.

    With ``more_below`` or ``more_above`` there is room beyond the smallest or the largest, for a range that is open.
    """
    # Fractions of the numbers as they are written: 0.3 is three steps of 0.1, and no figure is beside the scale.
    exact = [Fraction(str(number)) for number in numbers]
    low, high = min(exact), max(exact)
    if low > 0 and high / low >= _WIDE:
        return _logarithmic(low, high, more_below, more_above)
    close = low != high and high - low <= _CLOSE * max(abs(low), abs(high)) and low * high > 0
    first, last = (low, high) if close else (min(low, Fraction(0)), max(high, Fraction(0)))
    step = _step((last - first) / _STEPS or Fraction(1))
    begin, end = floor(first / step), ceil(last / step)
    if more_below and begin * step == low and begin != 0:
        begin -= 1
    if more_above and end * step == high and end != 0:
        end += 1
    end = max(end, begin + 1)
    ticks = tuple(_number(each * step) for each in range(begin, end + 1))
    return FigureScale(ticks[0], ticks[-1], ticks)


def _step(least: Fraction) -> Fraction:
    """The smallest of 1, 2 and 5 times a power of ten that is as large as ``least``."""
    power = Fraction(10) ** _exponent(least)
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least)


def _exponent(number: Fraction) -> int:
    """The exponent of the largest power of ten that is not larger than a number."""
    exponent = floor(log10(number))
    while Fraction(10) ** exponent > number:
        exponent -= 1
    while Fraction(10) ** (exponent + 1) <= number:
        exponent += 1
    return exponent


def _logarithmic(low: Fraction, high: Fraction, more_below: bool, more_above: bool) -> FigureScale:
    begin, end = _exponent(low), _exponent(high)
    if more_below and Fraction(10) ** begin == low:
        begin -= 1
    if more_above or Fraction(10) ** end != high:
        end += 1
    every = ceil((end - begin) / _STEPS)
    end += -(end - begin) % every
    ticks = tuple(_number(Fraction(10) ** each) for each in range(begin, end + 1, every))
    return FigureScale(ticks[0], ticks[-1], ticks, is_logarithmic=True)


def _number(exact: Fraction) -> float:
    return exact.numerator if exact.denominator == 1 else float(exact)
