"""Problems as text for people, as JSON, for GitHub, and as SARIF."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from builder.values.codes import CODES
from builder.values.json_text import json_text
from builder.values.problems import Problem
from builder.values.reported_problems import reported_problems
from builder.values.visible_text import visible_json, visible_line, visible_lines

_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def problems_to_text(problems: Sequence[Problem]) -> str:
    """Return a paragraph for each problem that is reported: place, message, and the hint indented below."""
    return _problems_to_text(reported_problems(problems))


def _problems_to_text(problems: Sequence[Problem]) -> str:
    return "".join(
        f"{visible_line(f'{problem.place}: {problem.severity}: {problem.message} [{problem.code}]')}\n"
        f"{_indented(problem.hint)}"
        for problem in problems
    )


def _indented(hint: str) -> str:
    return "".join(f"    {line}\n" for line in visible_lines(hint).split("\n")) if hint else ""


def _problems_to_json(problems: Sequence[Problem]) -> str:
    """Return one array; each problem with ``path, line, column, code, severity, message, hint``."""
    return _shown_json(
        [
            {
                "path": problem.place.path,
                "line": problem.place.line,
                "column": problem.place.column,
                "code": problem.code,
                "severity": problem.severity,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in problems
        ]
    )


def _shown_json(value: object) -> str:
    return visible_json(json_text(value))


def _problems_to_github(problems: Sequence[Problem]) -> str:
    """Return workflow commands, which GitHub shows at the lines.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands describes them. Paths are
    relative to the repository, wherever in it the command runs.
    """
    return "".join(
        f"::{problem.severity} file={_property(_in_repository(problem.place.path))},line={problem.place.line},"
        f"col={problem.place.column},title={_property(problem.code)}"
        f"::{_data(' '.join((problem.message, problem.hint)).strip())}\n"
        for problem in problems
    )


def _in_repository(path: str) -> str:
    root = os.environ.get("GITHUB_WORKSPACE")
    if not root or not Path(path).resolve().is_relative_to(Path(root).resolve()):
        return path
    return Path(path).resolve().relative_to(Path(root).resolve()).as_posix()


def _data(text: str) -> str:
    return visible_lines(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _problems_to_sarif(problems: Sequence[Problem]) -> str:
    """Return a log in the Static Analysis Results Interchange Format, version 2.1.0.

    https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html describes it. It
    has the rules that were broken, and paths within the repository, as GitHub code scanning wants them.
    """
    broken = list(dict.fromkeys(problem.code for problem in problems))
    driver = {"name": "briefing", "rules": [_rule(code) for code in broken]}
    return _shown_json(
        {
            "version": "2.1.0",
            "$schema": _SARIF_SCHEMA,
            "runs": [
                {
                    "tool": {"driver": driver},
                    "columnKind": "unicodeCodePoints",
                    "results": [_result(problem, broken.index(problem.code)) for problem in problems],
                }
            ],
        }
    )


def _rule(code: str) -> dict[str, Any]:
    known = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": known.meaning},
        "fullDescription": {"text": known.meaning},
        "help": {"text": known.repair},
        "defaultConfiguration": {"level": known.severity},
    }


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    where = {
        "artifactLocation": {"uri": _uri(_in_repository(problem.place.path))},
        "region": {"startLine": problem.place.line, "startColumn": problem.place.column},
    }
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity,
        "message": {"text": _literally("\n".join(filter(None, (problem.message, problem.hint))))},
        "locations": [{"physicalLocation": where}],
    }


def _literally(text: str) -> str:
    """Return the text with doubled braces: single ones would be placeholders (section 3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")


def _uri(path: str) -> str:
    """Return the path as a URI reference (RFC 3986), relative to the repository if possible. Names can be non-UTF-8."""
    return Path(path).as_uri() if Path(path).is_absolute() else quote(Path(path).as_posix(), errors="surrogateescape")


def summarise_problems(problems: Sequence[Problem]) -> str:
    """Return the number of problems of each severity, in words."""
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    parts = [
        f"{count} {word}{'' if count == 1 else 's'}"
        for count, word in ((errors, "error"), (warnings, "warning"))
        if count
    ]
    return " and ".join(parts) or "no problems"


_FORMS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": _problems_to_text,
    "json": _problems_to_json,
    "github": _problems_to_github,
    "sarif": _problems_to_sarif,
}

PROBLEM_FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    name: lambda problems, form=form: form(reported_problems(problems))  # type: ignore[misc]
    for name, form in _FORMS.items()
}
"""Problems in each format, as far as they are reported (`builder.values.reported_problems`)."""
