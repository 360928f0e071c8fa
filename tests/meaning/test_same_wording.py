"""Whether two wordings say the same."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.meaning.same_wording import has_same_letters
from tests.conftest import ROOT

CASES: dict[str, Any] = yaml.safe_load((ROOT / "tests" / "data" / "sameness.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("old", "new"), CASES["same"])
def test_case_typography_and_white_space_are_set_aside(old: str, new: str) -> None:
    assert has_same_letters(old, new)
    assert has_same_letters(new, old)


@pytest.mark.parametrize(("old", "new"), CASES["different"])
def test_other_letters_digits_signs_or_units_say_something_else(old: str, new: str) -> None:
    assert not has_same_letters(old, new)
    assert not has_same_letters(new, old)


words = st.lists(
    st.sampled_from(["Kim", "5", "−5", "12 500", "1/2", "état", "金", "не", "10:30"]), min_size=1, max_size=6
)


@given(words, words)
def test_numbers_are_never_joined_split_or_exchanged(one: list[str], other: list[str]) -> None:
    assert has_same_letters(" ".join(one), " ".join(other)) == (one == other)
