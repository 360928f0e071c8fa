"""The command of the live preview: its arguments, its port, and how it ends."""

from __future__ import annotations

import http.client
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from builder.cli import main
from tests.conftest import ROOT
from tests.connected import SMALL


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A correct briefing that a test may spoil."""
    return Path(shutil.copytree(SMALL, tmp_path / "content"))


@contextmanager
def running(content: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command itself, and what it says first that has an address."""
    # A shell's background jobs ignore Ctrl-C, and so would what they start; a signal that is handled is passed on as it
    # is by default.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        [sys.executable, "-m", "builder", "serve", "--content", str(content), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=ROOT,
    ) as process:
        signal.signal(signal.SIGINT, before)
        assert process.stdout
        said = ""
        while "http://" not in said:
            line = process.stdout.readline()
            assert line, said
            said += line
        try:
            yield process, said
        finally:
            process.kill()


@pytest.mark.slow
@pytest.mark.posix
def test_ctrl_c_ends_it_with_0_though_pages_are_open(content: Path) -> None:
    with running(content, "--port", "0") as (process, said):
        match = re.search(r"127\.0\.0\.1:(\d+)/", said)
        assert match
        connection = http.client.HTTPConnection("127.0.0.1", int(match[1]))
        connection.request("GET", "/_briefing/changes")
        connection.getresponse().readline()
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=60)
        assert process.returncode == 0
        assert "Traceback" not in out
        connection.close()


def test_a_port_that_is_taken_is_refused_with_what_to_do(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert main(["serve", "--content", str(content), "--port", str(taken.getsockname()[1])]) == 2
    assert "--port" in capsys.readouterr().err


@pytest.mark.slow
def test_where_no_port_was_asked_for_a_free_one_is_taken(content: Path) -> None:
    try:
        taken = socket.create_server(("127.0.0.1", 8000))
    except OSError:  # by somebody else, which will do
        taken = socket.socket()
    with taken, running(content) as (_, said):
        assert "Port 8000 is taken, so this is " in said
        assert "127.0.0.1:8000/" not in said


@pytest.mark.parametrize("port", ["65536", "-1", "http", "٣"])
def test_what_is_no_port_is_wrong_use(content: Path, port: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["serve", "--content", str(content), f"--port={port}"])
    assert stopped.value.code == 2


def test_a_theme_that_is_not_there_is_wrong_use(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--content", str(content), "--theme", "nowhere", "--port", "0"]) == 2
    error = "briefing: There is no theme “nowhere”. Name a folder, or a theme in a folder “themes”.\n"
    assert capsys.readouterr().err == error
