"""The search index of a site: made of shards with Pagefind's forms of words and, for folders, put into scripts.

This depends on the private form of Pagefind's files. If that form changes, Pagefind makes the index in one, which is
then made readable and put into one order; if that cannot be done, search works without it, but less well. Each costs a
warning, not an error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from builder.pages.search_writer import SearchRecord
from builder.values.briefing import Settings
from builder.values.problems import Problem
from builder.world.cache import NO_CACHE, Cache
from builder.world.canonical_index import canonical_index
from builder.world.folder_search import make_folder_files
from builder.world.index_making import IndexPlan, ShardedIndex
from builder.world.pagefind import UnknownIndexFormat, build_index
from builder.world.search_fragments import with_readable_fragments

IndexFiles = Mapping[str, bytes]


@dataclass(frozen=True)
class SearchIndex:
    """The files of an index by path, the fingerprint of an equal one, and its problems.

    An index with problems has no fingerprint, so that the next build makes it again, and warns again.
    """

    files: IndexFiles
    fingerprint: str = ""
    problems: Sequence[Problem] = ()


@dataclass(frozen=True)
class IndexRequest:
    """A search index that a site needs. ``program`` is a digest of the program that makes it."""

    records: Sequence[SearchRecord]
    settings: Settings
    program: str = ""

    @cached_property
    def plan(self) -> IndexPlan:
        """How the index is divided into shards."""
        return IndexPlan(self.records, self.settings.language, self.program)

    @property
    def fingerprint(self) -> str:
        """A digest of everything that the index is made from."""
        return self.plan.fingerprint

    def make(self, cache: Cache = NO_CACHE, jobs: int = 1) -> SearchIndex:
        """Make the index.

        Raises:
            SearchIndexError: when Pagefind cannot make it.
        """
        return self.start(cache, jobs)()

    def start(self, cache: Cache = NO_CACHE, jobs: int = 1) -> Callable[[], SearchIndex]:
        """Begin to make the index, with up to ``jobs`` processes, and return what waits for it.

        Raises:
            SearchIndexError: when Pagefind cannot be run; when Pagefind cannot make the index, from what is returned.
        """
        try:
            begun = ShardedIndex(self.plan, cache, jobs)
        except UnknownIndexFormat as error:
            return partial(self._whole, error)
        return lambda: self._finished(begun)

    def _finished(self, begun: ShardedIndex) -> SearchIndex:
        try:
            return SearchIndex(begun.files(), self.fingerprint)
        except UnknownIndexFormat as error:
            return self._whole(error)

    def _whole(self, reason: UnknownIndexFormat) -> SearchIndex:
        """Make the index in one, with Pagefind alone, because it cannot be made of shards."""
        made = SearchIndex(build_index(self.records, self.settings.language))
        made = self._warned(made, reason, "Search works as usual, but its index takes longer to make.")
        made = self._with(
            made,
            lambda files: with_readable_fragments(files, self.records),
            "Results are found as usual, but shown in the words that search compares.",
        )
        return self._with(
            made, canonical_index, "Search works as usual, but two builds of the same differ in its files."
        )

    def with_folder_search(self, made: SearchIndex) -> SearchIndex:
        """Return the index with the files for search in a folder, if the briefing has it."""
        if not self.settings.folder_search:
            return made
        return self._with(
            made,
            lambda files: {**files, **make_folder_files(files)},
            "Search works on a web server, but not in a folder opened by double-click.",
        )

    def _with(self, made: SearchIndex, step: Callable[[IndexFiles], IndexFiles], otherwise: str) -> SearchIndex:
        """Return the index after a step, or unchanged with a warning if the form of the files is unknown."""
        try:
            return replace(made, files=step(made.files))
        except UnknownIndexFormat as error:
            return self._warned(made, error, otherwise)

    def _warned(self, made: SearchIndex, error: UnknownIndexFormat, otherwise: str) -> SearchIndex:
        problem = Problem(
            self.settings.place,
            "search-index",
            f"{error} {otherwise}",
            "Install the version of pagefind-bin that the package asks for, or report the message.",
            "warning",
        )
        return SearchIndex(made.files, "", (*made.problems, problem))
