"""The search index of a site: made of shards with Pagefind's forms of words and, for folders, put into scripts.

This depends on the private form of Pagefind's files. If that form changes, Pagefind makes the index in one, which is
then made readable and put into one order; if that cannot be done, search works without it, but less well. Each costs a
warning, not an error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from builder.pages.search_parts import RecordsPart
from builder.values.briefing import Settings
from builder.values.kept_file import FileContent
from builder.values.problems import Problem
from builder.world.cache import NO_CACHE, Cache
from builder.world.canonical_index import canonical_index
from builder.world.folder_search import make_folder_files
from builder.world.index_files import IndexFile, index_file
from builder.world.index_list import keep_list, listed_files
from builder.world.index_making import ShardedIndex
from builder.world.index_plan import IndexPlan
from builder.world.late_files import LateFile, read_changed, read_files
from builder.world.pagefind import UnknownIndexFormat, build_index
from builder.world.search_fragments import with_readable_fragments


@dataclass(frozen=True)
class SearchIndex:
    """The files of an index by path, the fingerprint of an equal one, and its problems.

    ``scripts`` are the files for search in a folder, ``zip_files`` those of them that are wanted in the zip alone. Each
    file is known by its digest, and read only where the output has another one or none (`LateFile`). An index with
    problems has no fingerprint, so that the next build makes it again, and warns again.
    """

    files: Mapping[str, IndexFile]
    fingerprint: str = ""
    problems: Sequence[Problem] = ()
    scripts: Mapping[str, LateFile] = field(default_factory=dict)
    zip_files: Mapping[str, LateFile] = field(default_factory=dict)

    def read(self) -> dict[str, bytes]:
        """All files with their content, by path."""
        return read_files({**self.files, **self.scripts})

    def read_for_zip(self) -> dict[str, bytes]:
        """The files for the zip alone with their content, by path."""
        return read_files(self.zip_files)

    def read_changed(self, listed: Mapping[str, str]) -> dict[str, FileContent]:
        """All files by path, those as kept files that the list of the last output has with the same digests."""
        return read_changed({**self.files, **self.scripts}, listed)


@dataclass(frozen=True)
class IndexRequest:
    """A search index that a site needs, from parts in the order of their names.

    ``program`` is a digest of the program that makes it.
    """

    parts: Sequence[RecordsPart]
    settings: Settings
    program: str = ""

    @cached_property
    def plan(self) -> IndexPlan:
        """How the index is divided."""
        return IndexPlan(self.parts, self.settings.language, self.program)

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
        listed = listed_files(self.plan, cache)
        if listed is not None:
            return lambda: SearchIndex(listed, self.fingerprint)
        try:
            begun = ShardedIndex(self.plan, cache, jobs)
        except UnknownIndexFormat as error:
            return partial(self._whole, error)
        return lambda: self._finished(begun, cache)

    def _finished(self, begun: ShardedIndex, cache: Cache) -> SearchIndex:
        try:
            files = begun.files()
        except UnknownIndexFormat as error:
            return self._whole(error)
        keep_list(self.plan, files, cache)
        return SearchIndex(files, self.fingerprint)

    def _whole(self, reason: UnknownIndexFormat) -> SearchIndex:
        """Make the index in one, with Pagefind alone, because it cannot be made of shards."""
        records = [record for part in self.parts for record in part.records()]
        files = build_index(records, self.settings.language)
        problems = [self._warning(reason, "Search works as usual, but its index takes longer to make.")]
        try:
            files = with_readable_fragments(files, records)
        except UnknownIndexFormat as error:
            lacking = "Results are found as usual, but shown in the words that search compares."
            problems.append(self._warning(error, lacking))
        try:
            files = canonical_index(files)
        except UnknownIndexFormat as error:
            lacking = "Search works as usual, but two builds of the same differ in its files."
            problems.append(self._warning(error, lacking))
        return SearchIndex({path: index_file(data) for path, data in files.items()}, "", problems)

    def with_folder_search(self, made: SearchIndex) -> SearchIndex:
        """Return the index with the files for search in a folder, where the briefing has it."""
        if self.settings.folder_search == "no":
            return made
        try:
            scripts = make_folder_files(made.files)
        except UnknownIndexFormat as error:
            lacking = "Search works on a web server, but not in a folder opened by double-click."
            return replace(made, fingerprint="", problems=(*made.problems, self._warning(error, lacking)))
        if self.settings.folder_search == "zip":
            return replace(made, zip_files=scripts)
        return replace(made, scripts=scripts)

    def _warning(self, error: UnknownIndexFormat, otherwise: str) -> Problem:
        return Problem(
            self.settings.place,
            "search-index",
            f"{error} {otherwise}",
            "Install the version of pagefind-bin that the package asks for, or report the message.",
            "warning",
        )
