"""The command line: finds the command and runs it. Exit codes are those of `builder.commands.common`."""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from builder import __version__
from builder.commands import build, check, clean, import_, new, note, reanchor, schema, serve, verify
from builder.commands.common import EXIT_DONE, EXIT_WRONG_USE, suggest_content_folder
from builder.commands.interrupted import finish_what_was_interrupted
from builder.commands.printing import print_line
from builder.values.errors import BriefingError, Stopped

_COMMANDS = (new, serve, clean, note, reanchor, import_, check, build, verify, schema)
"""In the order in which help lists them."""

_SIGNAL_BASE = 128
"""An exit code above it means that a signal ended the program: the number of that signal is added."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the return value is the exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal need not have every letter
    parser = _parser()
    for argument in sys.argv[1:] if arguments is None else arguments:
        if not _is_text(argument):
            parser.exit(EXIT_WRONG_USE, f"briefing: “{argument!a}” is not text in UTF-8.")
    given = parser.parse_args(arguments)
    if "content" in given and not given.content.is_dir():
        parser.exit(
            EXIT_WRONG_USE, f"briefing: there is no folder “{given.content}” here. {suggest_content_folder(Path())}"
        )
    try:
        finish_what_was_interrupted(given)
        return int(given.run(given))
    except BriefingError as refused:
        print_line(f"briefing: {refused}", error=True)
        return EXIT_WRONG_USE
    except BrokenPipeError:
        # Whoever read what is printed has stopped reading; nothing may be flushed at exit either
        # (https://docs.python.org/3/library/signal.html#note-on-sigpipe).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_DONE
    except KeyboardInterrupt as stopped:
        return end_with_word(stopped)


def end_with_word(stopped: KeyboardInterrupt) -> int:
    """Say that the program was stopped by a signal. Return the exit code that a shell expects."""
    print_line("briefing: stopped; nothing more is written.", error=True)
    return _SIGNAL_BASE + (stopped.number if isinstance(stopped, Stopped) else signal.SIGINT)


class _Parser(argparse.ArgumentParser):
    """Reads arguments; what it says of a wrong one is a line of visible characters, like all that is printed."""

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        if message:
            print_line(message.rstrip("\n"), error=True)
        sys.exit(status)


def _is_text(argument: str) -> bool:
    try:
        return argument.encode() is not None
    except UnicodeEncodeError:
        return False


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="briefing", description="Turn articles and notes into an annotated briefing: a static, searchable site."
    )
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add(commands)
    return parser
