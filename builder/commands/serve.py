"""``briefing serve``: the site in a browser while it is written, shown again after every save."""

from __future__ import annotations

import argparse
from pathlib import Path

from builder.commands.common import EXIT_DONE, Subparsers, add_content_argument, add_theme_argument
from builder.commands.printing import print_line, print_lines
from builder.preview import FIRST_PORT


def add(commands: Subparsers) -> None:
    """Describe the command."""
    serve = commands.add_parser(
        "serve",
        help="show the site in a browser while you write",
        description="Show the site in a browser on this machine alone, and show it anew at every save. Ctrl-C ends it.",
    )
    add_content_argument(serve)
    add_theme_argument(serve)
    serve.add_argument(
        "--port",
        type=_port,
        default=None,
        metavar="N",
        help=f"where to listen (default: {FIRST_PORT}, or the next that is free)",
    )
    serve.add_argument("--no-search", action="store_true", help="leave out the search index and the search page")
    serve.set_defaults(run=run)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text} is not a port; name a number up to 65535, or 0 for any that is free")
    return int(text)


def run(given: argparse.Namespace) -> int:
    """Show a briefing until Ctrl-C."""
    from builder.pages.theme import find_theme
    from builder.preview.server import serve_preview
    from builder.preview.state import Preview
    from builder.preview.watched_briefing import WatchedBriefing

    if given.theme:
        find_theme(given.theme, Path())
    preview = Preview()
    server = serve_preview(preview, given.port)
    if given.port is None and server.server_port != FIRST_PORT:
        print_line(f"Port {FIRST_PORT} is taken, so this is {server.server_port}.")
    try:
        watched = WatchedBriefing(given.content, given.theme, not given.no_search, server.address, preview)
        watched.rebuild_if_changed()
        print_line(f"{given.content} is shown at {server.address} – Ctrl-C ends it.")
        watched.watch()
    except KeyboardInterrupt:
        print_lines("\nThe preview has ended.\n")
    finally:
        preview.close()
        server.server_close()
    return EXIT_DONE
