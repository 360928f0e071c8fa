"""Makes a site as files, in memory: reads, connects, renders, indexes, and makes outputs. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import takewhile
from pathlib import Path

from builder.checking import check_content
from builder.data.files import DataWriter
from builder.data.site_head import SiteHead
from builder.engine.article_memory import NO_ARTICLES, NOTHING_KEPT, ArticleMemory, KeptContent
from builder.engine.article_rows import DetailsLost
from builder.engine.connected_content import ConnectedContent
from builder.engine.fingerprints import fingerprint
from builder.engine.joined_data import KeptPieces, join_files, plan_data
from builder.engine.program import program_fingerprint
from builder.engine.row_making import remember_articles
from builder.engine.search_targets import plan_search, search_maker, search_parts
from builder.engine.targets import Plan, RecordingMaker, make_targets, page_renderer
from builder.engine.traces import NO_MEMORY, Keeper, Made, Memory, ReadFile, StateOf, remember
from builder.kinds import DATA_KINDS, PAGE_KINDS
from builder.meaning.site import Site
from builder.outputs.output import OutputInput
from builder.outputs.output_files import (
    default_output_files,
    has_external_output,
    offered_outputs,
    output_files,
    requested_outputs,
    split_by_need,
)
from builder.pages.link_cards import plan_cards
from builder.pages.page_plans import plan_pages
from builder.pages.render import RenderOptions
from builder.pages.search_facts import search_scripts
from builder.pages.search_parts import RecordsPart
from builder.pages.theme import DEFAULT_THEME, Theme, theme_places
from builder.pages.theme_errors import ThemeError
from builder.values.briefing import Settings
from builder.values.interface_words import InterfaceWords
from builder.values.kept_file import FileContent, contents_of
from builder.values.problems import ANCHORING_CODES, Problem, sort_problems
from builder.values.progress import Progress, ignore_progress
from builder.values.site_paths import FRONT_PATH, NOT_FOUND_PATH
from builder.world.index_building import IndexRequest, SearchIndex
from builder.world.memory import without_cycle_collection
from builder.world.pagefind import PAGEFIND_FOLDER
from builder.world.workers import map_in_processes


@dataclass(frozen=True)
class BuildOptions:
    """The options of a build. ``theme``, ``url`` and ``copies`` override ``briefing.yaml``.

    ``copies`` is ``None`` if ``briefing.yaml`` decides, and empty for no copies.
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
class BuildSources:
    """What a build depends on apart from its options and the content.

    ``theme_folders`` are the folders of the theme. ``absent_folders`` are those that would have been the theme if they
    existed. ``copies`` are the names of the outputs that were requested.
    """

    theme_folders: Sequence[Path] = ()
    absent_folders: Sequence[Path] = ()
    copies: Sequence[str] = ()


StartIndex = Callable[[IndexRequest], Callable[[], SearchIndex]]
"""Begins to make the index for a request, or finds that of an earlier build; what it returns waits for the index."""


@dataclass(frozen=True)
class BuiltSite:
    """A site as files: its problems in order, and its files unless the problems stop the build.

    ``theme`` is ``None`` if it was not found; ``index_fingerprint`` is empty without a search index.
    """

    problems: Sequence[Problem]
    theme: Theme | None
    files: Mapping[str, FileContent] | None = None
    pages: int = 0
    index_fingerprint: str = ""
    has_address: bool = True
    memory: Memory = NO_MEMORY
    articles: ArticleMemory = NO_ARTICLES
    reasons: Mapping[str, str] = field(default_factory=dict)
    sources: BuildSources = BuildSources()


@dataclass(frozen=True)
class LastBuild:
    """What is left of the last build: its memory, its files as far as they are there, and its articles.

    ``listed`` has the digests of its files, as the list in the output has them.
    """

    memory: Memory = NO_MEMORY
    read_file: ReadFile = lambda _path: None
    state_of: StateOf = lambda _path: None
    content: KeptContent = NOTHING_KEPT
    listed: Mapping[str, str] = field(default_factory=dict)

    def certain(self, folder: str) -> dict[str, str]:
        """The digests of the files below a folder that are certainly as the last build wrote them."""
        states = self.memory.states
        return {
            path: digest
            for path, digest in self.listed.items()
            if path.startswith(folder) and states.get(path) and self.state_of(path) == states[path]
        }

    @classmethod
    def in_memory(cls, memory: Memory, files: Mapping[str, FileContent], content: KeptContent) -> LastBuild:
        """The last build of a process that keeps the files in memory, where none can have changed."""
        there = contents_of(files)
        states = dict.fromkeys(there, (0,))
        return cls(memory.with_states(states), there.get, states.get, content)


@without_cycle_collection()
def make_site(
    options: BuildOptions, indexed: StartIndex, progress: Progress = ignore_progress, last: LastBuild = LastBuild()
) -> BuiltSite:
    """Make a site's files; nothing is written. Pages of the ``last`` build that would be the same are not made again.

    Raises:
        ThemeNotFound: when the theme that ``options`` names does not exist.
        SearchIndexError: when Pagefind cannot make the index.
        ArchiveNameError: when a file of the theme has a name that cannot be in a zip.
        OutputFailed: when an output of another package cannot be used, or fails.
    """
    try:
        return _make_site(options, indexed, progress, last)
    except DetailsLost:
        return _make_site(options, indexed, progress, replace(last, content=last.content.forgotten()))


def _make_site(options: BuildOptions, indexed: StartIndex, progress: Progress, last: LastBuild) -> BuiltSite:
    checked = check_content(options.content, options.theme, progress, options.url, last.content)
    if checked.content.kept and has_external_output(_copies(options, checked.site.briefing.settings)):
        raise DetailsLost  # what other packages are given has places in files, which are not kept
    theme, problems = checked.theme, checked.problems
    articles = remember_articles(checked.content, last.content)
    if theme is None or any(_stops(problem, options.draft) for problem in problems):
        return BuiltSite(problems, theme, articles=articles)
    try:
        made = _files(checked.content, theme, options, indexed, last, progress)
    except ThemeError as error:
        return BuiltSite(sort_problems([*problems, error.problem]), theme, articles=articles)
    return BuiltSite(
        sort_problems([*problems, *made.index.problems]),
        theme,
        made.files,
        made.pages,
        made.index.fingerprint,
        bool(checked.site.briefing.settings.url),
        made.memory,
        articles,
        made.reasons,
        _sources(options, checked.site.briefing.settings, theme),
    )


def _sources(options: BuildOptions, settings: Settings, theme: Theme) -> BuildSources:
    name, beside = (options.theme, Path()) if options.theme else (settings.theme or DEFAULT_THEME, options.content)
    before = list(takewhile(lambda place: place != theme.folder, theme_places(name, beside)))
    return BuildSources(theme.folders, before, _copies(options, settings))


def _copies(options: BuildOptions, settings: Settings) -> Sequence[str]:
    return settings.copies if options.copies is None else options.copies


@dataclass(frozen=True)
class _SiteFiles:
    """All files of the output, how many are pages, the search index, which is among them, and what to remember."""

    files: dict[str, FileContent]
    pages: int
    index: SearchIndex
    memory: Memory
    reasons: Mapping[str, str]


def _files(
    content: ConnectedContent,
    theme: Theme,
    options: BuildOptions,
    indexed: StartIndex,
    last: LastBuild,
    progress: Progress,
) -> _SiteFiles:
    site, settings = content.site, content.site.briefing.settings
    first, late = split_by_need(requested_outputs(_copies(options, settings)))
    beside = RenderOptions(
        options.search and settings.search, offered_outputs((*first, *late), settings), options.revision
    )
    pages = plan_pages(site, PAGE_KINDS, beside.search, theme.own_pages)
    given = OutputInput(site, theme, theme.words(settings.language), [page.path for page in pages], epoch=options.epoch)
    keeper = Keeper(last.memory, _common(site, theme, beside), content.fingerprints, last.read_file, last.state_of)
    searched, parts = _search(site, given.words, keeper) if beside.search else ({}, [])
    request = IndexRequest(parts, settings, program_fingerprint().hex())
    # The index is made while pages are rendered.
    finish = indexed(request) if beside.search else lambda: SearchIndex({})
    pieces = KeptPieces(keeper)
    plans: list[Plan] = [*pages, *plan_cards(site), *plan_data(site)]
    make = partial(_make, site, theme, beside, options.jobs, progress)
    made = {**searched, **make_targets(plans, keeper, make, pieces_are_whole=pieces.are_whole)}
    data = DataWriter(site, given.words, DATA_KINDS)
    joined, traces = join_files(data, made.values(), pieces)
    files: dict[str, FileContent] = {**default_output_files(given), **data.constant(), **joined}
    files |= theme.assets()  # a theme can have a social card of its own
    for each in made.values():
        files |= each.files
    if beside.search:
        progress("indexing for search", 0, 0)
        files |= search_scripts(site.briefing.entries, given.words, PAGE_KINDS, parts)
    index = finish()
    files |= index.read_changed(last.certain(PAGEFIND_FOLDER))
    if first or late:
        progress("making copies", 0, 0)
        files |= output_files(first, given, files)
    if late:
        inside = replace(beside, copies=offered_outputs(first, settings))
        inner = _unpacked(contents_of(files), site, theme, inside)
        files |= output_files(late, replace(given, files=inner, zip_files=index.read_for_zip()), files)
    reasons = {name: each.reason for name, each in made.items() if each.reason}
    return _SiteFiles(files, len(pages), index, remember(keeper, made, traces), reasons)


def _search(site: Site, words: InterfaceWords, keeper: Keeper) -> tuple[Mapping[str, Made], list[RecordsPart]]:
    """What search finds of each record: as targets, and as the parts of the index."""
    plans = plan_search(site)
    made = make_targets(plans, keeper, search_maker(site, words))
    return made, search_parts(site, words, plans, made)


def _unpacked(files: Mapping[str, bytes], site: Site, theme: Theme, inside: RenderOptions) -> dict[str, bytes]:
    """Return the files for a copy that is made of them: without the link to that copy and the page for servers."""
    front = next(page for page in plan_pages(site, PAGE_KINDS, inside.search) if page.path == FRONT_PATH)
    rest = {path: data for path, data in files.items() if path != NOT_FOUND_PATH}
    return {**rest, FRONT_PATH: page_renderer(site, theme, inside).render(front)}


def _stops(problem: Problem, draft: bool) -> bool:
    return problem.severity == "error" and not (draft and problem.code in ANCHORING_CODES)


def _make(
    site: Site, theme: Theme, options: RenderOptions, jobs: int, progress: Progress, missing: Sequence[Plan]
) -> Sequence[Made]:
    """Make pages, cards and pieces of data, with up to ``jobs`` processes."""
    made = []
    for each in map_in_processes(RecordingMaker, (site, theme, options), missing, jobs):
        made.append(each)
        progress("rendering pages", len(made), len(missing))
    return made


def _common(site: Site, theme: Theme, options: RenderOptions) -> bytes:
    """What holds for all pages."""
    head = SiteHead.of(site, DATA_KINDS)
    shared = page_renderer(site, theme, options).alike
    return fingerprint(program_fingerprint(), theme.fingerprint, site.briefing.settings, head, shared)
