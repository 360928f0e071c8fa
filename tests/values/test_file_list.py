"""The list of a site's files: what is written is read, and what anybody wrote is refused in words."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.values.file_list import FileListError, file_list_to_bytes, list_files, read_file_list

DIGEST = "0" * 64


def test_what_is_written_is_read() -> None:
    digests = {"b.html": "f" * 64, "a/ä.html": DIGEST}
    assert read_file_list(file_list_to_bytes(digests, "fingerprint")) == digests
    assert read_file_list(file_list_to_bytes({})) == {}
    assert read_file_list(list_files({"x": b""})) == {
        "x": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    }


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'"files"',
        b"\xff\xfe",
        b'{"files": []}',
        b'{"files": {"a": 1}}',
        b'{"files": null}',
        b'{"files": {"a": "00"}}',
        b'{"files": {"a": "' + b"G" * 64 + b'"}}',
        b"[" * 200_000,
        b'{"files":' * 100_000,
        b"1" * 10_000,
        f'{{"files": {{"a": "{DIGEST}", "a": "{"1" * 64}"}}}}'.encode(),
        f'{{"files": {{}}, "files": {{"a": "{DIGEST}"}}}}'.encode(),
    ],
    ids=range(15),
)
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(FileListError):
        read_file_list(data)


@pytest.mark.parametrize(
    "path",
    ["", "/a", "../a", "a/../../b", "a//b", "a/", "./a", ".", "..", "a\0b", "a\\..\\b", ".briefing.json", "C:\\a"],
)
def test_a_path_is_within_the_folder(path: str) -> None:
    with pytest.raises(FileListError):
        read_file_list(json.dumps({"files": {path: DIGEST}}).encode())


@given(st.binary(max_size=100))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(FileListError):
        read_file_list(data)
