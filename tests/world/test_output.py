"""The output folder: written where it differs, cleared of what is no longer made, and nobody else's file touched."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from builder.cli import main
from builder.commands.common import EXIT_WRONG_USE
from builder.world import MANIFEST
from builder.world.output import (
    OutputChanges,
    OutputError,
    read_previous_output,
    reusable_index,
    write_output,
)
from builder.world.staging import STAGING_NAME
from tests.conftest import ROOT

FILES: Mapping[str, bytes] = {
    "index.html": b"front",
    "articles/a.html": b"an article",
    "articles/b.html": b"another",
    "assets/style.css": b"",
    "search/deep/er/index.bin": bytes(range(256)),
}


def published(folder: Path, files: Mapping[str, bytes] = FILES, search: str = "") -> OutputChanges:
    return write_output(files, folder, read_previous_output(folder), search)


def contents(folder: Path) -> dict[str, bytes]:
    """The files in a folder, without the list that a build keeps there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def state(folder: Path) -> dict[str, tuple[int, int, int]]:
    """What would be another after any write: of every file and folder, when it changed, and which it is."""
    return {
        path.as_posix(): (path.stat().st_mtime_ns, path.stat().st_ctime_ns, path.stat().st_ino)
        for path in (folder, *folder.rglob("*"))
    }


def written(folder: Path) -> dict[str, tuple[int, int]]:
    """What would be another after a file was written: when it changed, and which it is.

    Not when its names changed: a build gives a file that it keeps a second name for a moment.
    """
    return {path: (modified, number) for path, (modified, _, number) in state(folder).items()}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that a build wrote."""
    published(tmp_path / "site")
    return tmp_path / "site"


@pytest.mark.parametrize("folder", ["site", "not/there/yet"])
def test_a_first_build_writes_every_file_and_nothing_besides(tmp_path: Path, folder: str) -> None:
    assert published(tmp_path / folder) == OutputChanges(files=5, changed=5, removed=0)
    assert contents(tmp_path / folder) == FILES


def test_a_first_build_may_write_into_an_empty_folder(tmp_path: Path) -> None:
    published(tmp_path)
    assert contents(tmp_path) == FILES


def test_a_second_build_of_the_same_writes_nothing_at_all(site: Path) -> None:
    before = state(site)
    assert published(site) == OutputChanges(files=5, changed=0, removed=0)
    assert state(site) == before


def test_only_what_differs_is_written(site: Path) -> None:
    before = written(site)
    assert published(site, {**FILES, "articles/a.html": b"a better article"}).changed == 1
    changed = {path for path, was in before.items() if written(site)[path] != was}
    assert changed == {path.as_posix() for path in (site, site / MANIFEST, site / "articles", site / "articles/a.html")}
    assert (site / "articles/a.html").read_bytes() == b"a better article"


def test_what_somebody_changed_or_removed_is_made_good(site: Path) -> None:
    (site / "index.html").write_bytes(b"scribble")
    (site / "articles/a.html").unlink()
    assert published(site).changed == 2
    assert contents(site) == FILES


def test_files_that_are_no_longer_made_go_and_folders_they_leave_empty(site: Path) -> None:
    assert published(site, {"index.html": b"front"}) == OutputChanges(files=1, changed=0, removed=4)
    assert sorted(path.name for path in site.iterdir()) == [MANIFEST, "index.html"]


def test_a_file_that_is_already_gone_is_no_trouble(site: Path) -> None:
    (site / "articles/a.html").unlink()
    assert published(site, {"index.html": b"front"}).removed == 3


def test_files_of_others_are_never_touched(site: Path) -> None:
    mine = {"CNAME": b"news.example", "articles/mine.txt": b"mine", "articles/.hidden": b"", "own/x": b"x"}
    for name, data in mine.items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(data)
    before = {name: written(site)[(site / name).as_posix()] for name in mine}
    published(site, {"index.html": b"new"})
    assert contents(site) == {"index.html": b"new", **mine}
    assert {name: written(site)[(site / name).as_posix()] for name in mine} == before


def test_a_folder_with_files_of_others_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_bytes(b"years of work")
    before = state(tmp_path)
    with pytest.raises(OutputError, match="no build wrote"):
        published(tmp_path)
    assert state(tmp_path) == before


def test_a_file_of_others_in_the_way_is_refused_before_anything_is_written(site: Path) -> None:
    (site / "about.html").write_bytes(b"mine")
    before = state(site)
    with pytest.raises(OutputError, match=r"about\.html is in the way"):
        published(site, {"index.html": b"new", "about.html": b"theirs"})
    assert state(site) == before


@pytest.mark.parametrize("path", ["../outside.txt", "articles/../../outside.txt", "./../outside.txt", "{outside}"])
def test_a_list_that_names_files_outside_removes_none_of_them(site: Path, path: str) -> None:
    outside = site.parent / "outside.txt"
    outside.write_bytes(b"mine")
    listed = json.loads((site / MANIFEST).read_text())
    listed["files"][path.format(outside=outside)] = "0"
    (site / MANIFEST).write_text(json.dumps(listed))
    published(site, {"index.html": b"front"})
    assert outside.read_bytes() == b"mine"
    assert contents(site) == {"index.html": b"front"}


def test_nothing_is_removed_or_written_through_a_symbolic_link(site: Path) -> None:
    elsewhere = site.parent / "elsewhere"
    (site / "articles").rename(elsewhere)
    (site / "articles").symlink_to(elsewhere)
    before = state(elsewhere)
    for files in ({**FILES, "articles/a.html": b"new"}, {"index.html": b"front"}):
        with suppress(OutputError):  # refusing is as good as putting a plain folder in its place
            published(site, files)
        assert state(elsewhere) == before


def test_a_page_that_was_made_a_symbolic_link_is_a_plain_file_again(site: Path) -> None:
    elsewhere = site.parent / "elsewhere.html"
    (site / "index.html").rename(elsewhere)
    (site / "index.html").symlink_to(elsewhere)
    published(site)
    assert not (site / "index.html").is_symlink()
    published(site, {**FILES, "index.html": b"new"})
    assert elsewhere.read_bytes() == b"front"


@pytest.mark.parametrize(
    "make",
    [lambda path: path.write_bytes(b"a file"), lambda path: path.symlink_to(path.parent)],
    ids=["file", "symbolic link"],
)
def test_what_is_no_folder_is_refused(tmp_path: Path, make: object) -> None:
    assert callable(make)
    make(tmp_path / "site")
    with pytest.raises(OutputError, match="is not a folder"):
        read_previous_output(tmp_path / "site")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no JSON",
        "[]",
        "{}",
        '{"files": {}}',
        '{"files": 1, "search": ""}',
        "\udcff",
        '{"files": [[1, 2]], "search": ""}',
    ],
)
def test_a_list_that_cannot_be_read_is_refused(site: Path, text: str) -> None:
    (site / MANIFEST).write_text(text, encoding="utf-8", errors="surrogateescape")
    before = state(site)
    with pytest.raises(OutputError, match="cannot be read"):
        read_previous_output(site)
    assert state(site) == before


@pytest.mark.parametrize(
    ("first", "second"), [("assets/icons", "assets/icons/a.svg"), ("assets/icons/a.svg", "assets/icons")]
)
def test_a_file_may_become_a_folder_and_a_folder_a_file(tmp_path: Path, first: str, second: str) -> None:
    published(tmp_path, {first: b"one"})
    published(tmp_path, {second: b"two"})
    assert contents(tmp_path) == {second: b"two"}


def test_a_folder_with_a_file_of_others_in_it_never_becomes_a_file(tmp_path: Path) -> None:
    published(tmp_path, {"assets/icons/a.svg": b"one"})
    (tmp_path / "assets/icons/mine.txt").write_bytes(b"mine")
    before = state(tmp_path)
    with pytest.raises(OutputError, match="is in the way"):
        published(tmp_path, {"assets/icons": b"two"})
    assert state(tmp_path) == before


def test_after_a_build_that_could_not_write_everything_the_next_one_succeeds(site: Path) -> None:
    (site / "extra").write_bytes(b"mine")
    with pytest.raises(OutputError):
        published(site, {**FILES, "about.html": b"about", "extra/page.html": b"more"})
    (site / "extra").unlink()
    files = {**FILES, "about.html": b"about, corrected", "extra/page.html": b"more"}
    published(site, files)
    assert contents(site) == files


def test_no_file_is_left_half_made_where_writing_fails(site: Path) -> None:
    (site / "extra").write_bytes(b"mine")
    with pytest.raises(OutputError):
        published(site, {"extra/page.html": b"more"})
    assert not (site / STAGING_NAME).exists()


@pytest.mark.posix
def test_a_folder_that_cannot_be_written_is_refused_with_words(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    folder.chmod(0o555)
    if os.access(folder, os.W_OK):
        pytest.skip("permissions do not bind this user, who is root")
    with pytest.raises(OutputError, match="cannot be written"):
        published(folder)


@pytest.mark.posix
def test_a_site_that_cannot_be_written_to_any_more_is_refused_with_words(site: Path) -> None:
    site.chmod(0o555)
    if os.access(site, os.W_OK):
        pytest.skip("permissions do not bind this user, who is root")
    with pytest.raises(OutputError, match="cannot be written"):
        published(site, {**FILES, "index.html": b"new"})
    assert contents(site) == FILES


@pytest.mark.parametrize(
    "closed", ["", "site", "site/articles"], ids=["the folder above", "the folder", "a folder in it"]
)
@pytest.mark.posix
def test_a_folder_that_may_not_be_looked_into_is_refused_with_words(tmp_path: Path, closed: str) -> None:
    published(tmp_path / "site")
    (tmp_path / closed).chmod(0o000)
    try:
        if os.access(tmp_path / closed, os.R_OK):
            pytest.skip("permissions do not bind this user, who is root")
        with pytest.raises(OutputError, match="cannot be"):
            published(tmp_path / "site", {**FILES, "articles/c.html": b"one more"})
    finally:
        (tmp_path / closed).chmod(0o755)


@pytest.mark.posix
def test_a_read_only_folder_is_one_message_to_the_user(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    folder.chmod(0o555)
    if os.access(folder, os.W_OK):
        pytest.skip("permissions do not bind this user, who is root")
    assert main(["build", "--content", str(ROOT / "content"), "--output", str(folder), "--no-search"]) == EXIT_WRONG_USE
    assert capsys.readouterr().err.splitlines() == [
        f"briefing: {folder} cannot be written: Permission denied. Nothing was written."
    ]


def test_a_folder_that_cannot_be_made_is_one_message_to_the_user(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    folder = tmp_path / "file" / "site"
    assert main(["build", "--content", str(ROOT / "content"), "--output", str(folder), "--no-search"]) == EXIT_WRONG_USE
    (message,) = capsys.readouterr().err.splitlines()
    assert message.startswith(f"briefing: {folder}")


SEARCH = {"search/index.bin": b"an index", "search/part.bin": b"of two files"}


def test_a_search_index_made_from_the_same_is_used_again(tmp_path: Path) -> None:
    published(tmp_path, {"index.html": b"front", "searching.html": b"a page", **SEARCH}, search="of this")
    before = read_previous_output(tmp_path)
    assert reusable_index(tmp_path, before, "of this", "search") == SEARCH
    assert reusable_index(tmp_path, before, "of that", "search") is None


@pytest.mark.parametrize(
    "damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"scribble")], ids=["gone", "changed"]
)
def test_a_damaged_search_index_is_not_used_again(tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    published(tmp_path, {"index.html": b"front", **SEARCH}, search="of this")
    damage(tmp_path / "search/part.bin")
    assert reusable_index(tmp_path, read_previous_output(tmp_path), "of this", "search") is None
