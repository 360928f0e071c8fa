"""``briefing reanchor``: places notes on their words again after the words of an article have changed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from builder.commands.common import EXIT_DONE, EXIT_PROBLEMS, Subparsers, add_content_argument, today
from builder.commands.printing import print_data, print_line, print_lines


def add(commands: Subparsers) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "reanchor",
        help="put notes on their words again after an article has changed",
        description="Show each note that no longer stands on its words, with what they may have become, and mend "
        "it: one by one on a terminal, or as the options say.",
    )
    parser.add_argument("articles", metavar="ARTICLE", nargs="*", help="only these articles: ids or files")
    add_content_argument(parser)
    parser.add_argument(
        "--accept",
        action="store_true",
        help="put notes on words that say the same letter by letter, and ask about no others",
    )
    parser.add_argument(
        "--withdraw", type=_reason, metavar="REASON", default=None, help="mark those without a candidate as withdrawn"
    )
    parser.add_argument("--ask", action="store_true", help="ask even if this is not a terminal")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    parser.add_argument(
        "--threshold",
        type=_share,
        metavar="0.x",
        default=None,
        help="no longer used: how alike two wordings are does not tell whether they say the same",
    )
    parser.add_argument(
        "--no-earlier",
        action="store_true",
        help="do not keep old words under “earlier”: they were never the publisher’s",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to report (default: text)")
    parser.set_defaults(run=run)


def _reason(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("the reason is empty. Say why the words are gone.")
    return text.strip()


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 < share <= 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a share between 0 and 1, such as 0.8.")
    return share


class _Terminal:
    """Asks on the standard error output: the standard output is the report."""

    def ask(self, prompt: str) -> str:
        print_lines(prompt, error=True)
        return sys.stdin.readline()

    def show(self, text: str) -> None:
        print_lines(f"{text}\n", error=True)


def run(given: argparse.Namespace) -> int:
    """Show the unanchored quotes, and place or withdraw them as the options or the author say."""
    from builder.desk.editable_article import list_article_files, open_article, read_article, read_notes_file
    from builder.desk.reanchor import find_unanchored_quotes
    from builder.desk.reanchor_session import ReanchorChoices, ReanchorSession
    from builder.desk.unanchored_report import unanchored_to_json, unanchored_to_text
    from builder.reading.load import read_limits
    from builder.values.json_text import json_text
    from builder.values.visible_text import visible_json
    from builder.world.author_files import write_author_files

    if given.threshold is not None:
        print_line(
            "briefing: --threshold is no longer used. --accept takes only what says the same, letter by letter.",
            error=True,
        )
    files, notes = list_article_files(given.content)
    limits = read_limits(given.content)
    desks = [open_article(given.content, name) for name in given.articles] or [
        read_article(given.content, file, notes[file.id], limits) for file in files if file.id in notes
    ]
    asking = not given.dry_run and (
        given.ask or (not (given.accept or given.withdraw) and given.format == "text" and sys.stdin.isatty())
    )
    choices = ReanchorChoices(given.accept, given.withdraw or "", asking, not given.no_earlier, today().isoformat())
    session = ReanchorSession(choices, _Terminal())
    orphans = (
        {}
        if given.articles
        else {name: path for name, path in notes.items() if name not in {file.id for file in files}}
    )
    written: dict[Path, bytes] = {}
    read: dict[Path, bytes] = {}
    report: list[dict[str, object]] = []
    left = 0
    for article in desks:
        mark, file = read_notes_file(article.notes)
        before = file.raw
        for loose in find_unanchored_quotes(article, file):
            if given.format == "text":
                print_lines(f"{unanchored_to_text(article, loose)}\n")
            file, done = session.decide(article, file, loose)
            left += not done
            report.append(unanchored_to_json(article, loose, done))
            if given.format == "text":
                print_line(f"  → {done or 'left as it is'}")
        if file.raw != before:
            written[article.notes] = (mark + file.raw).encode()
            read[article.notes] = (mark + before).encode()
    if written and not given.dry_run:
        write_author_files(written, written, given.content, read)
    for name, path in orphans.items():
        print_line(
            f"briefing: {path}: there is no article “{name}” for these notes. Name the file as the article is named.",
            error=True,
        )
    if given.format == "json":
        print_data(visible_json(json_text(report)))
    else:
        print_line(
            f"{len(report)} loose, {len(report) - left} {'would be ' if given.dry_run else ''}mended, {left} left."
        )
    return EXIT_PROBLEMS if left or orphans or (report and given.dry_run) else EXIT_DONE
