"""``briefing note``: a note on words of an article, written where its notes are."""

from __future__ import annotations

import argparse

from builder.commands.common import EXIT_DONE, EXIT_PROBLEMS, Subparsers, add_content_argument, say_waiting
from builder.commands.printing import print_line, print_lines
from builder.values.vocabulary import NOTE_KINDS


def add(commands: Subparsers) -> None:
    """Describe the command."""
    note = commands.add_parser(
        "note",
        help="write a note on words of an article",
        description="Write a note on words of an article. The quote is written as it stands there, with the fewest "
        "words before or after it that make it unique.",
    )
    note.add_argument("article", metavar="ARTICLE", help="the article: its id, or its file")
    note.add_argument("words", metavar="WORDS", help="the words that the note is about")
    add_content_argument(note)
    note.add_argument("--id", default="", help="the note's id (default: from the first words)")
    note.add_argument("--kind", choices=NOTE_KINDS, metavar="KIND", default="", help=f"one of {', '.join(NOTE_KINDS)}")
    note.add_argument("--text", default="", help="what there is to say")
    note.add_argument("--prefix", default="", help="the words just before, where the words stand more than once")
    note.add_argument("--suffix", default="", help="the words just after")
    note.add_argument("--nth", type=int, default=None, metavar="N", help="which of several places is meant, from 1")
    note.add_argument("--dry-run", action="store_true", help="show the note, and write nothing")
    note.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Write a note. Other commands that write notes are kept away from reading to writing, so that none is lost."""
    from builder.world.author_files import locked_author_folder

    if given.dry_run:
        return _run(given)
    with locked_author_folder(given.content, say_waiting):
        return _run(given)


def _run(given: argparse.Namespace) -> int:
    from builder.desk.editable_article import open_article
    from builder.desk.note_creation import NoteRequest, PlacementFailure, create_note
    from builder.desk.note_text import note_yaml
    from builder.world.author_files import write_author_files

    article = open_article(given.content, given.article)
    new = create_note(
        article, NoteRequest(given.words, given.prefix, given.suffix, given.nth, given.id, given.kind, given.text)
    )
    if isinstance(new, PlacementFailure):
        print_lines(f"briefing: {new.message}\nNothing was changed.\n", error=True)
        return EXIT_PROBLEMS
    if not given.dry_run:
        write_author_files({new.path: new.data}, new.read, given.content, new.read)
    print_line(f"{new.path}: {'would be added' if given.dry_run else 'added'} the note “{new.pairs['id']}”.")
    print_lines(note_yaml(list(new.pairs.items()), 2))
    if "text" not in new.pairs:
        print_line("It has no “text” yet: add what there is to say.")
    return EXIT_DONE
