"""``briefing reanchor``: notes whose words have changed in their article, put on them again."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from builder.commands.common import EXIT_DONE, EXIT_PROBLEMS, Subparsers, add_content_argument, today
from builder.values.json_text import json_text

if TYPE_CHECKING:
    from builder.desk.editable_article import EditableArticle
    from builder.desk.reanchor import UnanchoredQuote
    from builder.desk.yaml_edit import YamlFile
    from builder.meaning.spans import Span


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


def run(given: argparse.Namespace) -> int:
    """Show what is loose, and mend it as asked."""
    from builder.desk.editable_article import list_article_files, open_article, read_article, read_notes_file
    from builder.desk.reanchor import find_unanchored_quotes
    from builder.desk.unanchored_report import unanchored_to_json, unanchored_to_text
    from builder.world.author_files import write_author_files

    if given.threshold is not None:
        print(
            "briefing: --threshold is no longer used. --accept takes only what says the same, letter by letter.",
            file=sys.stderr,
        )
    files, notes = list_article_files(given.content)
    desks = [open_article(given.content, name) for name in given.articles] or [
        read_article(given.content, file, notes[file.id]) for file in files if file.id in notes
    ]
    asking = not given.dry_run and (
        given.ask or (not (given.accept or given.withdraw) and given.format == "text" and sys.stdin.isatty())
    )
    session = _Session(given, asking)
    orphans = (
        {}
        if given.articles
        else {name: path for name, path in notes.items() if name not in {file.id for file in files}}
    )
    written: dict[Path, bytes] = {}
    report: list[dict[str, object]] = []
    left = 0
    for article in desks:
        mark, file = read_notes_file(article.notes)
        before = file.raw
        for loose in find_unanchored_quotes(article, file):
            if given.format == "text":
                print(unanchored_to_text(article, loose))
            file, done = session.decide(article, file, loose)
            left += not done
            report.append(unanchored_to_json(article, loose, done))
            if given.format == "text":
                print(f"  → {done or 'left as it is'}")
        if file.raw != before:
            written[article.notes] = (mark + file.raw).encode()
    if written and not given.dry_run:
        write_author_files(written, replace=written)
    for name, path in orphans.items():
        print(
            f"briefing: {path}: there is no article “{name}” for these notes. Name the file as the article is named.",
            file=sys.stderr,
        )
    if given.format == "json":
        sys.stdout.write(json_text(report))
    else:
        print(f"{len(report)} loose, {len(report) - left} {'would be ' if given.dry_run else ''}mended, {left} left.")
    return EXIT_PROBLEMS if left or orphans or (report and given.dry_run) else EXIT_DONE


class _Session:
    """What is decided about one quote after another."""

    def __init__(self, given: argparse.Namespace, asking: bool) -> None:
        self.given, self.asking, self.stopped = given, asking, False

    def decide(self, article: EditableArticle, file: YamlFile, loose: UnanchoredQuote) -> tuple[YamlFile, str]:
        """The notes after the decision, and what was done; that is empty where nothing was."""
        from builder.values.errors import BriefingError

        try:
            if self.given.accept and loose.certain:
                return self._placed(article, file, loose, loose.certain.span, "put on words that say the same")
            if self.given.withdraw and loose.is_gone and not self._has_others(article, file, loose):
                return self._withdrawn(file, loose, self.given.withdraw)
            return self._asked(article, file, loose)
        except BriefingError as refused:
            print(f"briefing: {refused}", file=sys.stderr)
            return file, ""

    def _asked(self, article: EditableArticle, file: YamlFile, loose: UnanchoredQuote) -> tuple[YamlFile, str]:
        """What the author decides, who may come back from typing words to the other answers."""
        while self.asking and not self.stopped:
            answer = self._answer(loose)
            typed = self._typed(article) if answer == "n" else None
            if isinstance(typed, str):
                answer = typed
            elif typed is not None:
                return self._placed(article, file, loose, typed, "put on the words given")
            if answer == "w":
                reason = self._reason(article, file, loose)
                if reason:
                    return self._withdrawn(file, loose, reason)
            elif answer.isdigit():
                span = loose.candidates[int(answer) - 1].span
                return self._placed(article, file, loose, span, f"put on candidate {answer}")
            elif answer == "s":
                break
        return file, ""

    def _reason(self, article: EditableArticle, file: YamlFile, loose: UnanchoredQuote) -> str:
        """Why a whole note is withdrawn; nothing where the author thinks better of it."""
        if self._has_others(article, file, loose) and self._line(
            "  withdraw the whole note all the same, y/n? "
        ).strip().lower() not in ("y", "yes"):
            return ""
        reason = self._line("  reason? ").strip()
        if not reason:
            print("  Nothing is withdrawn without a reason: readers see it.", file=sys.stderr)
        return reason

    def _has_others(self, article: EditableArticle, file: YamlFile, loose: UnanchoredQuote) -> bool:
        """Whether the note has other quotes that are not gone; the author is told which."""
        from builder.desk.reanchor import other_anchored_quotes

        others = other_anchored_quotes(article, file, loose)
        if others:
            print(
                f"  The note “{loose.note}” has other quotes that are not gone: "
                f"{', '.join(f'“{other}”' for other in others)}. Withdrawing concerns the whole note: take this "
                "quote out of its “quotes” instead, or quote other words.",
                file=sys.stderr,
            )
        return bool(others)

    def _withdrawn(self, file: YamlFile, loose: UnanchoredQuote, reason: str) -> tuple[YamlFile, str]:
        from builder.desk.note_edits import withdraw_note

        return withdraw_note(file, loose, today().isoformat(), reason), "marked as withdrawn"

    def _placed(
        self, article: EditableArticle, file: YamlFile, loose: UnanchoredQuote, span: Span, done: str
    ) -> tuple[YamlFile, str]:
        """The notes with one put on a place, and what was done."""
        from builder.desk.note_edits import move_note

        now = move_note(article, file, loose, span, "" if self.given.no_earlier else today().isoformat())
        kept = now.raw.count("until:") > file.raw.count("until:")
        return now, f"{done}; the old words are kept under “earlier”" if kept else done

    def _typed(self, article: EditableArticle) -> Span | str | None:
        """Where the words stand that an author types, or another answer that is given instead.

        ``None`` where they are not to be found or none are given.
        """
        from builder.desk.note_creation import NoteRequest, PlacementFailure, find_place, strip_quotation_marks
        from builder.values.errors import BriefingError

        words = self._line("  new words? ").strip()
        if not words:
            return None
        try:
            words = strip_quotation_marks(article, words)
            found = find_place(article, NoteRequest(words))
            while isinstance(found, PlacementFailure):
                print(f"  {found.candidates or found.message}", file=sys.stderr)
                answer = self._line(f"  which, 1-{found.place_count}? ").strip() if found.place_count > 1 else ""
                if answer.lower() in ("s", "w", "q"):
                    self.stopped = answer.lower() == "q"
                    return "s" if self.stopped else answer.lower()
                if not answer:
                    return None
                number = int(answer) if answer.isascii() and answer.isdigit() and len(answer) < 7 else 0
                found = find_place(article, NoteRequest(words, nth=number))
        except BriefingError as refused:
            print(f"  {refused}", file=sys.stderr)
            return None
        return found

    def _answer(self, loose: UnanchoredQuote) -> str:
        """The key that was pressed: a digit for a candidate, “n”, “w” or “s”."""
        count = len(loose.candidates)
        keys = f"a accept, 1-{count} choose, " if count > 1 else "a accept, " if count else ""
        while True:
            line = self._line(f"  {keys}n type new words, w withdraw, s skip, q quit? ")
            answer = line.strip().lower()
            if not line or answer == "q":
                self.stopped = True
                return "s"
            if answer == "a" and count:
                return "1"
            if answer in ("n", "w", "s") or (answer.isascii() and answer.isdigit() and 1 <= int(answer) <= count):
                return answer
            print(f"  “{answer}” is none of the answers.", file=sys.stderr)

    def _line(self, prompt: str) -> str:
        print(prompt, end="", file=sys.stderr, flush=True)
        return sys.stdin.readline()
