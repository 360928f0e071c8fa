"""``briefing import``: annotations and sources exported from other programs, as notes and articles."""

from __future__ import annotations

import argparse
from pathlib import Path

from builder.commands.common import EXIT_DONE, EXIT_PROBLEMS, Subparsers, add_content_argument, say_waiting
from builder.commands.printing import print_data


def add(commands: Subparsers) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "import",
        help="take over annotations from Hypothesis, or sources from Zotero",
        description="Take over annotations that Hypothesis exports as notes on their articles, or the sources of a "
        "CSL-JSON library, as Zotero exports it, as articles without a text. What the file is, is told "
        "from what is in it.",
    )
    command.add_argument("file", type=Path, metavar="FILE", help="the exported file")
    add_content_argument(command)
    command.add_argument(
        "--article",
        default="",
        metavar="ID",
        help="the article that annotations are about whose address no article has",
    )
    command.add_argument("--format", choices=("text", "json"), default="text", help="how to report (default: text)")
    command.add_argument("--dry-run", action="store_true", help="report what would be done, and write nothing")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Import a file. Other commands that write notes are kept away from reading to writing, so that none is lost."""
    from builder.world.author_files import locked_author_folder

    if given.dry_run:
        return _run(given)
    with locked_author_folder(given.content, say_waiting):
        return _run(given)


def _run(given: argparse.Namespace) -> int:
    from builder.desk.importing.import_file import plan_import
    from builder.desk.importing.import_report import IMPORT_REPORT_FORMATS
    from builder.world.author_files import write_author_files

    planned = plan_import(given.file, given.content, given.article)
    if planned.files and not given.dry_run:
        planned.check_folder()
        write_author_files(planned.files, planned.existing.values(), given.content, planned.read)
    print_data(IMPORT_REPORT_FORMATS[given.format](planned.file, planned.report, given.dry_run))
    return EXIT_PROBLEMS if planned.has_failures else EXIT_DONE
