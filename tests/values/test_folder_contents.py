"""All files of a folder are read, in one order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builder.values.folder_contents import contents_below


def test_files_are_read_in_order_with_the_paths_that_they_have_there(tmp_path: Path) -> None:
    for path in ("b.txt", "a/z.txt", "a/b/c.yaml", "a/b.txt", "c.py"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path, encoding="utf-8")
    found = list(contents_below(tmp_path))
    assert [path for path, _ in found] == ["b.txt", "c.py", "a/b.txt", "a/z.txt", "a/b/c.yaml"]
    assert all(data.decode() == path for path, data in found)
    assert [path for path, _ in contents_below(tmp_path, (".py", ".yaml"))] == ["c.py", "a/b/c.yaml"]


@pytest.mark.posix
def test_only_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "there.txt").write_bytes(b"A")
    (tmp_path / "link.txt").symlink_to(tmp_path / "there.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "absent")
    (tmp_path / "round").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    assert list(contents_below(tmp_path)) == [("link.txt", b"A"), ("there.txt", b"A")]
