"""Classes of which there are very many values, such as what pages show.

They are dataclasses whose fields the type checker alone keeps from being set. A class that Python itself keeps frozen
takes three times as long to make a value, and 1 ms more to be defined each time the program starts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, dataclass_transform, overload

_Kind = TypeVar("_Kind", bound=type[Any])


@overload
def value_class(kind: _Kind) -> _Kind: ...


@overload
def value_class(*, kw_only: bool) -> Callable[[_Kind], _Kind]: ...


@dataclass_transform(frozen_default=True)
def value_class(kind: _Kind | None = None, *, kw_only: bool = False) -> _Kind | Callable[[_Kind], _Kind]:
    """Make a class of values. With ``kw_only`` their fields are given by name."""

    def make(kind: _Kind) -> _Kind:
        return dataclass(repr=False, kw_only=kw_only)(kind)  # type: ignore[return-value]

    return make if kind is None else make(kind)
