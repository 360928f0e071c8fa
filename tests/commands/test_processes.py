"""The command in a process of its own: what surrounds it changes nothing, and whoever stops reading is no error."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.test_cli import SMALL, contents
from tests.conftest import ROOT


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A correct briefing that a test may spoil."""
    return Path(shutil.copytree(SMALL, tmp_path / "content"))


@pytest.mark.slow
def test_the_same_content_makes_the_same_bytes_whatever_surrounds_it(content: Path, tmp_path: Path) -> None:
    surroundings = (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C.UTF-8"},
    )
    made = []
    for number, variables in enumerate(surroundings):
        output = tmp_path / str(number)
        subprocess.run(
            [
                sys.executable,
                "-m",
                "builder",
                "build",
                "--content",
                str(content),
                "--output",
                str(output),
                "--with",
                "zip,single,epub",
            ],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, **variables},
        )
        made.append({path: data for path, (data, _) in contents(output).items()})
    assert made[0] == made[1]


@pytest.mark.slow
def test_who_stops_reading_what_is_printed_gets_no_traceback(content: Path, tmp_path: Path) -> None:
    command = f'"{sys.executable}" -u -m builder build --content "{content}" --output "{tmp_path / "site"}" --no-search'
    done = subprocess.run(
        ["bash", "-c", f"{command} | true; exit ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.stderr == ""
    assert (tmp_path / "site" / "index.html").is_file()
