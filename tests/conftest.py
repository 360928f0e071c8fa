"""What several tests share: folders, and sites built once."""

from __future__ import annotations

import multiprocessing.process
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from filelock import FileLock
from hypothesis import settings

from builder.build import build
from builder.site_making import BuildOptions
from tests.soak import LONG

if TYPE_CHECKING:  # tests without a browser run without Playwright
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("BRIEFING_SHARED", ROOT.parent / "shared"))
"""Where the reports and the acceptance briefing are that belong to others; they are not part of the project."""

TREATY = SHARED / "acceptance" / "treaty"


settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("short", parent=settings.get_profile("steady"), max_examples=20)
settings.load_profile("steady")


SOURCE = {"publisher": "The Courier", "published": "2031-04-02~", "url": "https://courier.example/letter"}


def sourced(text: str) -> str:
    """An article with all that says where it is from, in place of what it does not say itself."""
    front = text.split("---\n")[1]
    said = "".join(f"{key}: {value}\n" for key, value in SOURCE.items() if f"{key}:" not in front)
    return text.replace(front, front + said, 1)


def with_sources(content: Path) -> Path:
    """A briefing whose articles have been told to say where they are from, for tests of other warnings."""
    for path in (content / "articles").glob("*.md"):
        path.write_text(sourced(path.read_text(encoding="utf-8")), encoding="utf-8")
    return content


SLOW = frozenset({"chromium", "sample_site", "treaty_site", "ferry_site"})
"""Fixtures that start a browser or build a search index."""

SLOW_FOLDER = ROOT / "tests" / "browser"
"""The folder of tests that all need a browser or a checker that is not in Python."""


LONGEST = (
    "test_serve_browser.py",
    "test_measures.py",
    "test_checkers.py",
    "test_single.py",
    "test_lighthouse.py",
    "test_search_finds.py",
    "test_epub.py",
)
"""The files that take longest; they are begun first."""


def _begin_with_longest(items: list[pytest.Item]) -> None:
    """Order files so that all workers have work to the end: the longest, those with slow tests, the others."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}

    def rank(item: pytest.Item) -> int:
        if item.path.name in LONGEST:
            return LONGEST.index(item.path.name)
        return len(LONGEST) + (item.path not in slow)

    items.sort(key=rank)


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, name.split("*"))) + r"\Z")


@pytest.hookimpl(tryfirst=True)
def pytest_configure() -> None:
    """Take Ctrl-C back where a shell has a run in the background ignore it: commands that tests start would, too."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `make soak` runs, and what is slow because of a fixture that all tests share."""
    patterns = [_pattern(name) for name in LONG]
    for item in items:
        if any(pattern.match(item.nodeid.partition("tests/")[2]) for pattern in patterns):
            item.add_marker(pytest.mark.soak)
        if sys.platform == "win32" and item.get_closest_marker("posix"):
            item.add_marker(pytest.mark.skip(reason="Windows has no such permissions, signals or files"))
        if SLOW.intersection(getattr(item, "fixturenames", ())) or SLOW_FOLDER in item.path.parents:
            item.add_marker(pytest.mark.slow)
    _begin_with_longest(items)


def _refuse_process(*_arguments: object, **_options: object) -> NoReturn:
    pytest.fail("This test starts a process: mark it `slow`, so that `make check` leaves it out.")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Hold a test that is not marked `slow` to what that means: it and its fixtures start no process."""
    with pytest.MonkeyPatch.context() as patched:
        if not item.get_closest_marker("slow"):
            patched.setattr(subprocess.Popen, "__init__", _refuse_process)
            patched.setattr(multiprocessing.process.BaseProcess, "start", _refuse_process)
        return (yield)


def built(content: Path, output: Path, **options: bool) -> Path:
    """Build a briefing that has no problems, and return its site's folder."""
    outcome = build(BuildOptions(content, output, **options))  # type: ignore[arg-type]
    assert not outcome.problems, "\n".join(f"{p.place}: {p.message}" for p in outcome.problems)
    return output


def built_once(content: Path, name: str, factory: pytest.TempPathFactory) -> Path:
    """The site of a briefing, built by the first worker process that needs it, for all of them to read.

    The temporary folder of a worker is in one that all workers of a run share. A lock makes the others wait; the site
    is built aside and moved, so that a build that fails leaves nothing that the next worker would take for a site.
    """
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    site = shared / name / "site"
    with FileLock(shared / f"{name}.lock"):
        if not site.exists():
            site.parent.mkdir(exist_ok=True)
            built(content, factory.mktemp(name) / "site").replace(site)
    return site


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample briefing, built with search. Tests read it and change nothing in it."""
    return built_once(ROOT / "content", "sample", tmp_path_factory)


@pytest.fixture(scope="session")
def ferry_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The briefing with figures, authors of notes and tags, built with search. Tests change nothing in it."""
    return built_once(ROOT / "tests" / "briefings" / "ferry", "ferry", tmp_path_factory)


@pytest.fixture(scope="session")
def treaty() -> Path:
    """The acceptance briefing. Tests of it are skipped, and say so, where it is not there."""
    if not TREATY.is_dir():
        pytest.skip(f"the acceptance briefing is not at {TREATY}")
    return TREATY


@pytest.fixture(scope="session")
def treaty_site(treaty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The acceptance briefing, built with search. Tests read it and change nothing in it."""
    return built_once(treaty, "treaty", tmp_path_factory)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless Chromium, one for the tests of a module. They are skipped, and say so, without Playwright."""
    if not find_spec("playwright"):
        if os.environ.get("CI"):
            pytest.fail("Playwright is not installed: it is in the dependency group “test”")
        pytest.skip("Playwright is not installed, so nothing is tested in a browser")
    from tests.browsing import browser

    with browser() as chromium:
        yield chromium


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    """A wide page without motion, which must not have complained of anything at the end."""
    from tests.browsing import complaints

    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    heard = complaints(page)
    yield page
    context.close()
    assert not heard
