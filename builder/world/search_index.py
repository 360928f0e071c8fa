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
from builder.world.folder_search import folder_files
from builder.world.pagefind import UnknownForm, index
from builder.world.readable import readable
from builder.world.settled import settled

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Index:
    """The files of an index by path, the mark by which an equal one is known, and what is wrong with it.

    An index with something wrong has no mark, so that the next build makes it again, and warns again.
    """

    files: Files
    mark: str = ""
    problems: Sequence[Problem] = ()


@dataclass(frozen=True)
class Wanted:
    """A search index that a site wants: what goes into it, and the mark by which an equal one is known."""

    records: Sequence[SearchRecord]
    settings: Settings
    mark: str

    def make(self) -> Index:
        """The index, made anew.

        Raises:
            SearchFailed: when Pagefind cannot make it.
        """
        made = Index(index(self.records, self.settings.language), self.mark)
        made = self._with(
            made,
            lambda files: readable(files, self.records),
            "Results are found as usual, but shown in the words that search compares.",
        )
        return self._with(made, settled, "Search works as usual, but two builds of the same differ in its files.")

    def for_folders(self, made: Index) -> Index:
        """The index with what search in a folder needs, if the briefing wants that."""
        if not self.settings.folder_search:
            return made
        return self._with(
            made,
            lambda files: {**files, **folder_files(files)},
            "Search works on a web server, but not in a folder opened by double-click.",
        )

    def _with(self, made: Index, step: Callable[[Files], Files], otherwise: str) -> Index:
        """The index after a step; a warning where the step does not know the files."""
        try:
            return replace(made, files=step(made.files))
        except UnknownForm as error:
            problem = Problem(
                self.settings.place,
                "search-index",
                f"{error} {otherwise}",
                "Install the version of pagefind-bin that the package asks for, or report the message.",
                "warning",
            )
            return Index(made.files, "", (*made.problems, problem))
