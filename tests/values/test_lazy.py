"""Lazy collections find each value when it is asked for, and are ordinary ones once they are pickled."""

from __future__ import annotations

import pickle

import pytest

from builder.values.lazy import LazyMapping, LazySequence


def test_a_value_is_found_once_and_only_if_it_is_asked_for() -> None:
    asked: list[str] = []

    def length(key: str) -> int:
        asked.append(key)
        return len(key)

    lengths = LazyMapping(["aa", "b", "c"], length)
    assert (len(lengths), "b" in lengths, list(lengths)) == (3, True, ["aa", "b", "c"])
    assert asked == []
    assert (lengths["aa"], lengths["aa"], lengths.get("z")) == (2, 2, None)
    assert asked == ["aa"]
    with pytest.raises(KeyError):
        lengths["z"]


def test_a_sequence_has_the_order_of_its_keys() -> None:
    doubled = LazySequence([1, 2, 3], lambda number: 2 * number)
    assert (list(doubled), doubled[-1], doubled[1:], len(doubled)) == ([2, 4, 6], 6, [4, 6], 3)


def test_pickled_they_have_all_values() -> None:
    made = pickle.loads(pickle.dumps((LazyMapping("ab", str.upper), LazySequence("ab", str.upper))))
    assert made == ({"a": "A", "b": "B"}, ("A", "B"))
