"""The story, in order: load, anchor, apply rights, connect, render, index, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from builder.meaning.anchor import anchor
from builder.meaning.rights import Readable, readable
from builder.meaning.site import Site, connect
from builder.pages.render import PagePlan, Renderer, plan
from builder.pages.search_records import search_records
from builder.pages.theme import DEFAULT, Theme, ThemeBroken, ThemeNotFound, find_theme
from builder.reading.load import load
from builder.values.problems import ANCHORING, Problem, in_order
from builder.values.records import Briefing, Settings
from builder.world.output import Written, previous, publish, search_files
from builder.world.pagefind import FOLDER, fingerprint, index
from builder.world.workers import each

Progress = Callable[[str], None]


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
    """A briefing connected as far as it can be, and everything that is wrong with it."""

    site: Site
    problems: list[Problem] = field(default_factory=list)


def check(content: Path, progress: Progress = lambda _: None) -> Checked:
    """Read a content folder and find every problem in it; nothing is written."""
    progress("reading")
    briefing, problems = load(content)
    progress("anchoring notes")
    articles = list(_articles(briefing))
    problems += (problem for article in articles for note in article.notes for problem in note.problems)
    progress("linking")
    site, more = connect(briefing, articles)
    return Checked(site, in_order([*problems, *more]))


def _articles(briefing: Briefing) -> Iterable[Readable]:
    for article in briefing.articles:
        yield readable(article, anchor(article, briefing.notes.get(article.id, ())))


def build(options: Options, progress: Progress = lambda _: None) -> Outcome:
    """Build a site.

    The output folder is touched only after every page has been rendered and the index made.

    Raises:
        ThemeNotFound: when the theme that ``options`` names does not exist.
        OutputRefused: when the output folder cannot be written or is not ours to write.
        SearchFailed: when Pagefind cannot make the index.
    """
    before = previous(options.output)
    checked = check(options.content, progress)
    theme, problems = _theme(options, checked.site.briefing.settings)
    problems = in_order([*checked.problems, *problems])
    if theme is None or any(_stops(problem, options.draft) for problem in problems):
        return Outcome(problems)
    search = options.search and checked.site.briefing.settings.search
    try:
        pages = plan(checked.site, search)
        progress("rendering pages")
        files = theme.assets() | _render(checked.site, theme, pages, search, options.jobs)
        mark = ""
        if search:
            progress("indexing for search")
            words = theme.words(checked.site.briefing.settings.language)
            records = search_records(checked.site, words)
            language = checked.site.briefing.settings.language
            mark = fingerprint(records, language)
            files |= search_files(options.output, before, mark, FOLDER) or index(records, language)
    except ThemeBroken as error:
        return Outcome(in_order([*problems, error.problem]))
    progress("writing")
    return Outcome(problems, len(pages), publish(files, options.output, before, mark))


def _stops(problem: Problem, draft: bool) -> bool:
    return problem.severity == "error" and not (draft and problem.code in ANCHORING)


def _theme(options: Options, settings: Settings) -> tuple[Theme | None, list[Problem]]:
    if options.theme:
        theme = Theme(find_theme(options.theme, Path()))
    else:
        try:
            theme = Theme(find_theme(settings.theme or DEFAULT, options.content))
        except ThemeNotFound as error:
            return None, [Problem(settings.place, "unknown-theme", str(error), "Correct “theme” in briefing.yaml.")]
    return theme, theme.check(theme.environment())


def _render(site: Site, theme: Theme, pages: Sequence[PagePlan], search: bool, jobs: int) -> dict[str, bytes]:
    rendered = each(_renderer, (site, theme, search), pages, jobs)
    return {page.path: data for page, data in zip(pages, rendered, strict=True)}


def _renderer(site: Site, theme: Theme, search: bool) -> Callable[[PagePlan], bytes]:
    return Renderer(site, theme, search).render
