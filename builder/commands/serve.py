"""``briefing serve``: the site in a browser while it is written, shown anew at every save."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from builder.commands.common import EXIT_DONE, Subparsers, add_content_argument

if TYPE_CHECKING:
    from builder.build import BuiltSite
    from builder.values.problems import Problem
    from builder.world.file_watching import Snapshot
    from builder.world.index_building import IndexRequest, SearchIndex
    from builder.world.preview_server import Preview, PreviewServer

_FIRST_PORT = 8000
_PORTS_TRIED = 20
_SECONDS_BEFORE_INDEXING = 0.4
"""Seconds in which pages are fetched before the index is made, which would slow them."""

_POLL_SECONDS = 0.05
"""Seconds between one look at the folders and the next, at least."""

_POLL_REST_FACTOR = 9
"""How many times as long as a look takes is rested after it, so that many files do not keep a machine at work."""


def add(commands: Subparsers) -> None:
    """Describe the command."""
    serve = commands.add_parser(
        "serve",
        help="show the site in a browser while you write",
        description="Show the site in a browser on this machine alone, and show it anew at every save. Ctrl-C ends it.",
    )
    add_content_argument(serve)
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
        help=f"where to listen (default: {_FIRST_PORT}, or the next that is free)",
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
    from builder.world.preview_server import Preview

    if given.theme:
        find_theme(given.theme, Path())
    preview = Preview()
    server = _server(preview, given.port)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    try:
        watched = WatchedBriefing(given.content, given.theme, not given.no_search, server.address, preview)
        watched.rebuild_if_changed()
        print(f"{given.content} is shown at {server.address} – Ctrl-C ends it.", flush=True)
        while True:
            begun = time.monotonic()
            built = watched.rebuild_if_changed()
            time.sleep(_POLL_SECONDS if built else max(_POLL_SECONDS, _POLL_REST_FACTOR * (time.monotonic() - begun)))
    except KeyboardInterrupt:
        print("\nThe preview has ended.")
        return EXIT_DONE
    finally:
        preview.close()
        server.server_close()


def _server(preview: Preview, port: int | None) -> PreviewServer:
    """A server at the port that was asked for, or else at the first that is free.

    Raises:
        BriefingError: when the port is taken.
    """
    from builder.values.errors import BriefingError
    from builder.world.preview_server import PortInUse, PreviewServer

    for tried in (port,) if port is not None else (*range(_FIRST_PORT, _FIRST_PORT + _PORTS_TRIED), 0):
        try:
            server = PreviewServer(preview, tried)
        except PortInUse as error:
            if port is not None:
                raise BriefingError(
                    f"port {port} cannot be had: {error}. Name another with --port, "
                    "or leave it out to get one that is free."
                ) from error
            continue
        if port is None and tried != _FIRST_PORT:
            print(f"Port {_FIRST_PORT} is taken, so this is {server.server_port}.")
        return server
    raise BriefingError("no port is free here. Name one with --port.")


class WatchedBriefing:
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
        from builder.build import BuildOptions
        from builder.pages.theme import DEFAULT_THEME, bundled_themes, find_theme

        # One process: others could not be started safely beside the server's threads, and a preview's pages are few.
        self.options = BuildOptions(content, Path(), theme, search=search, draft=True, url=address, copies=())
        self.preview = preview
        named = [find_theme(theme, Path())] if theme else []
        self.folders = _named_once([content, *named, bundled_themes() / DEFAULT_THEME])
        self.built: Snapshot | None = None
        self.index = _BackgroundIndex(preview, say or _complain)
        self.say = say or _complain
        self.complaining = False

    def rebuild_if_changed(self) -> bool:
        """Build the site if anything differs from when it was last built; whether it did."""
        from builder.world.file_watching import debounced_snapshot, take_snapshot

        if take_snapshot(self.folders) == self.built:
            return False
        self.built = debounced_snapshot(lambda: take_snapshot(self.folders))
        begun = time.monotonic()
        done, problems = self._made()
        # A folder that was not watched until now may have changed since it was read: the next look builds again.
        self.folders = self._to_watch(done)
        self._show(done, problems, time.monotonic() - begun)
        return True

    def _made(self) -> tuple[BuiltSite | None, Sequence[Problem]]:
        from builder.build import make_site
        from builder.values.errors import BriefingError
        from builder.values.problems import Problem
        from builder.values.text_file import Place

        place = Place(str(self.options.content))
        try:
            done = make_site(self.options, self.index.find)
        except BriefingError as error:
            return None, [Problem(place, error.code, error.message, error.hint)]
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

    def _to_watch(self, done: BuiltSite | None) -> Sequence[Path]:
        """The content, the theme's folders, and where a theme that is not there would be."""
        if done is None:
            return self.folders
        content = self.options.content
        if done.theme is None:
            return _named_once([*self.folders, content, Path("themes"), content.resolve().parent / "themes"])
        return _named_once([content, *done.theme.folders])

    def _show(self, done: BuiltSite | None, problems: Sequence[Problem], took: float) -> None:
        from builder.report import problems_to_text, summarise_problems

        if problems:
            self.say(problems_to_text(problems))
        now = time.strftime("%H:%M:%S")
        if done is None or done.files is None:
            self.preview.show_problems(problems)
            self.complaining = True
            kept = "the last good site is still shown" if self.preview.shown.files else "there is nothing to show yet"
            self.say(f"{now} {summarise_problems(problems)}; {kept}.\n")
            return
        differs = self.preview.publish(done.files, problems)
        self.index.renew()
        if differs or self.complaining:
            left = f", {summarise_problems(problems)}" if problems else ""
            self.say(f"{now} {done.pages} pages in {took:.1f} s{left}.\n")
        self.complaining = False


class _BackgroundIndex:
    """The search index: the last one at once, and the one that is wanted as soon as it is made."""

    def __init__(self, preview: Preview, say: Callable[[str], object]) -> None:
        self.preview, self.say = preview, say
        self.lock = Lock()
        self.wanted: IndexRequest | None = None
        self.mark = ""
        self.at_work = False

    def find(self, wanted: IndexRequest) -> SearchIndex:
        """No files: the index is served beside the site, so that pages need not wait for it."""
        from builder.world.index_building import SearchIndex

        self.wanted = wanted
        return SearchIndex({})

    def renew(self) -> None:
        """Have the index made that is wanted now, unless it is there or already being made."""
        with self.lock:
            if self.at_work or self.wanted is None or self.wanted.fingerprint == self.mark:
                return
            self.at_work = True
        Thread(target=self._make, daemon=True).start()

    def _make(self) -> None:
        from builder.report import problems_to_text
        from builder.values.errors import BriefingError

        while True:
            time.sleep(_SECONDS_BEFORE_INDEXING)
            wanted = self.wanted
            assert wanted is not None
            try:
                made = wanted.make()
                self.preview.publish_search(made.files)
                if made.problems:
                    self.say(problems_to_text(made.problems))
            except BriefingError as refused:
                if not self.preview.over:  # Ctrl-C ends Pagefind too
                    self.say(f"briefing: {refused}\n")
            with self.lock:
                self.mark = wanted.fingerprint
                if self.wanted is wanted or self.wanted is None or self.wanted.fingerprint == self.mark:
                    self.at_work = False
                    return


def _named_once(folders: Iterable[Path]) -> Sequence[Path]:
    return list(dict.fromkeys(folder.resolve() for folder in folders))


def _complain(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
