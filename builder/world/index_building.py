"""The search index of a site: made by Pagefind, then made readable, settled and, for folders, put into scripts.

The last three know the private form of Pagefind's files. Where it has become another, search works without them, less
well; that is a warning and no reason to have no site.
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
    """The files of an index by path, the mark by which an equal one is known, and what is wrong with it.

    An index with something wrong has no mark, so that the next build makes it again, and warns again.
    """

    files: IndexFiles
    fingerprint: str = ""
    problems: Sequence[Problem] = ()


@dataclass(frozen=True)
class IndexRequest:
    """A search index that a site wants: what goes into it, and the mark by which an equal one is known."""

    records: Sequence[SearchRecord]
    settings: Settings
    fingerprint: str

    def make(self) -> SearchIndex:
        """The index, made anew.

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
        """The index with what search in a folder needs, if the briefing wants that."""
        if not self.settings.folder_search:
            return made
        return self._with(
            made,
            lambda files: {**files, **make_folder_files(files)},
            "Search works on a web server, but not in a folder opened by double-click.",
        )

    def _with(self, made: SearchIndex, step: Callable[[IndexFiles], IndexFiles], otherwise: str) -> SearchIndex:
        """The index after a step; a warning where the step does not know the files."""
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
