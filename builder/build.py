"""The story, in order: load, anchor, apply rights, connect, render, index, copy, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from builder.data.on_pages import OnPages
from builder.kinds import DATA_KINDS, PAGE_KINDS
from builder.meaning.anchor import anchor
from builder.meaning.rights import Readable, readable
from builder.meaning.site import Site, connect
from builder.outputs.make import always, last, offered, output_files, requested
from builder.outputs.output import Given
from builder.pages.addresses import FRONT_PATH, NOWHERE
from builder.pages.render import Beside, PagePlan, Renderer, pages_in_the_way, plan
from builder.pages.search_facts import search_facts
from builder.pages.search_records import search_records
from builder.pages.theme import DEFAULT, Theme, ThemeBroken, ThemeNotFound, find_theme
from builder.reading.load import load
from builder.values.briefing import Briefing, Settings
from builder.values.problems import ANCHORING, Problem, in_order
from builder.values.progress import Progress, in_silence
from builder.world.output import Previous, Written, previous, publish, search_files
from builder.world.pagefind import FOLDER, fingerprint
from builder.world.search_index import Index, Wanted
from builder.world.workers import each


@dataclass(frozen=True)
class Options:
    """What a build is asked to do. ``theme``, ``url`` and ``copies`` count for more than what ``briefing.yaml`` says.

    ``copies`` is ``None`` where nothing is asked for, so that ``briefing.yaml`` decides, and empty for no copies.
    ``revision`` is the state of the content as a version control system names it; ``epoch`` is SOURCE_DATE_EPOCH.
    """

    content: Path
    output: Path
    theme: str = ""
    jobs: int = 1
    search: bool = True
    draft: bool = False
    url: str = ""
    revision: str = ""
    copies: tuple[str, ...] | None = None
    epoch: int | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of a build: its problems in order, and what was written, if anything was.

    ``addressed`` says that the site knows where it will be, so that it has what needs whole addresses.
    """

    problems: Sequence[Problem]
    pages: int = 0
    written: Written | None = None
    addressed: bool = True


Indexed = Callable[[Wanted], Index]
"""Called with the index that a site wants, gives it, made now or kept from before."""


@dataclass(frozen=True)
class Made:
    """What a site is made of: its problems in order, and, unless those stop it, its files.

    ``theme`` is there if it could be found, ``mark`` if the site has a search index.
    """

    problems: Sequence[Problem]
    theme: Theme | None
    files: Mapping[str, bytes] | None = None
    pages: int = 0
    mark: str = ""
    addressed: bool = True


@dataclass
class Checked:
    """A briefing connected as far as it can be, its theme if there is one, and everything that is wrong."""

    site: Site
    theme: Theme | None
    problems: list[Problem]


def check(content: Path, theme: str = "", progress: Progress = in_silence, url: str = "") -> Checked:
    """Read a content folder and find every problem in it and in its theme's templates; nothing is written.

    ``url`` is where the site will be, if not where ``briefing.yaml`` says.

    Raises:
        ThemeNotFound: when the theme that is named in ``theme`` does not exist.
    """
    briefing, problems = load(content, progress)
    briefing = replace(briefing, settings=replace(briefing.settings, url=url or briefing.settings.url))
    articles = list(_articles(briefing, progress))
    problems += (problem for article in articles for note in article.notes for problem in note.problems)
    site, more = connect(briefing, articles, progress)
    found, wrong = _theme(theme, content, briefing.settings)
    wrong += pages_in_the_way(site, PAGE_KINDS, found) if found else []
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
        NameRefused: when a file of the theme has a name that cannot be in a zip.
        OutputFailed: when an output of another package cannot be used, or fails.
    """
    before = previous(options.output)
    done = made(options, lambda wanted: _index(wanted, options.output, before), progress)
    if done.files is None:
        return Outcome(done.problems)
    progress("writing", 0, 0)
    written = publish(done.files, options.output, before, done.mark)
    return Outcome(done.problems, done.pages, written, done.addressed)


def made(options: Options, indexed: Indexed, progress: Progress = in_silence) -> Made:
    """Make a site's files; nothing is written.

    Raises:
        ThemeNotFound: when the theme that ``options`` names does not exist.
        SearchFailed: when Pagefind cannot make the index.
        NameRefused: when a file of the theme has a name that cannot be in a zip.
        OutputFailed: when an output of another package cannot be used, or fails.
    """
    checked = check(options.content, options.theme, progress, options.url)
    theme, problems = checked.theme, checked.problems
    if theme is None or any(_stops(problem, options.draft) for problem in problems):
        return Made(problems, theme)
    try:
        files, pages, index = _files(checked.site, theme, options, indexed, progress)
    except ThemeBroken as error:
        return Made(in_order([*problems, error.problem]), theme)
    return Made(
        in_order([*problems, *index.problems]),
        theme,
        files,
        pages,
        index.mark,
        bool(checked.site.briefing.settings.url),
    )


def _files(
    site: Site, theme: Theme, options: Options, indexed: Indexed, progress: Progress
) -> tuple[dict[str, bytes], int, Index]:
    """All files of the output, how many of them are pages, and the search index, which is among them."""
    settings = site.briefing.settings
    first, late = last(requested(settings.copies if options.copies is None else options.copies))
    beside = Beside(options.search and settings.search, offered((*first, *late), settings), options.revision)
    pages = plan(site, PAGE_KINDS, beside.search, theme.own_pages)
    given = Given(site, theme, theme.words(settings.language), [page.path for page in pages], epoch=options.epoch)
    files = always(given)
    files |= theme.assets()  # which may have a picture for cards of its own
    files |= _render(site, theme, pages, beside, options.jobs, progress)
    index = Index({})
    if beside.search:
        progress("indexing for search", 0, 0)
        records = search_records(site, given.words, PAGE_KINDS)
        index = indexed(Wanted(records, settings, fingerprint(records, settings.language)))
        files |= search_facts(site, given.words, PAGE_KINDS, records)
        files |= index.files
    if first or late:
        progress("making copies", 0, 0)
        files |= output_files(first, given, files)
    if late:
        inside = replace(beside, copies=offered(first, settings))
        given = replace(given, files=_unpacked(files, site, theme, inside))
        files |= output_files(late, given, files)
    return files, len(pages), index


def _index(wanted: Wanted, output: Path, before: Previous) -> Index:
    found = search_files(output, before, wanted.mark, FOLDER)
    return wanted.for_folders(Index(found, wanted.mark) if found else wanted.make())


def _unpacked(files: Mapping[str, bytes], site: Site, theme: Theme, inside: Beside) -> dict[str, bytes]:
    """The files as they are in a copy that is made of them: no link to that copy, no page that only servers show."""
    front = next(page for page in plan(site, PAGE_KINDS, inside.search) if page.path == FRONT_PATH)
    rest = {path: data for path, data in files.items() if path != NOWHERE}
    return {**rest, FRONT_PATH: _renderer(site, theme, inside)(front)}


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


def _render(
    site: Site, theme: Theme, pages: Sequence[PagePlan], beside: Beside, jobs: int, progress: Progress
) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for page, data in zip(pages, each(_renderer, (site, theme, beside), pages, jobs), strict=True):
        files[page.path] = data
        progress("rendering pages", len(files), len(pages))
    return files


def _renderer(site: Site, theme: Theme, beside: Beside) -> Callable[[PagePlan], bytes]:
    return Renderer(
        site, theme, PAGE_KINDS, beside, OnPages(site, theme.words(site.briefing.settings.language), DATA_KINDS)
    ).render
