"""Classes of many values are dataclasses that Python makes quickly."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from builder.values.value_class import value_class


@value_class
class Point:
    """A point."""

    x: int
    y: int = 0


@value_class(kw_only=True)
class Named:
    """A point with a name."""

    x: int = 0
    name: str


def test_values_are_made_compared_and_taken_apart_as_those_of_a_dataclass() -> None:
    assert Point(1) == Point(1, 0) != Point(2)
    assert [each.name for each in fields(Named)] == ["x", "name"]
    assert replace(Point(1), y=2) == Point(1, 2)


def test_fields_can_be_given_by_name_alone() -> None:
    assert Named(name="A").x == 0
    with pytest.raises(TypeError):
        Named("A")  # type: ignore[call-arg, arg-type]


def test_a_value_cannot_be_a_key() -> None:
    """Two values that are equal would have to be found under each other: nothing keeps their fields as they are."""
    with pytest.raises(TypeError):
        hash(Point(1))
