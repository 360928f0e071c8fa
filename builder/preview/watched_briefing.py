"""A briefing and its theme, built again when a file changes, and shown in the preview."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from builder.engine.article_memory import NO_ARTICLES, ArticleMemory, KeptContent
from builder.pages.theme import DEFAULT_THEME, bundled_themes, find_theme
from builder.preview.background_index import BackgroundIndex
from builder.preview.file_watching import Snapshot, debounced_snapshot, take_snapshot
from builder.preview.state import Preview
from builder.report import problems_to_text, summarise_problems
from builder.site_making import BuildOptions, BuiltSite, LastBuild, make_site
from builder.values.errors import BriefingError
from builder.values.kept_file import contents_of
from builder.values.problems import Problem
from builder.values.text_file import Place
from builder.values.visible_text import visible_lines
from builder.world.file_states import settled_state

_POLL_SECONDS = 0.05
"""The shortest time between two looks at the folders, in seconds."""

_POLL_REST_FACTOR = 9
"""The pause after a look, as a multiple of the time that it took: many files must not keep the machine busy."""


class WatchedBriefing:
    """A briefing and its theme as they were when last built. They are built again when a file differs.

    Raises:
        ThemeNotFound: when the theme that ``theme`` names does not exist at the beginning.
    """

    def __init__(
        self,
        content: Path,
        theme: str,
        search: bool,
        address: str,
        preview: Preview,
        say: Callable[[str], object] | None = None,
    ) -> None:
        # One process: it is not safe to start others while the server has threads, and a preview has few pages.
        self.options = BuildOptions(content, Path(), theme, search=search, draft=True, url=address, copies=())
        self.preview = preview
        named = [find_theme(theme, Path())] if theme else []
        self.folders = _distinct([content, *named, bundled_themes() / DEFAULT_THEME])
        self.built: Snapshot | None = None
        self.say = say or _print_error
        self.index = BackgroundIndex(preview, self.say)
        self.shows_problems = False
        self.details: dict[str, bytes] = {}
        self.last = LastBuild(content=self._kept(NO_ARTICLES))

    def watch(self) -> None:
        """Look at the folders, and build when something differs, until the process is interrupted."""
        while True:
            begun = time.monotonic()
            built = self.rebuild_if_changed()
            time.sleep(_POLL_SECONDS if built else max(_POLL_SECONDS, _POLL_REST_FACTOR * (time.monotonic() - begun)))

    def rebuild_if_changed(self) -> bool:
        """Build the site if a file differs from the last build. Return whether it was built."""
        if take_snapshot(self.folders) == self.built:
            return False
        self.built = debounced_snapshot(lambda: take_snapshot(self.folders))
        begun = time.monotonic()
        done, problems = self._build()
        # A folder that was not watched until now can have changed since it was read: the next look builds again.
        self.folders = self._folders_to_watch(done)
        self._show(done, problems, time.monotonic() - begun)
        return True

    def _build(self) -> tuple[BuiltSite | None, Sequence[Problem]]:
        """Make the site. Whatever fails is reported as a problem: the author keeps the page."""
        place = Place(str(self.options.content))
        try:
            done = make_site(self.options, self.index.request, last=self.last)
            content = self._kept(done.articles)
            self.last = (
                replace(self.last, content=content)
                if done.files is None
                else LastBuild.in_memory(done.memory, done.files, content)
            )
        except BriefingError as error:
            return None, [Problem(place, error.code, error.message, error.hint)]
        except OSError as error:
            return None, [_unreadable(error, self.options.content)]
        except Exception as error:
            message = f"The build failed: {type(error).__name__}: {error}."
            return None, [Problem(place, "failed", message, "“briefing build” says more.")]
        return done, done.problems

    def _kept(self, memory: ArticleMemory) -> KeptContent:
        """What the next build need not read, without the details that no article has any more."""
        self.details = {row.details: self.details[row.details] for row in memory.rows.values()}
        return KeptContent(memory, self.details.get, self.details.__setitem__, True, partial(settled_state, None))

    def _folders_to_watch(self, done: BuiltSite | None) -> Sequence[Path]:
        """Return the content, the folders of the theme, and those where a missing theme is looked for."""
        if done is None:
            return self.folders
        content = self.options.content
        if done.theme is None:
            return _distinct([*self.folders, content, Path("themes"), content.resolve().parent / "themes"])
        return _distinct([content, *done.theme.folders])

    def _show(self, done: BuiltSite | None, problems: Sequence[Problem], seconds: float) -> None:
        if problems:
            self.say(problems_to_text(problems))
        now = time.strftime("%H:%M:%S")
        if done is None or done.files is None:
            self.preview.show_problems(problems)
            self.shows_problems = True
            kept = "the last good site is still shown" if self.preview.shown.files else "there is nothing to show yet"
            self.say(f"{now} {summarise_problems(problems)}; {kept}.\n")
            return
        differs = self.preview.publish(contents_of(done.files), problems)
        self.index.renew()
        if differs or self.shows_problems:
            left = f", {summarise_problems(problems)}" if problems else ""
            self.say(f"{now} {done.pages} pages in {seconds:.1f} s{left}.\n")
        self.shows_problems = False


def _unreadable(error: OSError, content: Path) -> Problem:
    return Problem(
        Place(str(error.filename or content)),
        "unreadable",
        f"It cannot be read: {error.strerror or error}.",
        "The preview goes on when it can.",
    )


def _distinct(folders: Iterable[Path]) -> Sequence[Path]:
    return list(dict.fromkeys(folder.resolve() for folder in folders))


def _print_error(text: str) -> None:
    sys.stderr.write(visible_lines(text))
    sys.stderr.flush()
