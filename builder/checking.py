"""Checks a content folder: every problem in it and in its theme, in one run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from builder.engine.article_memory import NOTHING_KEPT, KeptContent
from builder.engine.connected_content import ConnectedContent, connect_content
from builder.kinds import PAGE_KINDS
from builder.meaning.site import Site
from builder.pages.page_plans import pages_in_the_way
from builder.pages.theme import DEFAULT_THEME, Theme, find_theme
from builder.pages.theme_errors import ThemeNotFound
from builder.reading.load import load_frame
from builder.values.briefing import Settings
from builder.values.problems import Problem, sort_problems
from builder.values.progress import Progress, ignore_progress


@dataclass
class CheckResult:
    """A briefing connected as far as possible, its theme if it was found, and all problems."""

    site: Site
    theme: Theme | None
    problems: list[Problem]
    content: ConnectedContent


def check_content(
    content: Path,
    theme: str = "",
    progress: Progress = ignore_progress,
    url: str = "",
    kept: KeptContent = NOTHING_KEPT,
) -> CheckResult:
    """Read a content folder and find every problem in it and in its theme's templates; nothing is written.

    ``url`` is the address of the site; it overrides ``briefing.yaml``. What an earlier build ``kept`` is not read.

    Raises:
        ThemeNotFound: when the theme that is named in ``theme`` does not exist.
        DetailsLost: when the cache has lost what it must have of an article.
    """
    frame = load_frame(content)
    frame = replace(frame, settings=replace(frame.settings, url=url or frame.settings.url))
    connected = connect_content(frame, kept, progress)
    found, wrong = _theme(theme, content, frame.settings)
    wrong += pages_in_the_way(connected.site, PAGE_KINDS, found) if found else []
    return CheckResult(connected.site, found, sort_problems([*connected.problems, *wrong]), connected)


def _theme(name: str, content: Path, settings: Settings) -> tuple[Theme | None, list[Problem]]:
    if name:
        theme = Theme(find_theme(name, Path()))
    else:
        try:
            theme = Theme(find_theme(settings.theme or DEFAULT_THEME, content))
        except ThemeNotFound as error:
            return None, [Problem(settings.theme_place, error.code, error.message, error.hint)]
    return theme, theme.check(settings)
