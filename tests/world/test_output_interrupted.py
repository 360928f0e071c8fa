"""A build that fails or is interrupted while it writes, and what is in its way."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builder.world.output import (
    OutputError,
    read_previous_output,
)
from builder.world.staging import STAGING_NAME
from tests.conftest import ROOT, built
from tests.world.test_output import FILES, contents, published, state


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that a build wrote."""
    published(tmp_path / "site")
    return tmp_path / "site"


FULL = """
import resource, sys
from builder.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))  # no file may grow beyond this, as on a full disk
sys.exit(main(["build", "--content", sys.argv[1], "--output", sys.argv[2], "--no-search", "--with", "single"]))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits on Windows")
def test_a_disk_that_is_full_leaves_the_published_site_whole(tmp_path: Path) -> None:
    content = shutil.copytree(ROOT / "tests" / "briefings" / "small", tmp_path / "content")
    site = built(content, tmp_path / "site", search=False)
    before = contents(site)
    settings = content / "briefing.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("title: ", "title: New "), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(content), str(site)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 2, done.stderr
    assert "The site in it is as it was" in done.stderr
    assert contents(site) == before
    built(content, site, search=False)
    assert contents(site) != before


def test_what_an_interrupted_build_left_aside_goes_with_the_next(site: Path) -> None:
    (site / STAGING_NAME).mkdir()
    (site / STAGING_NAME / "0").write_bytes(b"half")
    published(site, {**FILES, "index.html": b"new"})
    assert contents(site) == {**FILES, "index.html": b"new"}


def test_a_first_build_that_was_interrupted_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / STAGING_NAME).mkdir()
    published(tmp_path, FILES)
    assert contents(tmp_path) == FILES


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_a_folder_of_somebody_elses_with_the_name_of_ours_is_left_alone(site: Path, tmp_path: Path, kind: str) -> None:
    theirs = site / STAGING_NAME
    if kind == "folder":
        theirs.mkdir()
        (theirs / "notes.txt").write_bytes(b"mine")
    elif kind == "file":
        theirs.write_bytes(b"mine")
    else:
        theirs.symlink_to(tmp_path, target_is_directory=True)
    before = state(site)
    with pytest.raises(OutputError, match="is in the way"):
        published(site, {"index.html": b"new"})
    assert state(site) == before


@pytest.mark.posix
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(site: Path) -> None:
    (site / "index.html").unlink()
    os.mkfifo(site / "new.html")
    with pytest.raises(OutputError, match=r"new\.html is in the way"):
        published(site, {**FILES, "new.html": b"new"})


def test_a_folder_of_somebody_else_s_where_a_page_was_is_left_alone(site: Path) -> None:
    before = contents(site)
    (site / "index.html").unlink()
    (site / "index.html").mkdir()
    (site / "index.html" / "mine").write_bytes(b"mine")
    with pytest.raises(OutputError, match="is in the way"):
        published(site, {**FILES, "index.html": b"new", "articles/a.html": b"new"})
    assert contents(site) == {
        **{path: data for path, data in before.items() if path != "index.html"},
        "index.html/mine": b"mine",
    }


@pytest.mark.parametrize("path", ["index.html", "new.html"], ids=["where a page was", "where a page is to be"])
def test_an_empty_folder_in_the_place_of_a_page_stops_a_build_before_anything_is_moved(site: Path, path: str) -> None:
    (site / path).unlink(missing_ok=True)
    (site / path).mkdir()
    before = contents(site)
    with pytest.raises(OutputError, match=f"{path} is in the way"):
        published(site, {**FILES, path: b"new", "articles/a.html": b"new"})
    assert contents(site) == before
    (site / path).rmdir()
    (site / path).write_bytes(b"mine")
    if path not in FILES:
        with pytest.raises(OutputError, match="is in the way"):
            published(site, {**FILES, path: b"new"})
        assert (site / path).read_bytes() == b"mine"


def test_a_file_in_the_place_of_a_folder_stops_a_build_before_anything_is_moved(site: Path) -> None:
    shutil.rmtree(site / "assets")
    (site / "assets").write_bytes(b"mine")
    before = contents(site)
    with pytest.raises(OutputError, match="assets is in the way"):
        published(site, {**FILES, "articles/a.html": b"new"})
    assert contents(site) == before


def test_a_build_that_fails_while_it_moves_claims_no_file_that_did_not_get_there(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_previous_output(site).files
    replace = os.replace

    def fails(source: Path, target: Path) -> None:
        if target.name == "new.html":
            raise OSError(5, "Input/output error")
        replace(source, target)

    monkeypatch.setattr("builder.world.staging.os.replace", fails)
    with pytest.raises(OutputError, match="cannot be written"):
        published(site, {**FILES, "new.html": b"new"})
    assert read_previous_output(site).files == before
    monkeypatch.undo()
    (site / "new.html").write_bytes(b"mine")
    with pytest.raises(OutputError, match="is in the way"):
        published(site, {**FILES, "new.html": b"new"})


def test_an_empty_folder_that_an_interrupted_build_left_makes_way(site: Path) -> None:
    for path in ("articles/a.html", "articles/b.html"):
        (site / path).unlink()
    published(
        site,
        {**{path: data for path, data in FILES.items() if not path.startswith("articles/")}, "articles": b"a file now"},
    )
    assert (site / "articles").read_bytes() == b"a file now"
