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


LOADED = """
import sys
before = set(sys.modules)
from builder.cli import main
from builder.values.entry_points import entry_points_of
assert main(sys.argv[1:]) == 0
print(*sorted(set(sys.modules) - before))
"""

LIGHT = {"builder.commands", "builder.preview", "builder.values", "builder.world"}
"""The packages of which something is imported for an answer."""


@pytest.mark.slow
def test_an_answer_imports_nothing_but_the_standard_library_and_little_of_the_program(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "content")
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", LOADED, "build", "--no-search"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
    assert "nothing had changed" in done.stdout
    names = done.stdout.splitlines()[-1].split()
    ours = {name for name in names if name.partition(".")[0] == "builder"}
    others = {name.partition(".")[0] for name in names} - {"builder"}
    assert others <= sys.stdlib_module_names
    assert not others & {"dataclasses", "inspect", "sqlite3", "importlib_metadata", "email", "multiprocessing"}
    assert {name.rpartition(".")[0] for name in ours} <= {*LIGHT, "builder", ""}
    assert not ours & {"builder.build", "builder.world.output", "builder.world.disk_cache", "builder.values.records"}


@pytest.mark.slow
def test_two_builds_at_the_same_time_share_a_cache(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "content")
    command = [sys.executable, "-m", "builder", "build", "--no-search", "--output"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = [
        subprocess.Popen([*command, output], cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True)
        for output in ("one", "two", "three")
    ]
    for process in running:
        assert "Traceback" not in process.communicate()[1]
        assert process.returncode == 0
    done = subprocess.run([*command, "one"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert "nothing had changed" in done.stdout
