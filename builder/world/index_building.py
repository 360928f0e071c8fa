"""The search index of a site: made by Pagefind, then made readable, sorted and, for folders, put into scripts.

The last three depend on the private form of Pagefind's files. If that form changes, search works without them, but less
well: a warning, not an error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from builder.pages.search_writer import SearchRecord
from builder.values.briefing import Settings
from builder.values.problems import Problem
from builder.world.canonical_index import canonical_index
from builder.world.folder_search import make_folder_files
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
    """A search index that a site needs: its records, and the fingerprint of an equal one."""

    records: Sequence[SearchRecord]
    settings: Settings
    fingerprint: str

    def make(self) -> SearchIndex:
        """Make the index.

        Raises:
            SearchIndexError: when Pagefind cannot make it.
        """
        made = SearchIndex(build_index(self.records, self.settings.language), self.fingerprint)
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
            problem = Problem(
                self.settings.place,
                "search-index",
                f"{error} {otherwise}",
                "Install the version of pagefind-bin that the package asks for, or report the message.",
                "warning",
            )
            return SearchIndex(made.files, "", (*made.problems, problem))
