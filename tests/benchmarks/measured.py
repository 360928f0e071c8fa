"""What a command costs: time, work of the processors, memory, and what it leaves on the disk."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

LOOK_EVERY, LOOKING_SHARE = 0.05, 0.02
"""Seconds between two looks at the memory of the processes, and the largest part of the time that looking may take."""
PER_MB = 1_000_000


@dataclass(frozen=True)
class Cost:
    """What a command and all processes that it started have used.

    ``wall`` and ``cpu`` (user and system) are in seconds, the rest in MB. ``largest`` is the peak of the process that
    used most. ``together`` is the most that all of them had at one time, with what they have in common counted once;
    ``None`` where the system does not say it.
    """

    wall: float
    cpu: float
    largest: float
    together: float | None

    def __add__(self, other: Cost) -> Cost:
        """The cost of one command after another."""
        together = None if self.together is None or other.together is None else max(self.together, other.together)
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.largest, other.largest), together)


class CommandFailed(Exception):
    """A measured command failed. The message says which, and what it wrote."""


def measure(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run a command in a folder and return what it cost.

    Processes that it leaves to themselves are counted in memory, and in time only if it waited for them.

    Raises:
        CommandFailed: when it ends with an error.
    """
    with (folder / "output.txt").open("w+", encoding="utf-8") as written:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=written, stderr=subprocess.STDOUT)
        ended = Event()
        looks: list[float] = []
        watcher = Thread(target=_watch, args=(process.pid, ended, looks), daemon=True)
        watcher.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        ended.set()
        watcher.join()
        if process.returncode:
            written.seek(0)
            raise CommandFailed(f"{' '.join(map(str, command))}\n{written.read()}")
    unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss: getrusage(2) of each system
    largest = used.ru_maxrss * unit / PER_MB
    return Cost(wall, used.ru_utime + used.ru_stime, largest, max(largest, *looks) if looks else None)


def _watch(process: int, ended: Event, looks: list[float]) -> None:
    pause = LOOK_EVERY
    while not ended.wait(pause):
        begun = time.perf_counter()
        found = [memory for each in _tree(process) if (memory := _memory(each)) is not None]
        if found:
            looks.append(sum(found))
        pause = max(LOOK_EVERY, (time.perf_counter() - begun) / LOOKING_SHARE)


def _tree(process: int) -> Iterator[int]:
    """A process and all that come from it, as Linux lists them."""
    yield process
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found = children.read_text(encoding="ascii").split()
        except OSError:  # it has ended
            continue
        for child in found:
            yield from _tree(int(child))


def _memory(process: int) -> float | None:
    """The memory of a process in MB: its own, and a part of what it has in common with others (PSS)."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 / PER_MB for line in lines if line.startswith("Pss:")), None)


@dataclass(frozen=True)
class Size:
    """How many files are in a folder, and their MB."""

    files: int
    mb: float


def size_of(folder: Path) -> Size:
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return Size(len(sizes), sum(sizes) / PER_MB)
