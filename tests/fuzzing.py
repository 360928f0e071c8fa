"""Two ways to the same result, compared on texts of chance: a few in `make test`, many in `make soak`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy

Value = TypeVar("Value")

FEW, MANY = 200, 5_000

examples = pytest.mark.parametrize("examples", [FEW, pytest.param(MANY, marks=pytest.mark.soak)])
"""Gives a test the number of examples, which is for `assert_same`."""


def assert_same(
    fast: Callable[[Value], object], slow: Callable[[Value], object], values: SearchStrategy[Value], examples: int
) -> None:
    """Check that both functions return the same for as many values."""

    @settings(max_examples=examples, deadline=None, database=None)
    @given(values)
    def check(value: Value) -> None:
        assert fast(value) == slow(value)

    check()
