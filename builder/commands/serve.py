"""``briefing serve``: the site in a browser while it is written, shown anew at every save."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from builder.commands.common import DONE, WRONG_USE, Commands, content_argument

if TYPE_CHECKING:
    from builder.build import Made
    from builder.values.problems import Problem
    from builder.world.search_index import Index as SearchIndex
    from builder.world.search_index import Wanted
    from builder.world.serving import Preview, Server
    from builder.world.watching import Snapshot

FIRST_PORT = 8000
PORTS_TRIED = 20
BEFORE_INDEXING = 0.4
"""Seconds in which pages are fetched before the index is made, which would slow them."""

LOOKING = 0.05
"""Seconds between one look at the folders and the next, at least."""

RESTING = 9
"""How many times as long as a look takes is rested after it, so that many files do not keep a machine at work."""


def add(commands: Commands) -> None:
    """Describe the command."""
    serve = commands.add_parser(
        "serve",
        help="show the site in a browser while you write",
        description="Show the site in a browser on this machine alone, and show it anew at every save. Ctrl-C ends it.",
    )
    content_argument(serve)
    serve.add_argument(
        "--theme",
        default="",
        metavar="NAME|DIR",
        help="the theme, a name or a folder (default: what briefing.yaml says)",
    )
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
    from builder.pages.theme import ThemeNotFound, find_theme
    from builder.world.serving import Preview

    try:
        if given.theme:
            find_theme(given.theme, Path())
    except ThemeNotFound as error:
        print(f"briefing: {error}. {error.hint}", file=sys.stderr)
        return WRONG_USE
    preview = Preview()
    server = _server(preview, given.port)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    try:
        watched = Watched(given.content, given.theme, not given.no_search, server.address, preview)
        watched.look()
        print(f"{given.content} is shown at {server.address} – Ctrl-C ends it.", flush=True)
        while True:
            begun = time.monotonic()
            built = watched.look()
            time.sleep(LOOKING if built else max(LOOKING, RESTING * (time.monotonic() - begun)))
    except KeyboardInterrupt:
        print("\nThe preview has ended.")
        return DONE
    finally:
        preview.end()
        server.server_close()


def _server(preview: Preview, port: int | None) -> Server:
    """A server at the port that was asked for, or else at the first that is free.

    Raises:
        Refused: when the port is taken.
    """
    from builder.values.refused import Refused
    from builder.world.serving import PortTaken, Server

    for tried in (port,) if port is not None else (*range(FIRST_PORT, FIRST_PORT + PORTS_TRIED), 0):
        try:
            server = Server(preview, tried)
        except PortTaken as error:
            if port is not None:
                raise Refused(
                    f"port {port} cannot be had: {error}. Name another with --port, "
                    "or leave it out to get one that is free."
                ) from error
            continue
        if port is None and tried != FIRST_PORT:
            print(f"Port {FIRST_PORT} is taken, so this is {server.server_port}.")
        return server
    raise Refused("no port is free here. Name one with --port.")


class Watched:
    """A briefing and its theme as they were when last built, built again when they differ."""

    def __init__(
        self,
        content: Path,
        theme: str,
        search: bool,
        address: str,
        preview: Preview,
        say: Callable[[str], object] | None = None,
    ) -> None:
        from builder.build import Options
        from builder.pages.theme import DEFAULT, bundled_themes, find_theme

        # One process: others could not be started safely beside the server's threads, and a preview's pages are few.
        self.options = Options(content, Path(), theme, search=search, draft=True, url=address, copies=())
        self.preview = preview
        named = [find_theme(theme, Path())] if theme else []
        self.folders = _named_once([content, *named, bundled_themes() / DEFAULT])
        self.built: Snapshot | None = None
        self.index = Index(preview, say or _complain)
        self.say = say or _complain
        self.complaining = False

    def look(self) -> bool:
        """Build the site if anything differs from when it was last built; whether it did."""
        from builder.world.watching import settled_snapshot, snapshot

        if snapshot(self.folders) == self.built:
            return False
        self.built = settled_snapshot(lambda: snapshot(self.folders))
        begun = time.monotonic()
        done, problems = self._made()
        # A folder that was not watched until now may have changed since it was read: the next look builds again.
        self.folders = self._to_watch(done)
        self._show(done, problems, time.monotonic() - begun)
        return True

    def _made(self) -> tuple[Made | None, Sequence[Problem]]:
        from builder.build import made
        from builder.pages.theme import ThemeNotFound
        from builder.values.problems import Problem
        from builder.values.refused import Refused
        from builder.values.source import Place

        place = Place(str(self.options.content))
        try:
            done = made(self.options, self.index.find)
        except ThemeNotFound as error:
            return None, [Problem(place, "unknown-theme", f"{error}.", error.hint)]
        except Refused as error:
            return None, [Problem(place, "refused", str(error))]
        except OSError as error:
            name = error.filename or self.options.content
            return None, [
                Problem(
                    Place(str(name)),
                    "unreadable",
                    f"It cannot be read: {error.strerror or error}.",
                    "The preview goes on when it can.",
                )
            ]
        except Exception as error:  # whatever it is, who writes keeps the page
            return None, [
                Problem(
                    place,
                    "failed",
                    f"The build failed: {type(error).__name__}: {error}.",
                    "“briefing build” says more.",
                )
            ]
        return done, done.problems

    def _to_watch(self, done: Made | None) -> Sequence[Path]:
        """The content, the theme's folders, and where a theme that is not there would be."""
        if done is None:
            return self.folders
        content = self.options.content
        if done.theme is None:
            return _named_once([*self.folders, content, Path("themes"), content.resolve().parent / "themes"])
        return _named_once([content, *done.theme.folders])

    def _show(self, done: Made | None, problems: Sequence[Problem], took: float) -> None:
        from builder.report import as_text, summary

        if problems:
            self.say(as_text(problems))
        now = time.strftime("%H:%M:%S")
        if done is None or done.files is None:
            self.preview.complain(problems)
            self.complaining = True
            kept = "the last good site is still shown" if self.preview.shown.files else "there is nothing to show yet"
            self.say(f"{now} {summary(problems)}; {kept}.\n")
            return
        differs = self.preview.publish(done.files, problems)
        self.index.renew()
        if differs or self.complaining:
            left = f", {summary(problems)}" if problems else ""
            self.say(f"{now} {done.pages} pages in {took:.1f} s{left}.\n")
        self.complaining = False


class Index:
    """The search index: the last one at once, and the one that is wanted as soon as it is made."""

    def __init__(self, preview: Preview, say: Callable[[str], object]) -> None:
        self.preview, self.say = preview, say
        self.lock = Lock()
        self.wanted: Wanted | None = None
        self.mark = ""
        self.at_work = False

    def find(self, wanted: Wanted) -> SearchIndex:
        """No files: the index is served beside the site, so that pages need not wait for it."""
        from builder.world.search_index import Index as SearchIndex

        self.wanted = wanted
        return SearchIndex({})

    def renew(self) -> None:
        """Have the index made that is wanted now, unless it is there or already being made."""
        with self.lock:
            if self.at_work or self.wanted is None or self.wanted.mark == self.mark:
                return
            self.at_work = True
        Thread(target=self._make, daemon=True).start()

    def _make(self) -> None:
        from builder.report import as_text
        from builder.values.refused import Refused

        while True:
            time.sleep(BEFORE_INDEXING)
            wanted = self.wanted
            assert wanted is not None
            try:
                made = wanted.make()
                self.preview.publish_search(made.files)
                if made.problems:
                    self.say(as_text(made.problems))
            except Refused as refused:
                if not self.preview.over:  # Ctrl-C ends Pagefind too
                    self.say(f"briefing: {refused}\n")
            with self.lock:
                self.mark = wanted.mark
                if self.wanted is wanted or self.wanted is None or self.wanted.mark == self.mark:
                    self.at_work = False
                    return


def _named_once(folders: Iterable[Path]) -> Sequence[Path]:
    return list(dict.fromkeys(folder.resolve() for folder in folders))


def _complain(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
