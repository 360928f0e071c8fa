"""``briefing new``: a small briefing that works, to be written over."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from builder.commands.common import EXIT_DONE, Subparsers
from builder.values.errors import BriefingError
from builder.values.json_text import json_bytes

SCAFFOLD = Path(__file__).resolve().parent.parent / "scaffold"
"""The files of a new briefing. Names that begin with a dot are kept as ``dot-…``: packaging drops some of those."""

_UNTITLED = "A new briefing"
"""The title of a briefing that nobody has named yet."""

_BARE_FRONT_PAGE = """---
title: Overview
# The lists below the prose: judgements, timeline, claims, articles, entries, glossary.
show: [judgements, timeline, claims, articles]
---
"""
"""The front page of a briefing that has nothing yet."""

_ABOUT_EXAMPLE = (
    "The articles, notes and records in `content/` are an example, made up to show how each kind is "
    "written. Replace them with\nyours."
)
_ABOUT_NOTHING = (
    "`content/` has a front page and nothing else. `briefing clean --into content/articles FILE…` makes "
    'articles of saved pages;\n`briefing note ARTICLE "words"` begins the notes on one.'
)

_EXAMPLE = "description: What two reports say about a footbridge that was closed for repairs."


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
    from builder.world.author_files import write_author_files

    _refuse(given.folder, given.language)
    if given.title is not None and not given.title.strip():
        raise BriefingError("The title is empty. Write one, or leave --title out.")
    files = {
        given.folder / path: data
        for path, data in scaffold_files(given.title or "", given.language, given.bare).items()
    }
    write_author_files(files)
    print(
        f"A briefing stands in {given.folder}. What next:\n"
        f"    cd {given.folder}\n    briefing serve     # see it, and see every change as you save it\n"
        "    briefing clean --into content/articles FILE…     # articles from saved pages or texts"
    )
    return EXIT_DONE


def scaffold_files(title: str, language: str, bare: bool = False) -> dict[str, bytes]:
    """The files of a new briefing by their path; of a ``bare`` one no more content than its settings and a page."""
    from builder.desk.schemas import SCHEMA_KINDS, schema_for

    kept = dict(_kept())
    if bare:
        kept = {path: data for path, data in kept.items() if path.parts[0] != "content" or path.name == "briefing.yaml"}
        kept[PurePosixPath("content/pages/index.md")] = _BARE_FRONT_PAGE.encode()
    files = {str(path): _filled(data, title, language, bare) for path, data in kept.items()}
    schemas = {f"schemas/{kind}.json": json_bytes(schema_for(kind), indent=1) for kind in SCHEMA_KINDS}
    return files | schemas


def _refuse(folder: Path, language: str) -> None:
    from builder.reading.scalar_shapes import LanguageShape
    from builder.reading.shapes import RecordReader
    from builder.reading.yaml_nodes import ScalarNode
    from builder.values.text_file import TextFile

    try:
        if folder.exists() and (not folder.is_dir() or any(path.name != ".git" for path in folder.iterdir())):
            raise BriefingError(
                f"{folder} is not an empty folder, and is left as it is. Name one that is not there yet."
            )
    except OSError as error:
        raise BriefingError(f"{folder} cannot be read: {error.strerror}.") from error
    reader = RecordReader(TextFile("--language", language))
    if LanguageShape().read(ScalarNode(language, 0, len(language)), reader) is None:
        raise BriefingError(" ".join(f"{problem.message} {problem.hint}" for problem in reader.problems))


def _kept() -> Iterator[tuple[PurePosixPath, bytes]]:
    for path in sorted(SCAFFOLD.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            parts = (
                part.replace("dot-", ".", 1) if part.startswith("dot-") else part
                for part in path.relative_to(SCAFFOLD).parts
            )
            yield PurePosixPath(*parts), path.read_bytes()


def _filled(data: bytes, title: str, language: str, bare: bool) -> bytes:
    from builder.desk.note_text import one_line
    from builder.values.yaml_text import scalar

    name = one_line(title)
    given = {
        "@TITLE@": name or _UNTITLED,
        "@TITLE-YAML@": scalar(name or _UNTITLED),
        "@LANGUAGE@": language,
        # What the example is about is not what a briefing with a title is about.
        "@DESCRIPTION@": "# description: What it is about, in one or two sentences." if name or bare else _EXAMPLE,
        "@ABOUT-CONTENT@": _ABOUT_NOTHING if bare else _ABOUT_EXAMPLE,
    }
    return re.sub("@[A-Z-]+@", lambda match: given[match[0]], data.decode("utf-8")).encode("utf-8")
