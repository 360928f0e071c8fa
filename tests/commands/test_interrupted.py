"""Commands that are stopped, killed or run twice at once."""

from __future__ import annotations

import importlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from builder.__main__ import _raise_stopped
from builder.cli import main
from builder.values.errors import Stopped
from builder.world.author_files import write_author_files
from tests.commands.test_cli import SMALL
from tests.conftest import ROOT
from tests.world.interrupting import killed
from tests.world.test_output import contents

COMMAND = (sys.executable, "-m", "builder")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
BUILD = ("build", "--no-search", "--no-cache")


def started(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, *arguments], cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def site_of(content: Path, folder: Path) -> dict[str, bytes]:
    """The files of a briefing's site."""
    assert main(["build", "--no-search", "--no-cache", "--content", str(content), "--output", str(folder)]) == 0
    return contents(folder)


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A folder with two briefings, ``a`` and ``b``, that differ in every page and in which pages there are."""
    for name in ("a", "b"):
        shutil.copytree(SMALL, tmp_path / name)
    settings = tmp_path / "b" / "briefing.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("title: ", "title: Other "), encoding="utf-8")
    (tmp_path / "b" / "pages").mkdir(exist_ok=True)
    (tmp_path / "b" / "pages" / "more.md").write_text("---\ntitle: More\n---\n\nMore words.\n", encoding="utf-8")
    return tmp_path


def leftovers(folder: Path) -> Sequence[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if "briefing-" in path.name)


@pytest.mark.slow
@pytest.mark.posix
@pytest.mark.parametrize("count", [6, pytest.param(200, marks=pytest.mark.soak)])
def test_a_build_that_is_killed_at_any_moment_leaves_one_of_two_sites(two: Path, count: int) -> None:
    sites = [site_of(two / name, two / f"site-{name}") for name in ("a", "b")]
    shutil.copytree(two / "site-a", two / "site")
    begun = time.monotonic()
    with started(two, *BUILD, "--content", "b") as process:
        assert process.communicate()[1] == ""
    longest = time.monotonic() - begun
    moments = random.Random(7)
    for number in range(count):
        with started(two, *BUILD, "--content", "ab"[number % 2]) as process:
            # Most of the time a build reads and renders; what is looked for is at its end.
            time.sleep(longest * moments.uniform(*((0.7, 1.1) if number % 4 else (0, 0.7))))
            process.kill()
        assert contents(two / "site") in sites, f"a mixture at the {number}th"
    assert main([*BUILD, "--content", str(two / "a"), "--output", str(two / "site")]) == 0
    assert contents(two / "site") == sites[0]
    assert leftovers(two) == []


@pytest.mark.slow
@pytest.mark.parametrize("count", [3, pytest.param(100, marks=pytest.mark.soak)])
def test_two_builds_at_once_end_as_one_of_them_and_the_next_succeeds(two: Path, count: int) -> None:
    sites = [site_of(two / name, two / f"site-{name}") for name in ("a", "b")]
    for _ in range(count):
        pair = [started(two, *BUILD, "--content", name) for name in ("a", "b")]
        said = [process.communicate()[1] for process in pair]
        codes = [process.returncode for process in pair]
        assert 0 in codes, said
        for code, error, other in zip(codes, said, reversed(pair), strict=True):
            assert code == 0 or (code == 2 and f"(process {other.pid})" in error and "--wait" in error), error
        assert contents(two / "site") in [site for site, code in zip(sites, codes, strict=True) if code == 0]
    assert main([*BUILD, "--content", str(two / "b"), "--output", str(two / "site")]) == 0
    assert contents(two / "site") == sites[1]
    assert leftovers(two) == []


@pytest.mark.slow
def test_builds_that_wait_are_all_made(two: Path) -> None:
    names = ("a", "b", "a")
    running = [started(two, *BUILD, "--wait", "--content", name) for name in names]
    assert ["Traceback" in process.communicate()[1] for process in running] == [False] * len(names)
    assert [process.returncode for process in running] == [0] * len(names)
    assert leftovers(two) == []


@pytest.mark.slow
def test_ten_notes_at_once_are_all_kept(two: Path) -> None:
    (two / "a" / "articles" / "ten.md").write_text(
        (next((two / "a" / "articles").glob("*.md")).read_text(encoding="utf-8").rpartition("---\n")[0])
        + "---\n\n"
        + " ".join(f"The tram number{number} was late on day{number}." for number in range(10)),
        encoding="utf-8",
    )
    running = [started(two, "note", "ten", f"tram number{number}", "--content", "a") for number in range(10)]
    said = [process.communicate()[1] for process in running]
    assert [process.returncode for process in running] == [0] * 10, said
    notes = (two / "a" / "notes" / "ten.yaml").read_text(encoding="utf-8")
    assert [number for number in range(10) if f"tram number{number}" not in notes] == []
    assert leftovers(two) == []


@pytest.mark.slow
@pytest.mark.posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_a_build_with_a_word_and_its_code_at_any_moment(two: Path, number: signal.Signals) -> None:
    sites = [site_of(two / name, two / f"site-{name}") for name in ("a", "b")]
    shutil.copytree(two / "site-a", two / "site")
    for tenths in (1, 3, 6, 8, 10):
        with started(two, *BUILD, "--content", "b", "--jobs", "2") as process:
            time.sleep(tenths / 10)
            process.send_signal(number)
            said = process.communicate()[1]
        if "Traceback" in said and " in run\n" not in said:  # Python itself had not yet begun the program
            continue
        assert "Traceback" not in said
        if process.returncode != 0:
            assert process.returncode in (128 + number, -number)
            assert process.returncode < 0 or said == "briefing: stopped; nothing more is written.\n"
        assert contents(two / "site") in sites
        assert leftovers(two) == []


SENDS_A_SIGNAL = """
import os, signal, sys

awaited = [sys.argv.pop()]

class Finder:
    def find_spec(self, name, path=None, target=None):
        if [name] == awaited:
            awaited.clear()
            os.kill(os.getpid(), signal.SIGTERM)

sys.meta_path.insert(0, Finder())
from builder.__main__ import run
sys.exit(run())
"""


@pytest.mark.slow
@pytest.mark.posix
@pytest.mark.parametrize("module", ["uuid", "orjson.orjson", "yaml._yaml", "jinja2", "builder.reading.load"])
def test_a_signal_as_a_module_is_loaded_ends_the_program_with_a_word(two: Path, module: str) -> None:
    """orjson reads through a null pointer if the import of uuid, which it begins, raises an exception."""
    command = [sys.executable, "-X", "faulthandler", "-c", SENDS_A_SIGNAL, *BUILD, "--content", "a", module]
    done = subprocess.run(command, cwd=two, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (143, "briefing: stopped; nothing more is written.\n")


@pytest.mark.posix
def test_a_module_is_loaded_to_its_end_before_a_signal_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "import signal\nsignal.raise_signal(signal.SIGTERM)\nis_whole = True\n"
    (tmp_path / "loaded_with_a_signal.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    before = signal.signal(signal.SIGTERM, _raise_stopped)
    try:
        with pytest.raises(Stopped):
            importlib.import_module("loaded_with_a_signal")
            time.sleep(60)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert sys.modules.pop("loaded_with_a_signal").is_whole


@pytest.mark.slow
@pytest.mark.posix
def test_a_preview_ends_at_a_signal_as_at_ctrl_c(two: Path) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        with started(two, "serve", "--content", "a", "--port", "0", "--no-search") as process:
            assert process.stdout
            assert "is shown at" in process.stdout.readline()
            process.send_signal(number)
            said, errors = process.communicate()
            assert (process.returncode, "The preview has ended." in said) == (0, True), errors


@pytest.mark.slow
@pytest.mark.posix
def test_what_the_caller_ignores_is_ignored(two: Path) -> None:
    script = 'trap "" HUP; "$@" & child=$!; sleep 0.3; kill -HUP $child; wait $child'
    command = ["bash", "-c", script, "bash", *COMMAND, *BUILD, "--content", "a"]
    done = subprocess.run(command, cwd=two, env=ENVIRONMENT, check=False)
    assert done.returncode == 0


@pytest.mark.parametrize("command", [["check", "--content", "a"], ["schema", "article"]], ids=["check", "schema"])
def test_any_command_finishes_what_another_had_begun(
    two: Path, command: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(two)
    old = site_of(Path("a"), Path("site"))
    new = site_of(Path("b"), Path("other"))
    for at in range(5, 400, 20):
        with killed(at) as interruption:
            main([*BUILD, "--content", "b"])
        assert main(command) == 0
        assert contents(Path("site")) in (old, new)
        assert leftovers(two) == []
        if not interruption.has_struck:
            break


def test_a_check_finishes_what_another_command_had_begun_to_write(two: Path) -> None:
    content = two / "a"
    files = {content / "notes" / "new.yaml": b"one", content / "articles" / "new.md": b"two"}
    seen = set()
    for at in range(60):
        with killed(at) as interruption:
            write_author_files(files, root=content)
        main(["check", "--content", str(content)])
        there = [path.exists() for path in files]
        assert there in ([True, True], [False, False])
        assert leftovers(two) == []
        seen.add(there[0])
        for path in files:
            path.unlink(missing_ok=True)
        if not interruption.has_struck:
            break
    assert seen == {True, False}
