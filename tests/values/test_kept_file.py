"""A kept file is read only when its content is asked for."""

from __future__ import annotations

from builder.values.kept_file import FileContent, KeptFile, content_of, contents_of


def test_the_content_of_a_file_is_its_bytes_or_what_is_read() -> None:
    read: list[str] = []

    def read_it() -> bytes:
        read.append("b")
        return b"old"

    files: dict[str, FileContent] = {"a": b"new", "b": KeptFile(read_it)}
    assert not read
    assert contents_of(files) == {"a": b"new", "b": b"old"}
    assert content_of(b"x") == b"x"
    assert read == ["b"]
