"""Pipes, devices, sockets and links are refused in words, and nothing waits for them."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from builder.values.errors import Stopped
from builder.values.regular_files import NotAFile, open_file, read_file

pytestmark = pytest.mark.posix


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


STRANGE: dict[str, Callable[[Path], None]] = {
    "a pipe": make_pipe,
    "a socket": make_socket,
    "a folder": lambda path: path.mkdir(),
    "a device": lambda path: path.symlink_to("/dev/zero"),
}


@pytest.mark.parametrize("kind", STRANGE)
def test_what_is_no_file_is_refused_in_words(tmp_path: Path, kind: str) -> None:
    STRANGE[kind](tmp_path / "x")
    with pytest.raises(NotAFile, match=f"it is {kind}, not a file"):
        read_file(tmp_path / "x")


def test_a_link_is_followed_only_where_it_may_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"words")
    (tmp_path / "link").symlink_to("file")
    assert read_file(tmp_path / "link") == b"words"
    with pytest.raises(NotAFile, match="it is a symbolic link"):
        read_file(tmp_path / "link", follow=False)


def test_a_link_to_itself_is_an_error_and_no_wait(tmp_path: Path) -> None:
    (tmp_path / "x").symlink_to("x")
    with pytest.raises(OSError, match="symbolic links"):
        read_file(tmp_path / "x")


def test_what_comes_in_place_of_a_file_is_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look and the opening the file can become a pipe."""
    (tmp_path / "file").write_bytes(b"")
    known = (tmp_path / "file").stat()
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setattr(os, "stat", lambda *_given, **_named: known)
    with pytest.raises(NotAFile, match="it is a pipe"):
        open_file(tmp_path / "pipe")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # it is closed when it is freed
def test_a_signal_at_any_moment_is_not_taken_for_an_error_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"words")
    for at in range(1_000):
        steps = iter(range(at))

        def stop(frame: FrameType, _event: str, _given: Any, steps: Any = steps) -> Any:
            if frame.f_code is not open_file.__code__:
                return None
            frame.f_trace_opcodes = True
            if next(steps, None) is None:
                sys.settrace(None)
                raise Stopped(15)
            return stop

        before = sys.gettrace()
        try:
            sys.settrace(stop)
            open_file(tmp_path / "file").close()
        except Stopped:
            continue
        finally:
            sys.settrace(before)
        return
    pytest.fail("it takes more steps")
