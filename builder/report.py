"""Problems for people, for programs, and for GitHub."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from builder.values.problems import Problem


def as_text(problems: Sequence[Problem]) -> str:
    """A paragraph a problem: place, what is wrong, and how to mend it indented below."""
    return "".join(f"{problem.place}: {problem.severity}: {problem.message} [{problem.code}]\n"
                   f"{_indented(problem.hint)}" for problem in problems)


def _indented(hint: str) -> str:
    return "".join(f"    {line}\n" for line in hint.splitlines())


def as_json(problems: Sequence[Problem]) -> str:
    """One array; each problem with ``path, line, column, code, severity, message, hint``."""
    return json.dumps([{"path": problem.place.path, "line": problem.place.line, "column": problem.place.column,
                        "code": problem.code, "severity": problem.severity, "message": problem.message,
                        "hint": problem.hint} for problem in problems], ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands, which GitHub shows on the very lines.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands describes them. Paths are those
    within the repository, wherever in it the command runs.
    """
    return "".join(
        f"::{problem.severity} file={_property(_in_repository(problem.place.path))},line={problem.place.line},"
        f"col={problem.place.column},title={_property(problem.code)}"
        f"::{_data(' '.join((problem.message, problem.hint)).strip())}\n" for problem in problems)


def _in_repository(path: str) -> str:
    root = os.environ.get("GITHUB_WORKSPACE")
    if not root or not Path(path).resolve().is_relative_to(Path(root).resolve()):
        return path
    return Path(path).resolve().relative_to(Path(root).resolve()).as_posix()


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(problems: Sequence[Problem]) -> str:
    """How many there are of each severity, in words."""
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    parts = [f"{count} {word}{'' if count == 1 else 's'}" for count, word in
             ((errors, "error"), (warnings, "warning")) if count]
    return " and ".join(parts) or "no problems"


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {"text": as_text, "json": as_json, "github": as_github}
