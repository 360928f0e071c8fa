"""``briefing clean``: make articles of raw text or saved pages, and report every line that is left out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from builder.commands.common import EXIT_DONE, EXIT_PROBLEMS, Subparsers, confirm, today
from builder.commands.printing import print_data, print_line, print_lines

if TYPE_CHECKING:
    from builder.clean.cleaning import CleaningPlan


def add(commands: Subparsers) -> None:
    """Describe the command."""
    clean = commands.add_parser(
        "clean",
        help="make articles of raw text or saved pages",
        description="Make articles of raw text or saved pages of HTML, and report every line that is left out.",
    )
    clean.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a text, or a page of HTML")
    clean.add_argument(
        "--into",
        type=Path,
        default=Path("content/articles"),
        metavar="DIR",
        help="the folder for the articles (default: content/articles)",
    )
    clean.add_argument("--report", type=Path, metavar="FILE", help="write the report there and not to the terminal")
    clean.add_argument("--format", choices=("text", "json"), default="text", help="how to report (default: text)")
    clean.add_argument("--publisher", default="", metavar="NAME", help="who published all of these files")
    clean.add_argument(
        "--published", default="", metavar="DATE", help="when they were published, for example 2024-07-19"
    )
    clean.add_argument(
        "--url", default="", metavar="ADDRESS", help="the address of the article, if one file is cleaned"
    )
    clean.add_argument(
        "--rights", default="", metavar="RIGHTS", help="what readers may see of them: full, excerpt, quotes or link"
    )
    clean.add_argument(
        "--encoding",
        default="",
        metavar="NAME",
        help="the encoding of the files, where they do not say it, for example windows-1251",
    )
    clean.add_argument(
        "--id",
        default="",
        metavar="ID",
        help="the article's id, or for several files a pattern such as '{date}-{slug}' or 'report-{n}'; "
        "there are {n}, {date}, {slug}, {stem} and {publisher} (default: from the title)",
    )
    clean.add_argument(
        "--replace",
        action="store_true",
        help="put new texts into articles that are there already; what differs is shown first, and what "
        "stands over them is kept",
    )
    clean.add_argument("--yes", action="store_true", help="with --replace, do not ask before anything is written")
    clean.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Clean files."""
    from builder.clean.cleaning import CleaningRequest, plan_cleaning
    from builder.clean.overrides import Overrides
    from builder.world.author_files import root_of_articles, write_author_files

    plan = plan_cleaning(
        CleaningRequest(
            list(dict.fromkeys(given.files)),
            given.into,
            today(),
            Overrides(given.url, given.published, given.publisher, given.rights, given.encoding),
            given.id,
            given.replace,
            given.report,
            given.format,
        )
    )
    read = {path: path.read_bytes() for path in plan.replaceable if path.is_file()}
    if given.replace and not _is_replacement_confirmed(plan, given.yes):
        return EXIT_PROBLEMS
    write_author_files(plan.files, plan.replaceable, root_of_articles(given.into), read)
    _print_outcome(plan)
    return EXIT_PROBLEMS if plan.without_article or plan.warnings else EXIT_DONE


def _is_replacement_confirmed(plan: CleaningPlan, yes: bool) -> bool:
    """Show what would be replaced and which notes would no longer be on their words; on a terminal, ask."""
    from builder.desk.replacement_report import describe_replacement

    changes = describe_replacement(plan.articles, plan.existing)
    if changes:
        print_lines(changes, error=True)
    if not changes or yes or confirm("Write it?"):
        return True
    print_line("briefing: nothing was written; everything is as it was.", error=True)
    return False


def _print_outcome(plan: CleaningPlan) -> None:
    folder, report, count = plan.request.folder, plan.request.report_path, len(plan.articles)
    if report:
        print_line(f"{count} article{'' if count == 1 else 's'} in {folder}; the report is {report}.")
    else:
        print_data(plan.report)
    if count and folder.name == "articles" and not any(folder.parent.glob("briefing.y*ml")):
        print_line(f"briefing: {folder.parent} has no briefing.yaml. “briefing new DIR” begins a briefing.", error=True)
    for source in plan.without_article:
        print_line(
            f"briefing: no article was found in {source}, and none is written. If it has one, copy its text into a "
            "file by hand.",
            error=True,
        )
    for source, warning in plan.warnings:
        print_line(f"briefing: {source}: {warning}", error=True)
