"""What a look at folders sees, and what it leaves out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builder.world.file_states import WatchedFolder, content_hash, look_at, output_hash, real_path, states


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files of every sort."""
    for name in ("a.md", "b/c.md", ".hidden", "a.md~", "#a.md", ".git/HEAD", "__pycache__/x.pyc", "b/.dot/d"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("kind", "left_out"),
    [
        ("content", {".hidden", "a.md~", "#a.md", ".git/HEAD", "b/.dot/d"}),
        ("theme", {".git/HEAD"}),
        ("program", {"__pycache__/x.pyc"}),
        ("output", set()),
    ],
)
def test_files_that_are_never_read_are_left_out(folder: Path, kind: str, left_out: set[str]) -> None:
    folders = [WatchedFolder(str(folder), kind)]
    found = {path for path in states(look_at(folders).listing) if not path.endswith("/")}
    everything = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert found == {f"0/{path}" for path in everything - left_out}
    assert {Path(real_path(folders, path)).read_text(encoding="utf-8") for path in found} == everything - left_out


def test_two_looks_agree_until_something_is_changed_added_or_removed(folder: Path) -> None:
    folders = [WatchedFolder(str(folder), "output"), WatchedFolder(str(folder / "b"), "theme")]
    before = look_at(folders)
    assert look_at(folders) == before
    assert before.is_certain
    for change in (
        (folder / "new").mkdir,
        (folder / "new").rmdir,
        lambda: os.utime(folder / "a.md", (1, 1)),
        lambda: (folder / "a.md").rename(folder / "z.md"),
    ):
        now = look_at(folders).digest
        change()
        assert look_at(folders).digest != now


def test_a_folder_that_is_not_there_and_a_link_make_a_look_uncertain(folder: Path) -> None:
    assert not look_at([WatchedFolder(str(folder / "none"), "content")]).is_certain
    (folder / "link").symlink_to("a.md")
    assert not look_at([WatchedFolder(str(folder), "content")]).is_certain


@pytest.mark.parametrize(
    ("step", "other_disk", "is_recent"),
    [(0, False, True), (1, False, False), (1, True, True), (2_000_000_001, True, False)],
)
def test_what_is_as_young_as_the_clock_has_no_state(
    tmp_path: Path, step: int, other_disk: bool, is_recent: bool
) -> None:
    (tmp_path / "a").write_text("text", encoding="utf-8")
    known = (tmp_path / "a").stat()
    folders = [WatchedFolder(str(tmp_path), "program")]
    clock = max(known.st_mtime_ns, known.st_ctime_ns) + step, known.st_dev + other_disk
    look = look_at(folders, clock)
    assert look.has_recent == is_recent
    assert (look.digest != look_at(folders).digest) == is_recent


def test_a_hash_is_that_of_the_content_in_the_given_state_of_a_file(folder: Path) -> None:
    path = str(folder / "a.md")
    known = states(look_at([WatchedFolder(str(folder), "content")]).listing)["0/a.md"]
    assert content_hash(path, known) == content_hash(path) is not None
    os.utime(path, (1, 1))
    assert content_hash(path, known) is None
    assert content_hash(str(folder)) is output_hash(str(folder / "none")) is None


@pytest.mark.posix
def test_a_name_that_is_not_text_has_a_state(tmp_path: Path) -> None:
    (tmp_path / "a\udcff\n").write_text("text", encoding="utf-8")
    assert "0/a\udcff\n" in states(look_at([WatchedFolder(str(tmp_path), "output")]).listing)
