"""Words that make of one statement another that looks the same."""

from __future__ import annotations

import pytest

from builder.desk.telling import differ

PAIRS = [
    ("opens in the spring of 2033", "opens in the summer of 2033", True),
    ("opens in May", "opens in June", True),
    ("on Monday the line opened", "on Tuesday the line opened", True),
    ("it cost 10 million", "it cost 12 million", True),
    ("three of them agreed", "two of them agreed", True),
    ("they did agree to it", "they did not agree to it", True),
    ("they didn't agree", "they did agree", True),
    ("the talks in Seoul went on", "the talks in Tokyo went on", True),
    ("north of the river", "south of the river", True),
    ("Der Bau beginnt im Frühjahr", "Der Bau beginnt im Herbst", True),
    ("the council agreed to it", "the council has now agreed to it", False),
    ("The council agreed", "the council agreed", False),
    ("“The council” agreed", "the council, agreed", False),
    ("a report was published", "a report had been released", False),
    ("it costs 10,000 a month", "each month it costs 10,000", False),
]


@pytest.mark.parametrize(("one", "other", "tells"), PAIRS)
def test_what_tells_two_statements_apart(one: str, other: str, tells: bool) -> None:
    assert differ(one, other) is tells
    assert differ(other, one) is tells
