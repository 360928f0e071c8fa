"""Files that are read only where the output has others or none."""

from __future__ import annotations

from collections.abc import Callable

from builder.values.kept_file import KeptFile, contents_of
from builder.world.late_files import LateFile, file_digest, read_changed, read_files

DATA = {"a.bin": b"one", "b.bin": b"two", "c.bin": b"three"}


def test_only_files_that_the_list_does_not_have_as_they_are_are_read() -> None:
    read: list[str] = []

    def reader(path: str) -> Callable[[], bytes]:
        def now() -> bytes:
            read.append(path)
            return DATA[path]

        return now

    files = {path: LateFile(file_digest(data), reader(path)) for path, data in DATA.items()}
    listed = {"a.bin": file_digest(b"one"), "b.bin": file_digest(b"other"), "gone.bin": file_digest(b"three")}
    found = read_changed(files, listed)
    assert read == ["b.bin", "c.bin"]
    assert [path for path, file in found.items() if isinstance(file, KeptFile)] == ["a.bin"]
    assert contents_of(found) == DATA == read_files(files)
