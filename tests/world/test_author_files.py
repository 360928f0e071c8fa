"""What authors wrote is written over only where that is wanted, and all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.values.errors import BriefingError
from builder.world.author_files import write_author_files


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_in_folders_that_are_made(tmp_path: Path) -> None:
    write_author_files({tmp_path / "a" / "b" / "one.md": b"1", tmp_path / "two.md": b"2"})
    assert contents(tmp_path) == {"a/b/one.md": b"1", "two.md": b"2"}


@pytest.mark.posix
def test_a_file_that_may_be_replaced_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "one.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_author_files({file: b"new"}, replace=[file])
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)


def in_the_way(path: Path) -> None:
    path.write_bytes(b"mine")


def linked(path: Path) -> None:
    target = path.parent.parent / "elsewhere"
    target.write_bytes(b"mine")
    path.symlink_to(target)


def read_only(path: Path) -> None:
    path.write_bytes(b"mine")
    path.chmod(0o444)


def folder(path: Path) -> None:
    path.mkdir()
    (path / "inner").write_bytes(b"mine")


@pytest.mark.parametrize(
    ("obstacle", "replace", "said"),
    [
        (in_the_way, False, "there already"),
        (linked, True, "symbolic link"),
        (read_only, True, "read-only"),
        (folder, True, "there already"),
    ],
)
def test_what_is_in_the_way_is_left_alone_and_so_is_all_else(
    tmp_path: Path, obstacle: Callable[[Path], None], replace: bool, said: str
) -> None:
    place = tmp_path / "content"
    place.mkdir()
    obstacle(place / "b.md")
    before = contents(tmp_path)
    files = {place / "a" / "a.md": b"new", place / "b.md": b"new"}
    with pytest.raises(BriefingError, match=said):
        write_author_files(files, replace=files if replace else ())
    assert contents(tmp_path) == before


def test_a_file_where_a_folder_must_be_is_said_and_left(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(BriefingError, match="Nothing was changed"):
        write_author_files({tmp_path / "new" / "a.md": b"1", tmp_path / "file" / "b.md": b"2"})
    assert contents(tmp_path) == {"file": b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
