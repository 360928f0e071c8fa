"""A build, step by step: load, anchor, apply rights, connect, render, index, make outputs, write."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from builder.engine.article_memory import ArticleMemory, KeptContent
from builder.engine.fingerprints import fingerprint
from builder.engine.traces import Memory
from builder.site_making import BuildOptions, BuildSources, LastBuild, make_site
from builder.values.problems import Problem
from builder.values.progress import Progress, ignore_progress
from builder.world.cache import NO_CACHE, Cache
from builder.world.file_states import ReadClock, file_state, no_clock, settled_state
from builder.world.index_building import IndexRequest, SearchIndex
from builder.world.index_files import index_file
from builder.world.memory import without_cycle_collection
from builder.world.output import (
    OutputChanges,
    PreviousOutput,
    locked_output,
    read_output_file,
    read_previous_output,
    reusable_index,
    write_output,
)
from builder.world.pagefind import PAGEFIND_FOLDER


@dataclass(frozen=True)
class BuildResult:
    """The result of a build: its problems in order, and what was written, if anything.

    ``reasons`` says for each page and file of cards that was made why the last build's could not be kept.

    ``has_address`` is true if the site has an address, and with it everything that needs absolute addresses.
    """

    problems: Sequence[Problem]
    pages: int = 0
    changes: OutputChanges | None = None
    has_address: bool = True
    reasons: Mapping[str, str] = field(default_factory=dict)
    sources: BuildSources = field(default_factory=BuildSources)


@without_cycle_collection()
def build(
    options: BuildOptions,
    progress: Progress = ignore_progress,
    cache: Cache = NO_CACHE,
    clock: ReadClock = no_clock,
    waiting: Callable[[str], object] | None = None,
) -> BuildResult:
    """Build a site. What the ``cache`` has of earlier builds is not made again.

    ``clock`` reads the disk's clock: by it one knows which files have certainly not changed since they were looked at.

    The output folder is touched only after every page has been rendered and the index made. Other builds are kept away
    from it until then. If another one has it, it is waited for, and ``waiting`` is called with the name of its process.

    Raises:
        ThemeNotFound: when the theme that ``options`` names does not exist.
        OutputError: when the output folder cannot be written or has other files in it, or when another build writes to
            it and ``waiting`` is ``None``.
        SearchIndexError: when Pagefind cannot make the index.
        ArchiveNameError: when a file of the theme has a name that cannot be in a zip.
        OutputFailed: when an output of another package cannot be used, or fails.
    """
    with locked_output(options.output, waiting):
        return _build(options, progress, cache, clock)


def _build(options: BuildOptions, progress: Progress, cache: Cache, clock: ReadClock) -> BuildResult:
    before = read_previous_output(options.output)
    key = _memory_key(options)
    articles = fingerprint("articles", str(options.content.absolute())).hex()
    memory = ArticleMemory.from_bytes(cache.get(articles))
    content = KeptContent(memory, cache.get, cache.put, cache is not NO_CACHE, partial(settled_state, clock()))
    last = LastBuild(
        Memory.from_bytes(cache.get(key)),
        partial(read_output_file, options.output),
        lambda path: file_state(f"{options.output}/{path}"),
        content,
        before.files,
    )
    done = make_site(options, lambda wanted: _start_index(wanted, options, before, cache), progress, last)
    cache.put(articles, done.articles.to_bytes())
    if done.files is None:
        return BuildResult(done.problems)
    progress("writing", 0, 0)
    written = write_output(done.files, options.output, before, done.index_fingerprint)
    now = clock()
    states = {path: settled_state(now, f"{options.output}/{path}") for path in done.files}
    cache.put(key, done.memory.with_states(states).to_bytes())
    return BuildResult(done.problems, done.pages, written, done.has_address, done.reasons, done.sources)


def _memory_key(options: BuildOptions) -> str:
    """The key of the memory of builds of this content into this folder."""
    return fingerprint("memory", str(options.content.absolute()), str(options.output.absolute())).hex()


def _start_index(
    wanted: IndexRequest, options: BuildOptions, before: PreviousOutput, cache: Cache
) -> Callable[[], SearchIndex]:
    # A cache knows which index files an equal request has, and the output which of these are there.
    found = reusable_index(options.output, before, wanted.fingerprint, PAGEFIND_FOLDER) if cache is NO_CACHE else None
    if found:
        files = {path: index_file(data) for path, data in found.items()}
        return lambda: wanted.with_folder_search(SearchIndex(files, wanted.fingerprint))
    finish = wanted.start(cache, options.jobs)
    return lambda: wanted.with_folder_search(finish())
