"""Archives: the same bytes for the same files, names that every system can unpack."""

from __future__ import annotations

import stat
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from builder.copies.zip_archive import ArchiveNameError, make_site_zip, make_zip
from builder.values.file_list import FILE_LIST, list_files
from tests.conftest import ROOT
from tests.copying import content_of, site_of

FILES = {"b/two.html": b"2" * 1000, "a.html": b"1", "mimetype": b"application/x", "B.txt": b""}


def test_an_archive_does_not_depend_on_the_order_of_its_files() -> None:
    assert make_zip(FILES) == make_zip(dict(reversed(FILES.items())))


def test_the_mimetype_comes_first_and_can_be_read_in_place() -> None:
    """As EPUB 3.3 wants it: 30 bytes of header, the name, the content, and nothing between them."""
    data = make_zip(FILES)
    with ZipFile(BytesIO(data)) as made:
        first = made.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
        assert made.namelist()[1:] == sorted(name for name in FILES if name != "mimetype")
    assert data[30:51] == b"mimetypeapplication/x"


def test_times_and_permissions_are_fixed() -> None:
    with ZipFile(BytesIO(make_zip(FILES, (2031, 5, 1, 12, 0, 0)))) as made:
        assert {entry.date_time for entry in made.infolist()} == {(2031, 5, 1, 12, 0, 0)}
        assert {entry.external_attr >> 16 for entry in made.infolist()} == {stat.S_IFREG | 0o644}
    with ZipFile(BytesIO(make_zip(FILES))) as made:
        assert {entry.date_time for entry in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    "names",
    [
        ["/a"],
        ["../a"],
        ["a/../b"],
        ["a//b"],
        ["a/"],
        [""],
        ["./a"],
        ["C:/a"],
        ["a\\b"],
        ["a?"],
        ["a*b"],
        ['a"b'],
        ["a|b"],
        ["a<b"],
        ["a\x01b"],
        ["a\x7f"],
        ["con"],
        ["a/NUL.html"],
        ["lpt1.tar.gz"],
        ["a."],
        ["a "],
        ["a./b"],
        ["x" * 256],
        ["é" * 128],
        ["a.html", "A.html"],
        ["a/b", "A/c"],
        ["straße", "STRASSE"],
        ["\u00e9", "e\u0301"],
    ],
)
def test_a_name_that_some_system_cannot_unpack_is_refused(names: list[str]) -> None:
    with pytest.raises(ArchiveNameError):
        make_zip(dict.fromkeys(names, b""))


@pytest.mark.parametrize("names", [["a", "ab"], ["con-men.html"], ["a.b.c"], ["a/b", "a/c"], ["x" * 255], ["日本"]])
def test_other_names_are_not(names: list[str]) -> None:
    with ZipFile(BytesIO(make_zip(dict.fromkeys(names, b"")))) as made:
        assert made.namelist() == sorted(names)


@pytest.mark.parametrize("top", ["a/b", "", "..", "nul"])
def test_a_site_needs_one_folder(top: str) -> None:
    with pytest.raises(ArchiveNameError):
        make_site_zip({"index.html": b""}, top)


@pytest.mark.parametrize("name", ["sample", "small", "nasty"])
def test_a_site_unpacks_into_one_folder_as_it_is(name: str, tmp_path: Path) -> None:
    files = site_of(content_of(name, tmp_path / "content"))
    data = make_site_zip(files, "the-briefing")
    with ZipFile(BytesIO(data)) as made:
        assert made.testzip() is None
        made.extractall(tmp_path / "here")
    top = tmp_path / "here" / "the-briefing"
    assert list((tmp_path / "here").iterdir()) == [top]
    assert (top / "index.html").is_file()
    unpacked = {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}
    assert unpacked == {**files, FILE_LIST: list_files(files)}


SAME = """
import hashlib, sys
from pathlib import Path
from builder.checking import check_content
from tests.copying import copies
found = check_content(Path(sys.argv[1]))
for path, data in sorted(copies(found.site, found.theme, ("epub", "single", "zip"), found.theme.assets()).items()):
    print(path, hashlib.sha256(data).hexdigest())
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["sample", "nasty"])
def test_copies_are_the_same_whenever_and_wherever_they_are_made(name: str, tmp_path: Path) -> None:
    content = content_of(name, tmp_path / "content")
    made = set()
    for seed, zone in (("0", "UTC"), ("1", "Pacific/Kiritimati"), ("2", "America/Los_Angeles")):
        environment = {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT), "PATH": ""}
        made.add(
            subprocess.run(
                [sys.executable, "-c", SAME, str(content)], env=environment, capture_output=True, text=True, check=True
            ).stdout
        )
    assert len(made) == 1
    assert made.pop().count("\n") == 3
