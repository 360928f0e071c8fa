"""Names of files that any system can keep."""

from __future__ import annotations

import pytest

from builder.values.file_names import file_name_problem


@pytest.mark.parametrize("name", ["a.html", "a/b/c.js", "é.txt", "console.txt", "a b"])
def test_a_name_that_every_system_keeps_is_not_refused(name: str) -> None:
    assert file_name_problem([name]) is None


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (["../a"], "no path within a folder"),
        (["/a"], "no path within a folder"),
        (["a/nul.txt"], "Windows allows no file"),
        (["a:b"], "Windows allows no file"),
        (["é" * 128], "longer than 255 bytes"),
        (["a/b", "A/c"], "case does not count"),
    ],
)
def test_the_reason_of_a_refusal_is_told(names: list[str], reason: str) -> None:
    assert reason in (file_name_problem(names) or "")
