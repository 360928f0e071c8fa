"""What commands share: exit codes, arguments, and progress on a terminal."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from builder.commands.printing import print_line, print_lines, show_progress

if TYPE_CHECKING:
    from datetime import date

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

EXIT_DONE, EXIT_PROBLEMS, EXIT_WRONG_USE = 0, 1, 2
"""0: done. 1: the content has problems. 2: the command was used wrongly, or the machine would not do it."""


_MOST_DIGITS_OF_EPOCH = 11
"""Digits of a number of seconds in a calendar with four-digit years."""


def add_content_argument(parser: argparse.ArgumentParser) -> None:
    """Add ``--content``, the folder to read."""
    parser.add_argument(
        "--content", type=Path, default=Path("content"), metavar="DIR", help="what to read (default: content)"
    )


def add_theme_argument(parser: argparse.ArgumentParser) -> None:
    """Add ``--theme``, the theme to use."""
    parser.add_argument(
        "--theme",
        default="",
        metavar="NAME|DIR",
        help="the theme, a name or a folder (default: what briefing.yaml says)",
    )


def source_date_epoch() -> int | None:
    """Return SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), if it is set to a number."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS_OF_EPOCH else None


def today() -> date:
    """Return today, or the day of SOURCE_DATE_EPOCH."""
    from datetime import UTC, date, datetime, timedelta

    epoch = source_date_epoch()
    if epoch is None:
        return date.today()
    # Not fromtimestamp, which fails on Windows for years after 3000.
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=epoch)).date()


def suggest_content_folder(here: Path) -> str:
    """Suggest where the briefing can be if there is no folder ``content`` here: the folder itself, or one above."""
    for folder in (here.resolve(), *here.resolve().parents):
        if (folder / "briefing.yaml").is_file():
            return f"You are in a briefing’s content: say --content {folder}, or go to the folder above it."
        if (folder / "content" / "briefing.yaml").is_file():
            return f"You are below the briefing in {folder}: go there, or say --content {folder / 'content'}."
    return "Say where the briefing is with --content, or begin one with “briefing new DIR”."


def confirm(question: str) -> bool:
    """Ask a question and return the answer. Without a terminal, the answer is yes: the command was called for it."""
    if not sys.stdin.isatty():
        return True
    while True:
        print_lines(f"{question} yes/no ", error=True)
        line = sys.stdin.readline()
        answer = line.strip().lower()
        if answer in ("y", "yes"):
            return True
        if answer in ("n", "no") or not line:
            return False
        print_line(f"“{answer}” is neither yes nor no.", error=True)


def say_waiting(holder: str) -> None:
    """Say which process is waited for."""
    print_line(f"briefing: waiting for {holder}, which writes to the same folder …", error=True)


class TerminalProgress:
    """Shows on a terminal what a build is doing, if it takes longer than a second, and not too often."""

    def __init__(self, begun: float) -> None:
        self.next = begun + 1
        self.terminal = sys.stderr.isatty()
        self.shown = False

    def report(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if self.terminal and (now > self.next or (self.shown and not total)):
            of_how_many = f" {done} of {total}" if total else ""
            show_progress(f"{what}{of_how_many} …")
            self.shown = True
            self.next = now + 0.1

    def clear(self) -> None:
        if self.shown:
            show_progress("")
