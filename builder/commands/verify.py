"""``briefing verify``: whether a site is as it was built."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from builder.commands.common import EXIT_DONE, EXIT_PROBLEMS, Subparsers
from builder.commands.printing import print_data, print_line


def add(commands: Subparsers) -> None:
    """Describe the command."""
    verify = commands.add_parser(
        "verify",
        help="check that a site is as it was built",
        description="Check every file of a site, in a folder or a zip, against the digests of its list: nothing was "
        "changed, nothing is missing, nothing else is there. Nothing is unpacked or written.",
    )
    verify.add_argument(
        "site", type=Path, nargs="?", default=Path("site"), metavar="DIR|ZIP", help="the site (default: site)"
    )
    verify.add_argument(
        "--format", choices=("text", "json", "github", "sarif"), default="text", help="how to report (default: text)"
    )
    verify.add_argument(
        "--own",
        action="append",
        default=[],
        metavar="PATH",
        help="a file or folder that no build wrote and that belongs there, such as CNAME; may be given again",
    )
    verify.add_argument(
        "--digest",
        type=_digest,
        metavar="SHA256",
        help="what the SHA-256 of the list must be, if you know it",
    )
    verify.set_defaults(run=run)


def _digest(text: str) -> str:
    found = re.fullmatch(r"(?:sha256:)?([0-9a-fA-F]{64})", text.strip())
    if not found:
        raise argparse.ArgumentTypeError(f"“{text}” is no SHA-256; it has 64 characters, 0–9 and a–f")
    return found[1].lower()


def run(given: argparse.Namespace) -> int:
    """Verify a site."""
    from builder.report import PROBLEM_FORMATS, summarise_problems
    from builder.verify import verify_site

    done = verify_site(given.site, given.own, given.digest or "")
    print_data(PROBLEM_FORMATS[given.format](done.problems))
    if given.format == "text":
        if done.problems:
            print_line(f"{given.site} is not as it was built: {summarise_problems(done.problems)}.")
        else:
            print_line(f"{given.site} is as it was built: {done.files} files.")
        if done.list_digest:
            print_line(f"SHA-256 of the list: {done.list_digest}")
    return EXIT_PROBLEMS if done.problems else EXIT_DONE
