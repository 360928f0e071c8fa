"""A lock keeps other processes away, names the one that has it, and ends with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from builder.world.interrupted_output import OutputError, locked_output
from builder.world.work_folder import LockBusy, _is_alive, locked
from tests.conftest import ROOT

HOLDING = """
import sys, time
from pathlib import Path
from builder.world.work_folder import locked

with locked(Path(sys.argv[1])):
    print("locked", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@contextmanager
def holding(place: Path, seconds: float = 60) -> Iterator[subprocess.Popen[str]]:
    """A process that has the lock of a work folder."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(place), str(seconds)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "locked\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_work_folder_is_there_while_it_is_locked(tmp_path: Path) -> None:
    place = tmp_path / "not" / "there" / "work"
    with locked(place), locked(place):
        assert [path.name for path in place.iterdir()] == ["lock"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_lock_of_another_process_is_refused_by_its_number_or_waited_for(tmp_path: Path) -> None:
    heard: list[str] = []
    with holding(tmp_path / ".site.briefing-new", 2) as process:
        refused = rf"Another build is writing to .*process {process.pid}\).*--wait"
        with pytest.raises(OutputError, match=refused), locked_output(tmp_path / "site"):
            pass
        with locked_output(tmp_path / "site", heard.append):
            assert process.wait() == 0
    assert heard == [f"process {process.pid}"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_lock_ends_with_its_process_even_if_that_is_killed(tmp_path: Path) -> None:
    with holding(tmp_path / "work") as process, pytest.raises(LockBusy, match=f"process {process.pid}"):
        locked(tmp_path / "work").__enter__()
    assert (tmp_path / "work").exists()
    with locked(tmp_path / "work"):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.posix
def test_a_disk_without_locks_is_asked_whether_the_process_lives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise OSError(37, "No locks available")

    with holding(tmp_path / "work") as process:
        monkeypatch.setattr("fcntl.flock", refuse)
        with pytest.raises(LockBusy, match=f"process {process.pid}"), locked(tmp_path / "work"):
            pass
    assert not _is_alive(tmp_path / "work" / "lock")
    with locked(tmp_path / "work"):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.posix
def test_a_forked_process_does_not_hold_what_its_parent_has_locked(tmp_path: Path) -> None:
    with locked(tmp_path / "work"):
        child = os.fork()
        if child == 0:
            signal.pause()
    try:
        with locked(tmp_path / "work"):
            pass
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
