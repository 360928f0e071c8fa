"""The same content makes the same bytes, wherever, whenever and by whomever it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.conftest import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.posix]

SMALL = ROOT / "tests" / "briefings" / "small"
SURROUNDINGS: Mapping[str, Mapping[str, str]] = {
    "time zone east": {"TZ": "Pacific/Kiritimati"},
    "time zone west": {"TZ": "Etc/GMT+12"},
    "locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE", "LANGUAGE": "ar"},
    "no locale": {"LC_ALL": "C", "PYTHONUTF8": "0"},
    "hash seed": {"PYTHONHASHSEED": "7"},
    "terminal": {"COLUMNS": "20", "TERM": "dumb"},
}


def _site(
    folder: Path, variables: Mapping[str, str] = MappingProxyType({}), umask: int = 0o022, jobs: int = 1
) -> Mapping[str, bytes]:
    """Build the briefing in a folder with these variables of the environment, and return the files of the site."""
    subprocess.run(
        [sys.executable, "-m", "builder", "build", "--no-cache", "--jobs", str(jobs), "--with", "zip,single,epub"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
        umask=umask,
        check=True,
        capture_output=True,
    )
    site = folder / "site"
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    shutil.rmtree(site)
    return files


def _copied(folder: Path, backwards: bool = False) -> Path:
    """Copy the briefing file by file, in one order or in the other, and return the folder around it."""
    files = sorted((path for path in SMALL.rglob("*") if path.is_file()), reverse=backwards)
    for path in files:
        where = folder / "content" / path.relative_to(SMALL)
        where.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, where)
    return folder


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return _site(_copied(tmp_path_factory.mktemp("usual")))


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_the_environment_changes_no_byte(name: str, usual: Mapping[str, bytes], tmp_path: Path) -> None:
    assert _site(_copied(tmp_path), SURROUNDINGS[name]) == usual


def test_the_order_and_the_times_of_files_change_no_byte(usual: Mapping[str, bytes], tmp_path: Path) -> None:
    content = _copied(tmp_path, backwards=True) / "content"
    for number, path in enumerate(sorted(content.rglob("*"))):
        os.utime(path, (number * 86_400, 4_000_000_000 - number))
    assert _site(tmp_path, jobs=2) == usual


@pytest.mark.parametrize("umask", [0o077, 0o000, 0o027])
def test_the_umask_changes_no_byte(umask: int, usual: Mapping[str, bytes], tmp_path: Path) -> None:
    assert _site(_copied(tmp_path), umask=umask) == usual
