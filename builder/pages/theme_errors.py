"""The errors of a theme: it does not exist, or one of its files is wrong."""

from __future__ import annotations

from collections.abc import Iterable

from builder.values.errors import BriefingError
from builder.values.problems import Problem, suggest_word


class ThemeNotFound(BriefingError):
    """There is no such theme. ``hint`` names a similar one, or where themes are looked for."""

    code = "unknown-theme"

    def __init__(self, name: str, known: Iterable[str] = ()) -> None:
        hint = suggest_word(name, known, "Name a folder, or a theme in a folder “themes”.")
        super().__init__(f"There is no theme “{name}”.", hint)


class ThemeError(BriefingError):
    """A file of the theme is wrong: a template or a file of words. ``problem`` says which, and where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)  # so that it can be sent from another process
        self.problem = problem

    def __str__(self) -> str:
        return self.problem.message
