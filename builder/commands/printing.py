"""All that commands print. No other module prints: so nothing is shown that acts on a terminal or on a log."""

from __future__ import annotations

import sys

from builder.values.visible_text import visible_line, visible_lines


def print_line(text: str, error: bool = False) -> None:
    """Print one line, to the standard output or the standard ``error`` output; line ends within it are escaped."""
    _write(f"{visible_line(text)}\n", error)


def print_lines(text: str, error: bool = False) -> None:
    """Print text that can have several lines, as it ends."""
    _write(visible_lines(text), error)


def print_data(text: str) -> None:
    """Print what a program reads, and what has been made harmless in a way of its own: JSON, workflow commands."""
    _write(text, error=False)


def show_progress(text: str) -> None:
    """Show words in place of the terminal's present line; no words remove what is shown."""
    _write(f"\r\033[K{visible_line(text)}", error=True)


def _write(text: str, error: bool) -> None:
    stream = sys.stderr if error else sys.stdout
    stream.write(text)
    stream.flush()
