"""``briefing check``: every problem, and nothing written."""

from __future__ import annotations

import argparse
import sys

from builder.commands.common import DONE, PROBLEMS, Commands, content_argument


def add(commands: Commands) -> None:
    """Describe the command."""
    check = commands.add_parser("check", help="report every problem, and write nothing",
                                description="Report every problem, and write nothing.")
    content_argument(check)
    check.add_argument("--format", choices=("text", "json", "github"), default="text",
                       help="how to report (default: text)")
    check.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Check a briefing."""
    from builder.build import check
    from builder.report import FORMATS, summary

    problems = check(given.content).problems
    sys.stdout.write(FORMATS[given.format](problems))
    if given.format == "text":
        print(f"{given.content}: {summary(problems)}.")
    return PROBLEMS if any(problem.severity == "error" for problem in problems) else DONE
