"""``briefing new``: a small briefing that works, as a start."""

from __future__ import annotations

import argparse
from pathlib import Path

from builder.commands.common import EXIT_DONE, Subparsers
from builder.commands.printing import print_line


def add(commands: Subparsers) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "new",
        help="begin a briefing",
        description="Begin a briefing: a small one that works, with comments that say "
        "what is what, settings for editors, and a workflow that publishes it to GitHub Pages.",
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="the folder to make")
    command.add_argument("--title", default=None, help="the briefing's title")
    command.add_argument("--language", default="en", metavar="TAG", help="the language of your own prose (default: en)")
    command.add_argument("--bare", action="store_true", help="leave out the example: no article, note or record")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Write the files of a new briefing."""
    from builder.desk.scaffold import check_new_briefing, scaffold_files
    from builder.world.author_files import write_author_files

    check_new_briefing(given.folder, given.title, given.language)
    files = scaffold_files(given.title or "", given.language, given.bare)
    write_author_files({given.folder / path: data for path, data in files.items()}, root=given.folder)
    print_line(f"A briefing stands in {given.folder}. What next:")
    print_line(f"    cd {given.folder}")
    print_line("    briefing serve     # see it, and see every change as you save it")
    print_line("    briefing clean --into content/articles FILE…     # articles from saved pages or texts")
    return EXIT_DONE
