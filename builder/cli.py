"""The command line: words for people, and exit codes.

0: done. 1: the content has problems. 2: the command was used wrongly, or the machine would not do it.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from builder import __version__

DONE, PROBLEMS, WRONG_USE = 0, 1, 2

LONGEST_EPOCH = 11
"""Digits of a number of seconds that a calendar of four-digit years has."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the return value is the exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal need not have every letter
    parser = _parser()
    given = parser.parse_args(arguments)
    if not given.content.is_dir():
        parser.exit(WRONG_USE, f"briefing: there is no folder “{given.content}” here. "
                                "Say where the briefing is with --content.\n")
    try:
        return _check(given) if given.command == "check" else _build(given)
    except BrokenPipeError:
        # Whoever read what is printed has stopped reading; nothing may be flushed at exit either
        # (https://docs.python.org/3/library/signal.html#note-on-sigpipe).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        print("briefing: stopped; nothing more is written.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefing", description="Turn articles and notes into an annotated briefing: a static, searchable site.")
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    build = commands.add_parser("build", help="build the site", description="Build the site.")
    _content(build)
    build.add_argument("--output", type=Path, default=Path("site"), metavar="DIR",
                       help="where to write (default: site)")
    build.add_argument("--theme", default="", metavar="NAME|DIR",
                       help="the theme, a name or a folder (default: what briefing.yaml says)")
    build.add_argument("--jobs", type=_count, default=0, metavar="N", help="processes to use (default: one a core)")
    build.add_argument("--no-search", action="store_true", help="leave out the search index and the search page")
    build.add_argument("--with", type=_copies, default=(), dest="copies", metavar="COPIES",
                       help="copies to take away: zip, single, epub, separated by commas "
                            "(default: what briefing.yaml says)")
    build.add_argument("--url", type=_address, default="", metavar="URL",
                       help="the address where the site will be (default: what briefing.yaml says)")
    build.add_argument("--revision", default="", metavar="NAME",
                       help="the state of the content, such as a commit, to be named on every page")
    build.add_argument("--draft", action="store_true",
                       help="build even if notes do not stand on their words, and show which on their pages")
    check = commands.add_parser("check", help="report every problem, and write nothing",
                                description="Report every problem, and write nothing.")
    _content(check)
    check.add_argument("--format", choices=("text", "json", "github"), default="text",
                       help="how to report (default: text)")
    return parser


def _content(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="DIR",
                        help="what to read (default: content)")


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number of processes; 1 is the least")
    return int(text)


def _copies(text: str) -> tuple[str, ...]:
    from builder.values.problems import did_you_mean, one_of
    from builder.values.records import COPIES

    names = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in names:
        if name not in COPIES:
            raise argparse.ArgumentTypeError(
                f"there is no copy “{name}”. {did_you_mean(name, COPIES, f'Name {one_of(COPIES)}.')}")
    return names


def _address(text: str) -> str:
    from builder.reading.shapes import is_web_address

    if text and not is_web_address(text):
        raise argparse.ArgumentTypeError(f"“{text}” is no whole address. Write it as a browser shows it, with https:// "
                                         "before it.")
    if "?" in text or "#" in text:
        raise argparse.ArgumentTypeError(f"“{text}” is no folder's address. Leave out what begins with ? or #.")
    return text


def _epoch() -> int | None:
    """SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), if it is set to a number."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_EPOCH else None


def _check(given: argparse.Namespace) -> int:
    from builder.build import check
    from builder.report import FORMATS, summary

    problems = check(given.content).problems
    sys.stdout.write(FORMATS[given.format](problems))
    if given.format == "text":
        print(f"{given.content}: {summary(problems)}.")
    return PROBLEMS if any(problem.severity == "error" for problem in problems) else DONE


def _build(given: argparse.Namespace) -> int:
    from builder.build import Options, build
    from builder.copies.zipped import NameRefused
    from builder.pages.theme import ThemeNotFound
    from builder.report import as_text, summary
    from builder.world.output import OutputRefused
    from builder.world.pagefind import SearchFailed
    from builder.world.workers import available

    begun = time.monotonic()
    progress = _Progress(begun)
    options = Options(given.content, given.output, given.theme, given.jobs or available(), not given.no_search,
                      given.draft, given.url, given.revision, given.copies, _epoch())
    try:
        outcome = build(options, progress.say)
    except ThemeNotFound as error:
        print(f"briefing: {error}. {error.hint}", file=sys.stderr)
        return WRONG_USE
    except (OutputRefused, SearchFailed, NameRefused) as error:
        progress.clear()
        print(f"briefing: {error}", file=sys.stderr)
        return WRONG_USE
    progress.clear()
    sys.stderr.write(as_text(outcome.problems))
    if outcome.written is None:
        left = f"{given.output} is left as it was" if given.output.exists() else "nothing is written"
        print(f"briefing: {summary(outcome.problems)}; {left}.", file=sys.stderr)
        return PROBLEMS
    written = outcome.written
    done = f"{written.changed} of {written.files} files written" if written.changed else "nothing had changed"
    gone = f", {written.removed} removed" if written.removed else ""
    left = f" {summary(outcome.problems)}." if outcome.problems else ""
    print(f"{outcome.pages} pages in {given.output}: {done}{gone}, {time.monotonic() - begun:.1f} s.{left}")
    if not outcome.addressed:
        print("The site does not know its address (url in briefing.yaml, or --url), so it has no feed, no sitemap and "
              "no canonical links.")
    return DONE


class _Progress:
    """Says on a terminal what a build is at, once it has taken longer than a second, and not too often."""

    def __init__(self, begun: float) -> None:
        self.next = begun + 1
        self.terminal = sys.stderr.isatty()
        self.shown = False

    def say(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if self.terminal and (now > self.next or (self.shown and not total)):
            of_how_many = f" {done} of {total}" if total else ""
            print(f"\r\033[K{what}{of_how_many} …", end="", file=sys.stderr, flush=True)
            self.shown = True
            self.next = now + 0.1

    def clear(self) -> None:
        if self.shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
