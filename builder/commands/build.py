"""``briefing build``: content becomes a site."""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from builder.commands.common import (
    EXIT_DONE,
    EXIT_PROBLEMS,
    Subparsers,
    TerminalProgress,
    add_content_argument,
    add_theme_argument,
    say_waiting,
    source_date_epoch,
)
from builder.commands.printing import print_line, print_lines
from builder.world.memory import without_cycle_collection

if TYPE_CHECKING:
    from builder.build import BuildResult
    from builder.world.build_state import BuildState

_NO_COPIES = "none"
"""Given instead of copies if none are to be made."""

_NOT_ASKED = ("run", "cache", "no_cache", "explain", "wait")
"""What makes no difference to a site."""


def add(commands: Subparsers) -> None:
    """Describe the command."""
    build = commands.add_parser("build", help="build the site", description="Build the site.")
    add_content_argument(build)
    build.add_argument(
        "--output", type=Path, default=Path("site"), metavar="DIR", help="where to write (default: site)"
    )
    add_theme_argument(build)
    build.add_argument("--jobs", type=_count, default=0, metavar="N", help="processes to use (default: one a core)")
    build.add_argument("--no-search", action="store_true", help="leave out the search index and the search page")
    build.add_argument(
        "--with",
        type=_copies,
        default=None,
        dest="copies",
        metavar="COPIES",
        help="copies to take away: zip, single, epub, separated by commas, or none (default: what briefing.yaml says)",
    )
    build.add_argument(
        "--url",
        type=_address,
        default="",
        metavar="URL",
        help="the address where the site will be (default: what briefing.yaml says)",
    )
    build.add_argument(
        "--revision",
        default="",
        metavar="NAME",
        help="the state of the content, such as a commit, to be named on every page",
    )
    build.add_argument(
        "--draft",
        action="store_true",
        help="build even if notes do not stand on their words, and show which on their pages",
    )
    kept = build.add_mutually_exclusive_group()
    kept.add_argument(
        "--cache",
        type=Path,
        default=None,
        metavar="DIR",
        help="where to keep what the next build can use (default: .briefing-cache beside the content folder)",
    )
    kept.add_argument("--no-cache", action="store_true", help="use nothing of an earlier build, and keep nothing")
    build.add_argument(
        "--explain", action="store_true", help="say of each page and file of cards that was made why it was"
    )
    build.add_argument(
        "--wait", action="store_true", help="if another build is writing to the same folder, wait until it has ended"
    )
    build.set_defaults(run=run)


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number of processes; 1 is the least")
    return int(text)


def _copies(text: str) -> tuple[str, ...] | None:
    """Return the named copies: an empty tuple for “none”, ``None`` for an empty text, which scripts can give."""
    from builder.values.entry_points import output_names
    from builder.values.problems import enumerate_words, suggest_word
    from builder.values.vocabulary import COPY_KINDS

    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if names == (_NO_COPIES,):
        return ()
    if _NO_COPIES in names:
        raise argparse.ArgumentTypeError(f"“{_NO_COPIES}” stands alone. Leave it out, or name nothing beside it")
    for name in names:
        if name not in COPY_KINDS and name not in output_names():
            known = (*COPY_KINDS, *output_names())
            raise argparse.ArgumentTypeError(
                f"there is no copy “{name}”. {suggest_word(name, known, f'Name {enumerate_words(known)}.')}"
            )
    return names or None


def _address(text: str) -> str:
    from builder.values.web_address import is_web_address

    if text and not is_web_address(text):
        raise argparse.ArgumentTypeError(
            f"“{text}” is no whole address. Write it as a browser shows it, with https:// before it."
        )
    if "?" in text or "#" in text:
        raise argparse.ArgumentTypeError(f"“{text}” is no folder's address. Leave out what begins with ? or #.")
    return text


def run(given: argparse.Namespace) -> int:
    """Build a site, unless it is known from the last build that nothing has changed."""
    from builder.world.output_places import is_unfinished

    begun = time.monotonic()
    folder = _cache_folder(given)
    state = _state(given, folder) if folder else None
    known = state.report_if_unchanged() if state and not is_unfinished(given.output) else None
    if known:
        print_lines(known["problems"], error=True)
        _print_done(given.output, known, "nothing had changed", begun)
        return EXIT_DONE
    return _build(given, folder, state, begun)


def _cache_folder(given: argparse.Namespace) -> Path | None:
    """The folder of the cache, or ``None`` if nothing is to be kept.

    Raises:
        BriefingError: when the folder that was named cannot be one.
    """
    from builder.values.errors import BriefingError
    from builder.world.cache_folder import check_cache_folder, default_cache_folder

    if given.no_cache:
        return None
    folder: Path = given.cache or default_cache_folder(given.content)
    try:
        check_cache_folder(folder, given.content, given.output)
    except BriefingError:
        if given.cache:
            raise
        return None  # beside the content is no place for one: a build needs none
    return folder


def _state(given: argparse.Namespace, folder: Path) -> BuildState:
    from builder.world.build_state import BuildState
    from builder.world.cache_folder import CacheFolder
    from builder.world.environment import environment

    options = {name: str(value) for name, value in vars(given).items() if name not in _NOT_ASKED}
    asked = {**options, **environment()}
    return BuildState(CacheFolder(folder), asked, str(given.content), str(given.output))


@without_cycle_collection()  # the modules that are imported here are never freed either
def _build(given: argparse.Namespace, folder: Path | None, state: BuildState | None, begun: float) -> int:
    if state:
        state.begin()  # before the program reads any of its own files
    from builder.build import build
    from builder.engine.program import program_fingerprint
    from builder.report import problems_to_text, summarise_problems
    from builder.site_making import BuildOptions
    from builder.world.cache import open_cache
    from builder.world.cache_folder import CacheFolder
    from builder.world.file_states import no_clock
    from builder.world.workers import available_processes

    progress = TerminalProgress(begun)
    options = BuildOptions(
        given.content,
        given.output,
        given.theme,
        given.jobs or available_processes(),
        not given.no_search,
        given.draft,
        given.url,
        given.revision,
        given.copies,
        source_date_epoch(),
    )
    try:
        with open_cache(folder, program_fingerprint().hex() if folder else "") as cache:
            clock = CacheFolder(folder).settled_clock if folder else no_clock
            outcome = build(options, progress.report, cache, clock, say_waiting if given.wait else None)
    finally:
        progress.clear()
    problems = problems_to_text(outcome.problems)
    print_lines(problems, error=True)
    if outcome.changes is None:
        left = f"{given.output} is left as it was" if given.output.exists() else "nothing is written"
        print_line(f"briefing: {summarise_problems(outcome.problems)}; {left}.", error=True)
        return EXIT_PROBLEMS
    written = outcome.changes
    done = f"{written.changed} of {written.files} files written" if written.changed else "nothing had changed"
    gone = f", {written.removed} removed" if written.removed else ""
    report = {
        "problems": problems,
        "summary": f" {summarise_problems(outcome.problems)}." if outcome.problems else "",
        "pages": outcome.pages,
        "has_address": outcome.has_address,
    }
    if state:
        _keep(state, report, outcome)
    _print_done(given.output, report, f"{done}{gone}", begun)
    if given.explain:
        _explain(outcome.reasons)
    return EXIT_DONE


def _keep(state: BuildState, report: Mapping[str, object], outcome: BuildResult) -> None:
    """Keep what was built for the next build, unless it was not right or can depend on what is not looked at."""
    from builder.values.problems import has_errors
    from builder.values.vocabulary import COPY_KINDS

    sources, changes = outcome.sources, outcome.changes
    if changes and not has_errors(outcome.problems) and set(sources.copies) <= set(COPY_KINDS):
        folders, absent = ([str(folder) for folder in each] for each in (sources.theme_folders, sources.absent_folders))
        state.keep(report, folders, absent, changes.list_digest)


def _explain(reasons: Mapping[str, str]) -> None:
    """Say why pages, files of cards and pieces of data were made, and not kept as the last build had them."""
    for target, reason in sorted(reasons.items()):
        kind, name = target.split()[:2]
        print_line(f"{f'data of {name}' if kind == 'data' else name}: {reason}")


def _print_done(output: Path, report: Mapping[str, object], done: str, begun: float) -> None:
    print_line(f"{report['pages']} pages in {output}: {done}, {time.monotonic() - begun:.1f} s.{report['summary']}")
    if not report["has_address"]:
        print_line(
            "The site does not know its address (url in briefing.yaml, or --url), so it has no feed, no sitemap and "
            "no canonical links."
        )
