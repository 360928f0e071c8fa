"""Where the time of one cold build goes, stage by stage: `python -m tests.benchmarks.stages ARTICLES`.

A timer interrupts the build each few milliseconds of processor time. What has passed since the last interruption is
counted for the stage that runs: that of the innermost function of the program, values apart, because every stage uses
them. So a library counts for the stage that calls it. The build runs in one process; Pagefind is counted from outside.
"""

from __future__ import annotations

import argparse
import gc
import re
import resource
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from tests.benchmarks.briefing_form import write_briefing
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.hugo_form import write_hugo_site
from tests.benchmarks.measured import measure
from tests.benchmarks.report import number, table
from tests.benchmarks.tools import hugo_program, machine, put_into

EVERY = 0.004
"""Seconds of processor time between two interruptions."""
LEAST = 0.01
"""The part of the whole that a module must have to be listed."""

STAGES = {
    "reading": "reading: YAML, Markdown",
    "meaning": "meaning: anchors, names, references, backlinks",
    "pages": "pages: views, HTML of texts, loading templates",
    "kinds": "kinds: views and data of records",
    "templates": "templates",
    "data": "data: JSON, annotations, bibliography",
    "copies": "copies",
    "outputs": "outputs",
    "search": "search: records, Pagefind’s input, the index in its final form",
    "world": "world: looking at and writing files",
    "imports": "importing modules",
    "collection": "collecting cyclic garbage",
    "values": "values, called by no stage",
    "": "the rest",
}
SEARCH_MODULE = re.compile(r"search|index|pagefind|shard")
"""What the names of modules have that make the search index, of whatever package."""


@dataclass
class Profile:
    """Seconds of processor time by stage and by module (or template, or library with the stage that calls it)."""

    stages: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    modules: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    last: float = 0.0

    def interrupted(self, _signal: int, frame: FrameType | None) -> None:
        now = time.process_time()
        stage, module = place_of(frame)
        self.stages[stage] += now - self.last
        self.modules[module] += now - self.last
        self.last = time.process_time()

    def collected(self, phase: str, _info: dict[str, int]) -> None:
        """Count what the collector of cyclic garbage takes on its own, since it runs within any stage."""
        now = time.process_time()
        if phase == "stop":
            self.stages["collection"] += now - self.last
        self.last = now


def place_of(frame: FrameType | None) -> tuple[str, str]:
    """Return the stage of a frame and the module in which it is, as far as they are known."""
    program = ""
    while frame:
        module = frame.f_globals.get("__name__", "")
        if module.startswith("importlib._bootstrap"):
            return "imports", "importing modules"
        if frame.f_code.co_filename.endswith(".html"):
            return "templates", f"templates/{Path(frame.f_code.co_filename).name}"
        if module.startswith("builder."):
            program = program or module
            stage = "search" if SEARCH_MODULE.search(module) else module.split(".")[1]
            if stage in STAGES and stage != "values":
                return stage, program
        frame = frame.f_back
    return ("values", program) if program.startswith("builder.values") else ("", program or "outside")


@contextmanager
def profiled() -> Iterator[Profile]:
    """Count the processor time of this process while it is in the context."""
    found = Profile(last=time.process_time())
    signal.signal(signal.SIGPROF, found.interrupted)
    gc.callbacks.append(found.collected)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    try:
        yield found
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        gc.callbacks.remove(found.collected)


def build_profile(content: Path, output: Path, search: bool) -> tuple[Profile, float]:
    """Build a site in this process; return what each stage took, and the processor time of Pagefind."""
    before = children_cpu()
    with profiled() as found:
        from builder.build import build
        from builder.site_making import BuildOptions

        outcome = build(BuildOptions(content, output, search=search))
    if outcome.changes is None:
        raise SystemExit("\n".join(f"{problem.place}: {problem.message}" for problem in outcome.problems))
    return found, children_cpu() - before


def children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def profile_tables(found: Profile, pagefind: float, hugo: float | None) -> str:
    """The stages, and the modules that take most, in seconds, in parts of the whole and in builds of Hugo."""
    stages = {STAGES[stage]: seconds for stage, seconds in found.stages.items()}
    if pagefind:
        stages["Pagefind"] = pagefind
    whole = sum(stages.values())
    head = ["", "CPU s", "part", *(["Hugo’s builds"] if hugo else [])]

    def rows(counted: Mapping[str, float], least: float) -> Iterator[list[str]]:
        for name, seconds in sorted(counted.items(), key=lambda pair: -pair[1]):
            if seconds >= least * whole:
                share = [f"{seconds / hugo:.2f}"] if hugo else []
                yield [name, number(seconds), f"{seconds / whole:.0%}", *share]

    total = ["**all**", number(whole), "100%", *([f"{whole / hugo:.2f}"] if hugo else [])]
    return f"{table(head, [*rows(stages, 0.002), total])}\n\n{table(head, rows(found.modules, LEAST))}"


def main() -> int:
    parser = argparse.ArgumentParser(description="Where the time of one cold build goes, in one process.")
    parser.add_argument("articles", type=int)
    parser.add_argument("--search", action="store_true", help="with the search index")
    parser.add_argument("--into", type=Path, metavar="FILE", help="put the tables into this document, too")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder, corpus, hugo = Path(name), Corpus(given.articles), None
        program = hugo_program()
        if program:
            write_hugo_site(folder / "hugo", corpus)
            hugo = measure([program, "--destination", "site", "--quiet"], folder / "hugo").cpu
        write_briefing(folder / "content", corpus)
        found, pagefind = build_profile(folder / "content", folder / "site", given.search)
    search = "with search" if given.search else "without search"
    text = f"{machine()}. One cold build of {given.articles:,} articles {search}, in one process.\n\n"
    text += profile_tables(found, pagefind, hugo)
    print(text)
    if given.into:
        put_into(given.into, "stages", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
