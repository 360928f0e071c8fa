"""Progress that no one asks for."""

from __future__ import annotations

import pytest

from builder.values.progress import Progress, ignore_progress


def test_progress_can_be_ignored_without_a_sound(capsys: pytest.CaptureFixture[str]) -> None:
    report: Progress = ignore_progress
    report("pages", 1, 0)
    assert capsys.readouterr() == ("", "")
