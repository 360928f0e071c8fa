"""``briefing schema``: what an editor needs to know of the content model."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from builder.commands.common import DONE, Commands
from builder.values.refused import Refused


def add(commands: Commands) -> None:
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
    from builder.desk.schemas import KINDS, names_in, schema
    from builder.reading.load import load
    from builder.values.problems import did_you_mean, one_of
    from builder.world.authored import write

    for kind in given.kind:
        if kind not in KINDS:
            raise Refused(f"There is no kind of file “{kind}”. {did_you_mean(kind, KINDS, f'Name {one_of(KINDS)}.')}")
    if given.names and not given.names.is_dir():
        raise Refused(f"There is no folder “{given.names}” here.")
    names = names_in(load(given.names)[0]) if given.names else ()
    schemas = {kind: schema(kind, names) for kind in given.kind or KINDS}
    if given.into:
        files = {given.into / f"{kind}.json": as_json(each) for kind, each in schemas.items()}
        write(files, replace=files)
        print(f"{len(files)} schema{'' if len(files) == 1 else 's'} in {given.into}.")
    else:
        sys.stdout.write(as_json(next(iter(schemas.values())) if len(given.kind) == 1 else schemas).decode())
    return DONE


def as_json(value: object) -> bytes:
    """A schema as a file."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
