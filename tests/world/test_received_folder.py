"""A folder that anybody could have filled: links are not followed, pipes are not waited for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builder.world.received import UnreadableFile
from builder.world.received_folder import read_received_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "a" / "empty").mkdir(parents=True)
    (folder / "index.html").write_bytes(b"one" * 1_000_000)
    (folder / "a" / "two.html").write_bytes(b"two")
    return folder


def test_every_file_is_found(folder: Path) -> None:
    site = read_received_folder(folder)
    assert {name: b"".join(read()) for name, read in site.files.items()} == {
        "index.html": b"one" * 1_000_000,
        "a/two.html": b"two",
    }
    assert site.is_safe and not site.problems


@pytest.mark.posix
@pytest.mark.parametrize("target", ["/etc", "/etc/passwd", "index.html", "a", ".", "gone", "link"])
def test_a_link_is_a_problem_and_not_followed(folder: Path, target: str) -> None:
    (folder / "link").symlink_to(target)
    site = read_received_folder(folder)
    assert [(problem.place.path, problem.code) for problem in site.problems] == [
        (str(folder / "link"), "handed-unsafe")
    ]
    assert site.refused == {"link"} and site.files.keys() == {"index.html", "a/two.html"}


@pytest.mark.posix
def test_a_pipe_is_a_problem_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert [problem.code for problem in read_received_folder(folder).problems] == ["handed-unsafe"]


@pytest.mark.posix
@pytest.mark.parametrize("what", ["pipe", "link", "nothing"])
def test_what_took_the_place_of_a_file_is_not_read(folder: Path, what: str) -> None:
    site = read_received_folder(folder)
    (folder / "index.html").unlink()
    if what == "pipe":
        os.mkfifo(folder / "index.html")
    elif what == "link":
        (folder / "index.html").symlink_to("/etc/passwd")
    with pytest.raises(UnreadableFile):
        list(site.files["index.html"]())
