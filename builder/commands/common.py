"""What commands share: exit codes, arguments, and progress on a terminal."""

from __future__ import annotations

import argparse
import os
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

EXIT_DONE, EXIT_PROBLEMS, EXIT_WRONG_USE = 0, 1, 2
"""0: done. 1: the content has problems. 2: the command was used wrongly, or the machine would not do it."""


def add_content_argument(parser: argparse.ArgumentParser) -> None:
    """Add ``--content``, the folder to read."""
    parser.add_argument(
        "--content", type=Path, default=Path("content"), metavar="DIR", help="what to read (default: content)"
    )


def today() -> date:
    """Today, or the day of SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) <= 11:
        # Not fromtimestamp, which on Windows knows no year after 3000.
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(epoch))).date()
    return date.today()


def suggest_content_folder(here: Path) -> str:
    """Where a briefing may be that does not stand in ``content`` below a folder: the folder itself, or one above."""
    for folder in (here.resolve(), *here.resolve().parents):
        if (folder / "briefing.yaml").is_file():
            return f"You are in a briefing’s content: say --content {folder}, or go to the folder above it."
        if (folder / "content" / "briefing.yaml").is_file():
            return f"You are below the briefing in {folder}: go there, or say --content {folder / 'content'}."
    return "Say where the briefing is with --content, or begin one with “briefing new DIR”."


def confirm(question: str) -> bool:
    """The answer to a question, on a terminal: yes or no. Nobody else is asked; what was called for is done."""
    if not sys.stdin.isatty():
        return True
    while True:
        print(f"{question} yes/no ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        answer = line.strip().lower()
        if answer in ("y", "yes"):
            return True
        if answer in ("n", "no") or not line:
            return False
        print(f"“{answer}” is neither yes nor no.", file=sys.stderr)


class TerminalProgress:
    """Progress: says on a terminal what a build is at, once it has taken longer than a second, and not too often."""

    def __init__(self, begun: float) -> None:
        self.next = begun + 1
        self.terminal = sys.stderr.isatty()
        self.shown = False

    def report(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if self.terminal and (now > self.next or (self.shown and not total)):
            of_how_many = f" {done} of {total}" if total else ""
            print(f"\r\033[K{what}{of_how_many} …", end="", file=sys.stderr, flush=True)
            self.shown = True
            self.next = now + 0.1

    def clear(self) -> None:
        if self.shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
