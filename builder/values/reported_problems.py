"""Which of very many problems are shown: the first hundred of each file, and a count of the others.

A file with one mistake in each of its lines would otherwise hide all other files, and make a report of megabytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from builder.values.problems import Problem, has_errors, sort_problems

MOST_OF_A_FILE = 100
"""How many problems of a file are shown."""

_LONGEST_MESSAGE = 2_000
"""How many characters of a message are shown."""

_LONGEST_HINT = 6_000
"""How many characters of a hint are shown: it can have twenty candidates with their contexts."""


def reported_problems(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems that a report shows, in order, each with what is shown of it.

    Of a file with more than `MOST_OF_A_FILE`, errors are preferred, and one more problem says how many there are.
    """
    return sort_problems(
        shown
        for _, of_file in groupby(sorted(problems, key=_path), key=_path)
        for shown in _shown_of_file(sort_problems(of_file))
    )


def _path(problem: Problem) -> str:
    return problem.place.path


def _shown_of_file(problems: list[Problem]) -> Iterator[Problem]:
    ranked = sorted(problems, key=lambda problem: problem.severity != "error")
    yield from map(_shortened, ranked[:MOST_OF_A_FILE])
    rest = ranked[MOST_OF_A_FILE:]
    if rest:
        yield Problem(
            max(problem.place for problem in problems),
            "more-problems",
            f"There {'is 1 more problem' if len(rest) == 1 else f'are {len(rest):,} more problems'} in this file.",
            "Repair those that are shown first; often one mistake is made again and again.",
            "error" if has_errors(rest) else "warning",
        )


def _shortened(problem: Problem) -> Problem:
    if len(problem.message) <= _LONGEST_MESSAGE and len(problem.hint) <= _LONGEST_HINT:
        return problem
    message, hint = _cut(problem.message, _LONGEST_MESSAGE), _cut(problem.hint, _LONGEST_HINT)
    return replace(problem, message=message, hint=hint)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length]} …"
