"""Where a cache can be: never where it would be read as content or published, or where other files are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builder.values.errors import BriefingError
from builder.world.cache_folder import CacheFolder, check_cache_folder, default_cache_folder


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a briefing, its site and more."""
    for name in ("content/notes", "site", "empty", "full"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "full" / "letter.txt").write_text("words", encoding="utf-8")
    (tmp_path / "file").write_text("words", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(folder: str) -> None:
    check_cache_folder(Path(folder), Path("content"), Path("site"))


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("content", "read as content"),
        ("content/.cache", "read as content"),
        ("site", "published"),
        ("site/a/b", "published"),
        (".", "content is in it"),
        ("full", "is not a cache"),
        ("file", "is not a folder"),
    ],
)
def test_a_folder_in_use_is_refused(here: Path, folder: str, said: str) -> None:
    with pytest.raises(BriefingError, match=said):
        check(folder)


@pytest.mark.posix
def test_a_link_to_a_folder_in_use_is_refused(here: Path) -> None:
    (here / "link").symlink_to("content")
    with pytest.raises(BriefingError, match="read as content"):
        check("link")


@pytest.mark.posix
def test_a_link_that_leads_round_in_a_circle_is_refused(here: Path) -> None:
    (here / "circle").symlink_to("circle")
    with pytest.raises(BriefingError, match="is not a folder"):
        check("circle")


def test_a_new_folder_an_empty_one_and_one_of_before_can_be_a_cache(here: Path) -> None:
    for folder in ("new", "empty", ".briefing-cache"):
        check(folder)
        assert CacheFolder(here / folder).write("a", [b"b"])
        check(folder)


def test_a_cache_is_beside_the_content_and_keeps_itself_out_of_git_and_of_backups(here: Path) -> None:
    folder = default_cache_folder(Path("content"))
    assert folder == here / ".briefing-cache"
    CacheFolder(folder).prepare()
    assert "*" in (folder / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert (folder / "CACHEDIR.TAG").read_bytes().startswith(b"Signature: 8a477f597d28d172789f06886806bc55")


def test_files_are_replaced_in_one_step_and_nothing_is_left_beside_them(here: Path) -> None:
    folder = CacheFolder(here / "new")
    assert folder.write("a", [b"1"])
    assert folder.write("a", [b"2", b"3"])
    assert folder.clock()
    assert (here / "new" / "a").read_bytes() == b"23"
    assert {path.name for path in (here / "new").iterdir()} == {"a", ".gitignore", "CACHEDIR.TAG"}


def test_what_was_never_finished_and_what_is_oldest_is_removed(here: Path) -> None:
    folder = CacheFolder(here / "new")
    for number in range(5):
        folder.write(f"{number}.state", [b""])
        os.utime(here / "new" / f"{number}.state", (number, number))
    for name, time in (("x.1.1.unfinished", 0), ("y.1.1.unfinished", None)):
        (here / "new" / name).touch()
        if time is not None:
            os.utime(here / "new" / name, (time, time))
    folder.remove_but_latest(".state", 2)
    kept = {path.name for path in (here / "new").iterdir()} - {".gitignore", "CACHEDIR.TAG"}
    assert kept == {"3.state", "4.state", "y.1.1.unfinished"}


def test_a_place_that_cannot_be_written_is_no_error(here: Path) -> None:
    folder = CacheFolder(here / "file" / "below")
    assert not folder.prepare()
    assert not folder.write("a", [b"b"])
    assert folder.clock() is None
    folder.remove_but_latest(".state", 1)
