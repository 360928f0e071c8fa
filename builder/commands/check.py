"""``briefing check``: every problem, what a review would object to, and nothing written."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from builder.commands.common import DONE, PROBLEMS, Commands, content_argument


def add(commands: Commands) -> None:
    """Describe the command."""
    check = commands.add_parser(
        "check",
        help="report every problem, and write nothing",
        description="Report every problem, and write nothing. A briefing without errors is "
        "reviewed as well: entries nobody names, claims with one side, and more.",
    )
    content_argument(check)
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
    from builder.values.problems import did_you_mean

    if code not in CODES:
        raise argparse.ArgumentTypeError(
            f"there is no problem “{code}”. {did_you_mean(code, CODES, 'docs/problems.md lists them all.')}"
        )
    if CODES[code].severity == "error":
        raise argparse.ArgumentTypeError(f"“{code}” is an error, and a build stops at it; only warnings can be ignored")
    return code


def run(given: argparse.Namespace) -> int:
    """Check a briefing."""
    from builder.api import check
    from builder.report import FORMATS, summary
    from builder.values.problems import has_errors

    problems = [
        replace(problem, severity="error") if given.strict else problem
        for problem in check(given.content)
        if problem.code not in given.ignore
    ]
    sys.stdout.write(FORMATS[given.format](problems))
    if given.format == "text":
        print(f"{given.content}: {summary(problems)}.")
    return PROBLEMS if has_errors(problems) else DONE
