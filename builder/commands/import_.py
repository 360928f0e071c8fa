"""``briefing import``: annotations and sources that other programs keep, taken over."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from builder.commands.common import EXIT_DONE, EXIT_PROBLEMS, Subparsers, add_content_argument
from builder.values.errors import BriefingError
from builder.values.json_text import json_text

if TYPE_CHECKING:
    from builder.desk.importing.import_report import ImportedFile, ImportReport


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
    """Import a file."""
    from builder.desk.importing.formats import parse_import_file
    from builder.desk.importing.import_report import FAILURE_CODES
    from builder.reading.content_folder import find_files
    from builder.reading.load import load_briefing
    from builder.world.author_files import write_author_files

    export = parse_import_file(_data(given.file), str(given.file))
    if given.article and export.is_library:
        raise BriefingError("--article is for annotations, and this file is a library of sources. Leave it out.")
    briefing, _ = load_briefing(given.content)
    files = find_files(given.content)[0]
    if export.is_library:
        from builder.desk.importing.to_articles import items_to_articles

        standing: dict[str, Path] = {}
        folder, ending = given.content / "articles", ".md"
        outcome = items_to_articles(export.items, briefing, [file.id for file in files if file.kind == "articles"])
    else:
        from builder.desk.importing.to_notes import annotations_to_notes

        standing = {file.id: file.real_path for file in reversed(files) if file.kind == "notes"}
        folder, ending = given.content / "notes", ".yaml"
        outcome = annotations_to_notes(export.annotations, briefing, _texts(standing), given.article)
    new = {standing.get(name, folder / f"{name}{ending}"): text.encode("utf-8") for name, text in outcome.texts.items()}
    if new and not given.dry_run:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise BriefingError(f"{folder} is a file or a symbolic link, where a folder must be. Nothing was changed.")
        write_author_files(new, replace=standing.values())
    sys.stdout.write(_REPORTS[given.format](export, outcome, given.dry_run))
    return (
        EXIT_PROBLEMS
        if any(remark.code in FAILURE_CODES for remark in outcome.remarks) or export.unread_count
        else EXIT_DONE
    )


def _data(file: Path) -> bytes:
    """The bytes of the file, or a few more than are read at the most."""
    from builder.desk.importing.formats import LARGEST_IMPORTED_FILE

    try:
        if file.stat().st_size > LARGEST_IMPORTED_FILE:
            raise BriefingError(
                f"{file} has {file.stat().st_size // 1_000_000} MB; {LARGEST_IMPORTED_FILE // 1_000_000} MB "
                f"are read at "
                "the most. Export less at a time."
            )
        return file.read_bytes()
    except (OSError, ValueError) as error:
        raise BriefingError(f"{file} cannot be read: {getattr(error, 'strerror', None) or error}.") from error


def _texts(files: dict[str, Path]) -> dict[str, str]:
    """The files of notes with their own line ends; one that is no text is complained of where it would be added to."""
    texts = {}
    for name, where in files.items():
        try:
            texts[name] = where.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            texts[name] = "{}"
    return texts


def _as_text(export: ImportedFile, outcome: ImportReport, dry: bool) -> str:
    lines = []
    for remark in outcome.remarks:
        lines += [
            f"{remark.about}: {remark.message} [{remark.code}]",
            *(f"    {line}" for line in remark.hint.splitlines()),
        ]
    lines += [f"+ {name}" for name in outcome.added]
    if export.unread_count:
        lines.append(f"{export.unread_count} entries of the file are of no kind that is understood.")
    what = "article" if export.is_library else "note"
    count = len(outcome.added)
    done = "would be added; nothing is written" if dry else "added"
    lines.append(f"{count or 'No'} {what}{'' if count == 1 else 's'} {done}.")
    return "".join(f"{line}\n" for line in lines)


def _as_json(export: ImportedFile, outcome: ImportReport, dry: bool) -> str:
    return json_text(
        {
            "kind": "articles" if export.is_library else "notes",
            "dry_run": dry,
            "added": outcome.added,
            "unread": export.unread_count,
            "remarks": [
                {"code": remark.code, "about": remark.about, "message": remark.message, "hint": remark.hint}
                for remark in outcome.remarks
            ],
        }
    )


_REPORTS = {"text": _as_text, "json": _as_json}
