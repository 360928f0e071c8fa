"""The progress of a long piece of work, reported to a function."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are (0 where that is not known)."""


def ignore_progress(what: str, done: int, total: int) -> None:
    """Report nothing."""
