"""``briefing reanchor``: notes whose words have changed in their article, put on them again."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from builder.commands.common import DONE, PROBLEMS, Commands, content_argument

if TYPE_CHECKING:
    from builder.desk.placing import OnDesk
    from builder.desk.reanchor import Loose
    from builder.desk.yaml_edit import File

GONE = "The words are no longer in the article."


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "reanchor", help="put notes on their words again after an article has changed",
        description="Show each note that no longer stands on its words, with what they may have become, and mend "
                    "it: one by one on a terminal, or as the options say.")
    parser.add_argument("articles", metavar="ARTICLE", nargs="*", help="only these articles: ids or files")
    content_argument(parser)
    parser.add_argument("--accept", action="store_true", help="take the first candidate wherever that is safe")
    parser.add_argument("--withdraw", type=_reason, metavar="REASON", default=None,
                        help="mark those without a candidate as withdrawn")
    parser.add_argument("--ask", action="store_true", help="ask even if this is not a terminal")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    parser.add_argument("--threshold", type=_share, metavar="0.x", default=None,
                        help="how alike a candidate must be for --accept (default: 0.75)")
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
    from builder.desk.placing import articles, notes_file, on_desk, opened
    from builder.desk.reanchor import as_data, as_text, loose_quotes
    from builder.world.authored import write

    files, notes = articles(given.content)
    desks = [on_desk(given.content, name) for name in given.articles] or [
        opened(given.content, file, notes[file.id]) for file in files if file.id in notes]
    asking = not given.dry_run and (given.ask or (
        not (given.accept or given.withdraw) and given.format == "text" and sys.stdin.isatty()))
    session = _Session(given, asking)
    orphans = {} if given.articles else {name: path for name, path in notes.items()
                                         if name not in {file.id for file in files}}
    written: dict[Path, bytes] = {}
    report: list[dict[str, object]] = []
    left = 0
    for article in desks:
        mark, file = notes_file(article.notes)
        before = file.raw
        for loose in loose_quotes(article, file):
            if given.format == "text":
                print(as_text(article, loose))
            file, done = session.decide(article, file, loose)
            left += not done
            report.append(as_data(article, loose, done))
            if given.format == "text":
                print(f"  → {done or 'left as it is'}")
        if file.raw != before:
            written[article.notes] = (mark + file.raw).encode()
    if written and not given.dry_run:
        write(written, replace=written)
    for name, path in orphans.items():
        print(f"briefing: {path}: there is no article “{name}” for these notes. Name the file as the article is named.",
              file=sys.stderr)
    if given.format == "json":
        print(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        print(f"{len(report)} loose, {len(report) - left} {'would be ' if given.dry_run else ''}mended, {left} left.")
    return PROBLEMS if left or orphans or (report and given.dry_run) else DONE


class _Session:
    """What is decided about one quote after another."""

    def __init__(self, given: argparse.Namespace, asking: bool) -> None:
        self.given, self.asking, self.stopped = given, asking, False

    def decide(self, article: OnDesk, file: File, loose: Loose) -> tuple[File, str]:
        """The notes after the decision, and what was done; that is empty where nothing was."""
        from builder.desk.reanchor import THRESHOLD, mended, safe, withdrawn
        from builder.values.refused import Refused

        try:
            if self.given.accept and safe(loose, self.given.threshold or THRESHOLD):
                return mended(article, file, loose, loose.choices[0]), "put on the first candidate"
            if self.given.withdraw and not loose.choices:
                return withdrawn(file, loose, _today(), self.given.withdraw), "marked as withdrawn"
            answer = self._answer(loose) if self.asking and not self.stopped else "s"
            if answer.isdigit():
                return mended(article, file, loose, loose.choices[int(answer) - 1]), f"put on candidate {answer}"
            if answer == "w":
                return withdrawn(file, loose, _today(), self._line("  reason? ").strip() or GONE), "marked as withdrawn"
        except Refused as refused:
            print(f"briefing: {refused}", file=sys.stderr)
        return file, ""

    def _answer(self, loose: Loose) -> str:
        count = len(loose.choices)
        keys = f"a accept, 1-{count} choose, " if count > 1 else "a accept, " if count else ""
        while True:
            line = self._line(f"  {keys}w withdraw, s skip, q quit? ")
            answer = line.strip().lower()
            if not line or answer == "q":
                self.stopped = True
                return "s"
            if answer == "a" and count:
                return "1"
            if answer in ("w", "s") or (answer.isascii() and answer.isdigit() and 1 <= int(answer) <= count):
                return answer
            print(f"  “{answer}” is none of the answers.", file=sys.stderr)

    def _line(self, prompt: str) -> str:
        print(prompt, end="", file=sys.stderr, flush=True)
        return sys.stdin.readline()


def _today() -> str:
    """Today, or the day of SOURCE_DATE_EPOCH."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) <= 11:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    return date.today().isoformat()
