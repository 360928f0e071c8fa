"""``briefing schema``: the content model as schemas for an editor."""

from __future__ import annotations

import argparse
from pathlib import Path

from builder.commands.common import EXIT_DONE, Subparsers
from builder.commands.printing import print_data, print_line
from builder.values.errors import BriefingError


def add(commands: Subparsers) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "schema",
        help="write JSON Schemas of the files of a briefing, for editors",
        description="Write JSON Schemas of the files of a briefing: briefing, article, page, notes, entries, events, "
        "claims, judgements. With the content of a briefing, references are completed from its records.",
    )
    command.add_argument("kind", nargs="*", metavar="KIND", help="which (default: all)")
    command.add_argument(
        "--into",
        type=Path,
        metavar="DIR",
        help="write KIND.json into this folder, over those that stand there (default: print)",
    )
    command.add_argument(
        "--names", type=Path, metavar="DIR", help="the content whose records are offered to references"
    )
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Write or print schemas."""
    from builder.desk.schemas import SCHEMA_KINDS, reference_names, schema_for
    from builder.reading.load import load_briefing
    from builder.values.json_text import json_bytes, json_text
    from builder.values.problems import enumerate_words, suggest_word
    from builder.values.visible_text import visible_json
    from builder.world.author_files import write_author_files

    for kind in given.kind:
        if kind not in SCHEMA_KINDS:
            raise BriefingError(
                f"There is no kind of file “{kind}”. "
                f"{suggest_word(kind, SCHEMA_KINDS, f'Name {enumerate_words(SCHEMA_KINDS)}.')}"
            )
    if given.names and not given.names.is_dir():
        raise BriefingError(f"There is no folder “{given.names}” here.")
    names = reference_names(load_briefing(given.names)[0]) if given.names else ()
    schemas = {kind: schema_for(kind, names) for kind in given.kind or SCHEMA_KINDS}
    if given.into:
        files = {given.into / f"{kind}.json": json_bytes(each, indent=1) for kind, each in schemas.items()}
        write_author_files(files, files, given.into)
        print_line(f"{len(files)} schema{'' if len(files) == 1 else 's'} in {given.into}.")
    else:
        shown = next(iter(schemas.values())) if len(given.kind) == 1 else schemas
        print_data(visible_json(json_text(shown, indent=1)))
    return EXIT_DONE
