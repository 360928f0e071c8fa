"""A site is wholly the old one or wholly the new one, wherever a build is killed or the power is cut."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from builder.values.kept_file import KeptFile
from builder.world import MANIFEST, output_places, publishing, staging, stand_in
from builder.world.output import OutputChanges, OutputError, read_previous_output, write_output
from tests.world.interrupting import killed
from tests.world.test_output import FILES, contents, published

NEW: Mapping[str, bytes] = {
    "index.html": b"a new front",
    "articles/a.html": b"an article",
    "articles/c.html": b"a third",
    "assets/style.css": b"new",
    "assets/icons": b"a file where a folder was",
    "search/deep": b"another",
    "cards/a/b.js": b"a card",
}
OLD: Mapping[str, bytes] = {**FILES, "assets/icons/a.svg": b"an icon"}
MINE: Mapping[str, bytes] = {"CNAME": b"news.example", "articles/mine.txt": b"mine", "own/deep/x": b"x"}

MOST_OPERATIONS = 500


def refuse(*_given: object, **_named: object) -> None:
    raise stand_in.NoStandIn


WAYS: Mapping[str, Callable[[pytest.MonkeyPatch], None]] = {
    "in one step": lambda _: None,
    "by three moves": lambda patch: patch.setattr(staging, "exchange_in_one_step", lambda *_: False),
    "in place": lambda patch: patch.setattr("builder.world.publishing.link_files", refuse),
    "within": lambda patch: patch.setattr(output_places, "_can_be_exchanged", lambda *_: False),
}


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How a site is published: as the system can, or as others must."""
    WAYS[request.param](monkeypatch)
    return str(request.param)


def begun(folder: Path) -> Path:
    """A site that a build wrote, with files of somebody else's in it."""
    site = folder / "site"
    published(site, OLD)
    for path, data in MINE.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
    (site / "link").symlink_to("CNAME")
    return site


def listed(site: Path) -> set[str]:
    return set(json.loads((site / MANIFEST).read_text())["files"])


def is_left(folder: Path) -> list[str]:
    """What is next to a site, and temporary files in it."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.parent == folder or staging.STAGING_NAME in path.name
    )


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where the system has one: nothing need be written to a disk hundreds of times."""
    memory = Path("/dev/shm")
    if not memory.is_dir() or not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


EACH = pytest.mark.parametrize("step", [pytest.param(1, marks=pytest.mark.soak), 4], ids=["each", "every fourth"])
"""At which operations a build is killed."""


@EACH
@pytest.mark.parametrize("cut", [False, True], ids=["killed", "power cut"])
def test_a_site_is_wholly_old_or_wholly_new_wherever_a_build_is_killed(
    place: Path, way: str, cut: bool, step: int
) -> None:
    old, new = {**OLD, **MINE, "link": MINE["CNAME"]}, {**NEW, **MINE, "link": MINE["CNAME"]}
    is_exchanged = way in ("in one step", "by three moves")
    seen = set()
    for at in range(0, MOST_OPERATIONS, step):
        folder = place / str(at)
        site = begun(folder)
        number = site.stat().st_ino
        with killed(at) as interruption:
            published(site, NEW)
        if cut:
            interruption.cut_power(folder)
        if is_exchanged and (way == "in one step" or site.exists()):
            found = contents(site)
            assert found in (old, new), f"a mixture at operation {at}"
            seen.add(found == new)
        published(site, OLD if at % 2 else NEW)
        assert contents(site) == (old if at % 2 else new), f"after operation {at}"
        assert listed(site) == set(OLD if at % 2 else NEW)
        assert is_left(folder) == ["site"]
        assert site.stat().st_ino == number, "the folder has become another one"
        if not interruption.has_struck:
            break
    else:
        pytest.fail("a build has more operations")
    assert seen == ({False, True} if is_exchanged else set())


@EACH
def test_what_a_build_that_was_killed_had_begun_is_finished_before_anything_else(
    place: Path, way: str, step: int
) -> None:
    for at in range(1, MOST_OPERATIONS, step):
        site = begun(place / str(at))
        with killed(at) as interruption:
            published(site, NEW)
        found = read_previous_output(site).files
        assert {path for path in contents(site) if path not in MINE and path != "link"} == set(found)
        assert found.keys() in (OLD.keys(), NEW.keys())
        assert is_left(place / str(at)) == ["site"]
        if not interruption.has_struck:
            break


@EACH
def test_a_first_build_that_is_killed_leaves_nothing_or_a_whole_site(place: Path, step: int) -> None:
    for at in range(0, MOST_OPERATIONS, step):
        folder = place / str(at)
        folder.mkdir()
        with killed(at) as interruption:
            published(folder / "site", NEW)
        interruption.cut_power(folder)
        assert not (folder / "site").exists() or contents(folder / "site") == NEW
        published(folder / "site", OLD)
        assert contents(folder / "site") == OLD
        assert is_left(folder) == ["site"]
        if not interruption.has_struck:
            break


@pytest.mark.soak
def test_a_build_that_is_killed_while_it_finishes_another_is_finished_in_turn(place: Path, way: str) -> None:
    for at in range(0, MOST_OPERATIONS, 2):
        for then in range(0, MOST_OPERATIONS, 3):
            site = begun(place / f"{at}-{then}")
            with killed(at) as first:
                published(site, NEW)
            with killed(then) as second:
                read_previous_output(site)
            published(site, NEW)
            assert contents(site) == {**NEW, **MINE, "link": MINE["CNAME"]}
            assert is_left(site.parent) == ["site"]
            shutil.rmtree(site.parent)
            if not second.has_struck:
                break
        if not first.has_struck:
            break


def _unread() -> bytes:
    pytest.fail("a file that is kept is not read")


KEPT = KeptFile(_unread)


def test_a_file_given_without_its_content_is_kept(place: Path, way: str) -> None:
    site = begun(place)
    number, link = (site / "articles/a.html").stat().st_ino, (site / "link").lstat().st_ino
    before = read_previous_output(site)
    done = write_output({"index.html": b"new", "articles/a.html": KEPT}, site, before, "of this")
    assert done == OutputChanges(files=2, changed=1, removed=len(OLD) - 2)
    assert contents(site) == {
        "index.html": b"new",
        "articles/a.html": OLD["articles/a.html"],
        **MINE,
        "link": b"news.example",
    }
    assert ((site / "articles/a.html").stat().st_ino, (site / "link").lstat().st_ino) == (number, link)
    after = read_previous_output(site)
    assert after.files["articles/a.html"] == before.files["articles/a.html"]
    assert write_output(dict.fromkeys(after.files, KEPT), site, after, "of this").changed == 0


def test_a_file_to_be_kept_that_is_gone_is_said_before_anything_is_written(place: Path) -> None:
    site = begun(place)
    before = read_previous_output(site)
    (site / "articles/a.html").unlink()
    left = contents(site)
    with pytest.raises(OutputError, match=r"articles/a\.html was removed while the site was built"):
        write_output({"index.html": b"new", "articles/a.html": KEPT}, site, before)
    assert contents(site) == left


def test_a_file_of_somebody_elses_that_came_where_a_killed_build_had_meant_to_write_is_not_touched(
    place: Path, way: str
) -> None:
    for at in range(1, MOST_OPERATIONS, 5):
        site = begun(place / str(at))
        with killed(at) as interruption:
            published(site, NEW)
        theirs = site / "articles/c.html"
        is_theirs = site.exists() and not theirs.exists()
        if is_theirs:
            theirs.write_bytes(b"written by hand")
        with suppress(OutputError):
            published(site, OLD)
        with suppress(OutputError):
            published(site, NEW)
        if is_theirs:
            assert theirs.read_bytes() == b"written by hand", f"lost after operation {at}"
            assert "articles/c.html" not in listed(site)
        if not interruption.has_struck:
            break


@pytest.mark.posix
def test_a_folder_keeps_its_permissions_and_new_files_have_those_that_a_server_can_read(place: Path, way: str) -> None:
    site = begun(place)
    site.chmod(0o750)
    (site / "articles").chmod(0o700)
    before = os.umask(0o077)
    try:
        published(site, NEW)
    finally:
        os.umask(before)
    modes = {
        path: (site / path).stat().st_mode & 0o777
        for path in ("", "articles", "articles/c.html", "cards", "cards/a/b.js")
    }
    assert modes == {"": 0o750, "articles": 0o700, "articles/c.html": 0o644, "cards": 0o755, "cards/a/b.js": 0o644}


def test_whoever_has_the_folder_open_finds_the_new_site_in_it(place: Path) -> None:
    site = begun(place)
    opened = os.open(site, os.O_RDONLY)
    try:
        published(site, NEW)
        file = os.open("index.html", os.O_RDONLY, dir_fd=opened)
        assert os.read(file, 100) == NEW["index.html"]
        os.close(file)
    finally:
        os.close(opened)


def test_a_folder_of_digits_that_no_build_made_is_left_alone(place: Path) -> None:
    site = begun(place)
    theirs = site / staging.STAGING_NAME / "2031" / "1"
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(b"mine")
    with pytest.raises(OutputError, match="is in the way"):
        published(site, NEW)
    assert theirs.read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["new", "lock", "journal"])
def test_a_folder_next_to_the_site_that_no_build_made_is_left_alone(place: Path, name: str) -> None:
    site = begun(place)
    theirs = place / f".site{staging.STAGING_NAME}" / name
    theirs.parent.mkdir()
    theirs.write_bytes(b"mine")
    with pytest.raises(OutputError, match="is in the way"):
        published(site, NEW)
    assert theirs.read_bytes() == b"mine"
    assert contents(site) == {**OLD, **MINE, "link": b"news.example"}


def test_what_someone_puts_into_the_stand_in_is_taken_over(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = begun(place)
    make = publishing.FolderUpdate.make

    def make_while_others_write(update: publishing.FolderUpdate, target: Path, source: Path) -> None:
        (site / "robots.txt").write_bytes(b"new")
        (site / "next").write_bytes(b"other.example")
        (site / "next").replace(site / "CNAME")
        make(update, target, source)

    monkeypatch.setattr(publishing.FolderUpdate, "make", make_while_others_write)
    published(site, NEW)
    assert contents(site) == {**NEW, **MINE, "CNAME": b"other.example", "link": b"other.example", "robots.txt": b"new"}


def test_a_build_that_fails_while_it_changes_the_folder_leaves_the_old_site(
    place: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = begun(place)
    move = staging.move

    def fails(source: Path, target: Path) -> None:
        if str(target).endswith("b.js"):
            raise OSError(5, "Input/output error")
        move(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(staging, "move", fails)
        with pytest.raises(OutputError, match=r"Input/output error.*The site in it is as it was"):
            published(site, NEW)
    assert contents(site) == {**OLD, **MINE, "link": b"news.example"}
    assert listed(site) == set(OLD)
    assert is_left(place) == ["site"]


def test_what_someone_changes_after_a_build_was_killed_is_kept(place: Path, way: str) -> None:
    for at in range(1, MOST_OPERATIONS, 6):
        site = begun(place / str(at))
        with killed(at) as interruption:
            published(site, NEW)
        if site.exists():
            (site / "next").write_bytes(b"changed.example")
            (site / "next").replace(site / "CNAME")
            published(site, NEW)
            assert (site / "CNAME").read_bytes() == b"changed.example", f"lost after operation {at}"
        if not interruption.has_struck:
            break
