"""The story, in order: load, anchor, apply rights, connect, render, index, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.data.files import data_files
from builder.data.on_pages import OnPages
from builder.meaning.anchor import anchor
from builder.meaning.rights import Readable, readable
from builder.meaning.site import Site, connect
from builder.pages.render import PagePlan, Renderer, plan
from builder.pages.search_records import search_records
from builder.pages.theme import DEFAULT, Theme, ThemeBroken, ThemeNotFound, find_theme
from builder.reading.load import load
from builder.values.problems import ANCHORING, Problem, in_order
from builder.values.progress import Progress, in_silence
from builder.values.records import Briefing, Settings
from builder.world.folder_search import folder_files
from builder.world.output import Written, previous, publish, search_files
from builder.world.pagefind import FOLDER, fingerprint, index
from builder.world.settled import settled
from builder.world.workers import each


@dataclass(frozen=True)
class Options:
    """What a build is asked to do. ``theme`` overrides the one that ``briefing.yaml`` names."""

    content: Path
    output: Path
    theme: str = ""
    jobs: int = 1
    search: bool = True
    draft: bool = False


@dataclass(frozen=True)
class Outcome:
    """What came of a build: its problems in order, and what was written, if anything was."""

    problems: Sequence[Problem]
    pages: int = 0
    written: Written | None = None


@dataclass
class Checked:
    """A briefing connected as far as it can be, its theme if there is one, and everything that is wrong."""

    site: Site
    theme: Theme | None
    problems: list[Problem]


def check(content: Path, theme: str = "", progress: Progress = in_silence) -> Checked:
    """Read a content folder and find every problem in it and in its theme's templates; nothing is written.

    Raises:
        ThemeNotFound: when the theme that is named in ``theme`` does not exist.
    """
    briefing, problems = load(content, progress)
    articles = list(_articles(briefing, progress))
    problems += (problem for article in articles for note in article.notes for problem in note.problems)
    site, more = connect(briefing, articles, progress)
    found, wrong = _theme(theme, content, briefing.settings)
    return Checked(site, found, in_order([*problems, *more, *wrong]))


def _articles(briefing: Briefing, progress: Progress) -> Iterable[Readable]:
    for number, article in enumerate(briefing.articles, 1):
        progress("anchoring notes", number, len(briefing.articles))
        yield readable(article, anchor(article, briefing.notes.get(article.id, ())))


def build(options: Options, progress: Progress = in_silence) -> Outcome:
    """Build a site.

    The output folder is touched only after every page has been rendered and the index made.

    Raises:
        ThemeNotFound: when the theme that ``options`` names does not exist.
        OutputRefused: when the output folder cannot be written or is not ours to write.
        SearchFailed: when Pagefind cannot make the index.
    """
    before = previous(options.output)
    checked = check(options.content, options.theme, progress)
    theme, problems = checked.theme, checked.problems
    if theme is None or any(_stops(problem, options.draft) for problem in problems):
        return Outcome(problems)
    search = options.search and checked.site.briefing.settings.search
    try:
        pages = plan(checked.site, search)
        files = theme.assets() | _render(checked.site, theme, pages, search, options.jobs, progress)
        mark, language = "", checked.site.briefing.settings.language
        words = theme.words(language)
        files |= data_files(checked.site, words, [page.path for page in pages])
        if search:
            progress("indexing for search", 0, 0)
            records = search_records(checked.site, words)
            mark = fingerprint(records, language)
            made = search_files(options.output, before, mark, FOLDER) or settled(index(records, language))
            files |= made
            if checked.site.briefing.settings.folder_search:
                files |= folder_files(made)
    except ThemeBroken as error:
        return Outcome(in_order([*problems, error.problem]))
    progress("writing", 0, 0)
    return Outcome(problems, len(pages), publish(files, options.output, before, mark))


def _stops(problem: Problem, draft: bool) -> bool:
    return problem.severity == "error" and not (draft and problem.code in ANCHORING)


def _theme(name: str, content: Path, settings: Settings) -> tuple[Theme | None, list[Problem]]:
    if name:
        theme = Theme(find_theme(name, Path()))
    else:
        try:
            theme = Theme(find_theme(settings.theme or DEFAULT, content))
        except ThemeNotFound as error:
            return None, [Problem(settings.theme_place, "unknown-theme", f"{error}.", error.hint)]
    return theme, theme.check(settings)


def _render(site: Site, theme: Theme, pages: Sequence[PagePlan], search: bool, jobs: int,
            progress: Progress) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for page, data in zip(pages, each(_renderer, (site, theme, search), pages, jobs), strict=True):
        files[page.path] = data
        progress("rendering pages", len(files), len(pages))
    return files


def _renderer(site: Site, theme: Theme, search: bool) -> Callable[[PagePlan], bytes]:
    return Renderer(site, theme, search, OnPages(site, theme.words(site.briefing.settings.language))).render
