"""Watching folders: what counts as a change, and when files have settled."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.preview.file_watching import (
    DEBOUNCE_SECONDS,
    LONGEST_DEBOUNCE_SECONDS,
    Snapshot,
    debounced_snapshot,
    take_snapshot,
)
from builder.world.cache_folder import CacheFolder, default_cache_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file in it and one in a folder below."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "briefing.yaml").write_text("title: A\n", encoding="utf-8")
    (tmp_path / "notes" / "one.yaml").write_text("- text: One.\n", encoding="utf-8")
    return tmp_path


def replace_by_a_move(folder: Path) -> None:
    """Another file of the same size and time takes the place of the first, as many editors save."""
    before = (folder / "briefing.yaml").stat()
    (folder / ".new").write_text("title: B\n", encoding="utf-8")
    os.utime(folder / ".new", ns=(before.st_atime_ns, before.st_mtime_ns))
    (folder / ".new").replace(folder / "briefing.yaml")


CHANGES: dict[str, Callable[[Path], object]] = {
    "written": lambda folder: (folder / "notes" / "one.yaml").write_text("- text: Another.\n", encoding="utf-8"),
    "added": lambda folder: (folder / "notes" / "two.yaml").touch(),
    "deleted": lambda folder: (folder / "notes" / "one.yaml").unlink(),
    "renamed": lambda folder: (folder / "notes" / "one.yaml").rename(folder / "notes" / "two.yaml"),
    "replaced by a move": replace_by_a_move,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_a_file_is_seen(folder: Path, change: Callable[[Path], object]) -> None:
    before = take_snapshot([folder])
    change(folder)
    assert take_snapshot([folder]) != before


@pytest.mark.parametrize("name", [".one.yaml.swp", ".#one.yaml", "#one.yaml#", "one.yaml~", "~$one.yaml", ".DS_Store"])
def test_an_editors_own_file_is_no_change(folder: Path, name: str) -> None:
    before = take_snapshot([folder])
    (folder / "notes" / name).write_text("x", encoding="utf-8")
    assert take_snapshot([folder]) == before


def test_a_folder_that_is_not_there_is_empty(folder: Path) -> None:
    assert take_snapshot([folder / "nowhere"]) == {}


def test_a_link_that_leads_nowhere_is_passed_over(folder: Path) -> None:
    before = take_snapshot([folder])
    (folder / "lost.yaml").symlink_to(folder / "nowhere")
    assert take_snapshot([folder]) == before


def states(*sizes: int) -> list[Snapshot]:
    return [{"a": (0, size, 0)} for size in sizes]


def test_files_have_settled_when_two_looks_agree() -> None:
    looks = iter(states(1, 2, 3, 3, 4))
    assert debounced_snapshot(lambda: next(looks), lambda _: None) == states(3)[0]


def test_what_never_settles_is_read_all_the_same() -> None:
    looks = iter(states(*range(1000)))
    debounced_snapshot(lambda: next(looks), lambda _: None)
    assert next(looks) == states(int(LONGEST_DEBOUNCE_SECONDS / DEBOUNCE_SECONDS) + 1)[0]


def test_a_cache_in_a_watched_folder_is_no_change(folder: Path) -> None:
    before = take_snapshot([folder])
    assert CacheFolder(default_cache_folder(folder / "content")).write("a", [b"b"])
    assert (folder / ".briefing-cache" / "a").exists()
    assert take_snapshot([folder]) == before
