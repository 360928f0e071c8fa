"""Kill a program at one of its operations on files, and cut the power: what was not written out is lost."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from builder.world import staging, work_folder

OPERATIONS = (
    "make_folder",
    "write_file",
    "link_file",
    "move",
    "exchange",
    "remove_file",
    "remove_folder",
    "copy_folder_state",
    "write_out",
)


class Killed(BaseException):
    """The program has ended: it does nothing more, not even in order to end well."""


class Interruption:
    """Ends the program before one of its operations, counted from 0; a file is half written then."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.count = 0
        self.unwritten: dict[tuple[int, int], None] = {}
        self.locks: list[int] = []

    @property
    def has_struck(self) -> bool:
        return self.count > self.at

    def around(self, name: str, operation: Callable[..., Any]) -> Callable[..., Any]:
        def interrupted(*given: Any, **named: Any) -> Any:
            if self.count >= self.at:
                if self.count == self.at and name == "write_file":
                    Path(given[0]).write_bytes(given[1][: len(given[1]) // 2])
                    self._remember(given[0])
                self.count += 1
                raise Killed
            self.count += 1
            done = operation(*given, **named)
            if name == "write_file":
                self._remember(given[0])
            elif name == "write_out":
                self._forget(*given)
            return done

        return interrupted

    def _remember(self, path: Path | str) -> None:
        state = Path(path).stat()
        self.unwritten[state.st_dev, state.st_ino] = None

    def _forget(self, files: list[Path], folders: list[Path]) -> None:
        if len(files) + len(folders) > staging._MOST_WRITTEN_OUT_SINGLY:
            self.unwritten.clear()
        for path in files:
            self.unwritten.pop((path.stat().st_dev, path.stat().st_ino), None)

    def cut_power(self, below: Path) -> None:
        """Empty what was written and not written out: what a disk can hold after a power cut."""
        for folder, _, names in os.walk(below):
            for name in names:
                state = os.lstat(Path(folder, name))
                if (state.st_dev, state.st_ino) in self.unwritten:
                    os.truncate(Path(folder, name), 0)


@contextmanager
def killed(at: int) -> Iterator[Interruption]:
    """Kill the block at an operation. It may also come to its end before."""
    interruption = Interruption(at)
    acquire = work_folder._acquire

    def remembered(*given: Any) -> int:
        interruption.locks.append(acquire(*given))
        return interruption.locks[-1]

    with pytest.MonkeyPatch.context() as patched:
        for name in OPERATIONS:
            patched.setattr(staging, name, interruption.around(name, getattr(staging, name)))
        patched.setattr(work_folder, "_acquire", remembered)
        with suppress(Killed):
            yield interruption
    work_folder._held.clear()
    for descriptor in interruption.locks:  # the system unlocks what a process had locked
        with suppress(OSError):
            os.close(descriptor)
