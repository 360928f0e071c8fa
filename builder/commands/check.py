"""``briefing check``: reports every problem and the warnings of a review, and writes nothing."""

from __future__ import annotations

import argparse

from builder.commands.common import EXIT_DONE, EXIT_PROBLEMS, Subparsers, add_content_argument
from builder.commands.printing import print_data, print_line


def add(commands: Subparsers) -> None:
    """Describe the command."""
    check = commands.add_parser(
        "check",
        help="report every problem, and write nothing",
        description="Report every problem, and write nothing. A briefing without errors is "
        "reviewed as well: entries nobody names, claims with one side, and more.",
    )
    add_content_argument(check)
    check.add_argument(
        "--format", choices=("text", "json", "github", "sarif"), default="text", help="how to report (default: text)"
    )
    check.add_argument("--strict", action="store_true", help="take warnings for errors")
    check.add_argument(
        "--ignore",
        type=_warning,
        action="append",
        default=[],
        metavar="CODE",
        help="leave out the warnings of this code; may be given again for another",
    )
    check.set_defaults(run=run)


def _warning(code: str) -> str:
    from builder.values.codes import CODES
    from builder.values.problems import suggest_word

    if code not in CODES:
        raise argparse.ArgumentTypeError(
            f"there is no problem “{code}”. {suggest_word(code, CODES, 'docs/problems.md lists them all.')}"
        )
    if CODES[code].severity == "error":
        raise argparse.ArgumentTypeError(f"“{code}” is an error, and a build stops at it; only warnings can be ignored")
    return code


def run(given: argparse.Namespace) -> int:
    """Check a briefing."""
    from dataclasses import replace

    from builder.api import check
    from builder.report import PROBLEM_FORMATS, summarise_problems
    from builder.values.problems import has_errors

    problems = [
        replace(problem, severity="error") if given.strict else problem
        for problem in check(given.content)
        if problem.code not in given.ignore
    ]
    print_data(PROBLEM_FORMATS[given.format](problems))
    if given.format == "text":
        print_line(f"{given.content}: {summarise_problems(problems)}.")
    return EXIT_PROBLEMS if has_errors(problems) else EXIT_DONE
