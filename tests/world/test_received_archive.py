"""Archives that anybody could have made: none with what programs read in different ways is taken for a site."""

from __future__ import annotations

import stat
import struct
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

import pytest

from builder.copies.zip_archive import make_site_zip
from builder.world import received_archive as module
from builder.world.received import UnreadableFile
from builder.world.received_archive import received_archive

GOOD = make_site_zip({"index.html": b"<p>One</p>" * 9, "a/two.html": b"two"}, "site")


def write(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "site.zip"
    path.write_bytes(data)
    return path


def refusal(path: Path) -> str:
    """Why an archive is refused."""
    with received_archive(path) as site:
        assert not site.is_safe and not site.files, sorted(site.files)
        (problem,) = site.problems
    assert problem.code == "handed-unsafe" and problem.message.endswith(".")
    return problem.message


def contents(path: Path) -> dict[str, bytes]:
    with received_archive(path) as site:
        assert site.is_safe and not site.problems, site.problems
        return {name: b"".join(read()) for name, read in site.files.items()}


def added(*entries: tuple[ZipInfo | str, bytes], data: bytes = GOOD) -> bytes:
    """An archive with more in it."""
    buffer = BytesIO(data)
    with ZipFile(buffer, "a") as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return buffer.getvalue()


def named(name: str, **facts: int) -> ZipInfo:
    entry = ZipInfo("x")
    entry.filename = name
    for fact, value in facts.items():
        setattr(entry, fact, value)
    return entry


def test_the_zip_of_a_site_is_read(tmp_path: Path) -> None:
    found = contents(write(tmp_path, GOOD))
    assert found.keys() == {"index.html", "a/two.html", ".briefing.json"}
    assert found["a/two.html"] == b"two"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_archive_of_another_program_is_read(tmp_path: Path) -> None:
    """With entries of folders, without a top folder, and written to a pipe, which leaves sizes behind the contents."""

    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: object) -> int:
            raise OSError

        def tell(self) -> int:
            raise OSError

    pipe = Pipe()
    with ZipFile(pipe, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a/", b"")
        archive.writestr("a/two.html", b"two")
        archive.writestr(".briefing.json", b"{}")
    assert contents(write(tmp_path, pipe.getvalue())) == {"a/two.html": b"two", ".briefing.json": b"{}"}


NAMES = {
    "parent": "../evil",
    "parent within": "site/../../evil",
    "absolute": "/etc/evil",
    "drive": "C:/evil",
    "backslashes": "..\\..\\evil",
    "device": "site/con.html",
    "stream": "site/a:b",
    "control": "site/\x1b[2J",
    "dot at the end": "site/a.",
    "empty part": "site//a",
    "capitals": "site/INDEX.html",
    "composed": "site/A/TWO.HTML",
    "file and folder": "site/index.html/a",
    "folder and file": "site/a",
    "deep": "site/" + "a/" * 30_000 + "b",
    "long": "site/" + "a" * 60_000,
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_that_some_system_unpacks_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    refusal(write(tmp_path, added((named(name), b"x"))))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_a_name_are_refused(tmp_path: Path) -> None:
    assert "2 files of the name" in refusal(write(tmp_path, added(("site/index.html", b"other"))))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK, stat.S_IFDIR])
def test_links_and_devices_are_refused(tmp_path: Path, kind: int) -> None:
    entry = named("site/link", create_system=3, external_attr=(kind | 0o777) << 16)
    assert "link or a device" in refusal(write(tmp_path, added((entry, b"/etc/passwd"))))


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA])
def test_only_what_every_program_unpacks_is_taken(tmp_path: Path, method: int) -> None:
    refusal(write(tmp_path, added((named("site/x", compress_type=method), b"x"))))


def test_what_unpacks_to_far_more_is_refused_without_unpacking(tmp_path: Path) -> None:
    bomb = added((named("site/x", compress_type=ZIP_DEFLATED), bytes(50_000_000)))
    assert "50 times its size" in refusal(write(tmp_path, bomb))


def test_many_entries_are_refused_before_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_FILES", 2)
    assert "more than 2 files" in refusal(write(tmp_path, GOOD))


def put(offset: int, data: bytes, archive: bytes = GOOD) -> bytes:
    return archive[:offset] + data + archive[offset + len(data) :]


LISTED = GOOD.index(b"PK\x01\x02")
END = GOOD.rindex(b"PK\x05\x06")

DAMAGED: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "text": lambda: b"<!doctype html>",
    "cut": lambda: GOOD[:-30],
    "cut in the middle": lambda: GOOD[: len(GOOD) // 2],
    "only the end": lambda: GOOD[END:],
    "something before": lambda: b"#!/bin/sh\nexit\n" + GOOD,
    "something behind": lambda: GOOD + b"x",
    "a comment": lambda: put(END + 20, b"\x01\x00") + b"x",
    "a second archive behind": lambda: GOOD + GOOD,
    "something between": lambda: put(END + 16, struct.pack("<L", LISTED + 4), GOOD[:LISTED] + b"gap!" + GOOD[LISTED:]),
    "another name in the header": lambda: put(30, b"sitf"),
    "another digest in the header": lambda: put(14, b"\0\0\0\0"),
    "another size in the header": lambda: put(22, b"\1\0\0\0"),
    "another method in the header": lambda: put(8, b"\0\0"),
    "encrypted": lambda: put(6, b"\1\0", put(LISTED + 8, b"\1\0")),
    "no header": lambda: put(0, b"XX"),
    "one content for two": lambda: put(LISTED + 42, GOOD[GOOD.index(b"PK\x01\x02", LISTED + 4) + 42 :][:4]),
    "content out of the file": lambda: put(LISTED + 42, b"\xf0\xff\xff\x00"),
    "a folder with a content": lambda: added((named("site/folder/"), b"x")),
}


@pytest.mark.parametrize("make", DAMAGED.values(), ids=DAMAGED)
def test_an_archive_that_can_be_read_in_two_ways_is_refused(tmp_path: Path, make: Callable[[], bytes]) -> None:
    refusal(write(tmp_path, make()))


def test_a_damaged_content_is_told_when_it_is_read(tmp_path: Path) -> None:
    at = GOOD.index(b"PK\x03\x04") + 30 + len("site/.briefing.json") + 4
    with received_archive(write(tmp_path, put(at, bytes([GOOD[at] ^ 255])))) as site:
        assert site.is_safe
        with pytest.raises(UnreadableFile):
            list(site.files[".briefing.json"]())


def test_whatever_byte_is_another_there_is_no_traceback(tmp_path: Path) -> None:
    for place in range(len(GOOD)):
        with received_archive(write(tmp_path, put(place, bytes([GOOD[place] ^ 0x55])))) as site:
            for read in site.files.values():
                with suppress(UnreadableFile):
                    list(read())
