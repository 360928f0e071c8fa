"""The state of the last build: answers only what is certain, whatever has become of its file."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from builder.world import MANIFEST
from builder.world.build_state import BuildState
from builder.world.cache_folder import CacheFolder
from builder.world.file_states import digest_of, output_hash

REPORT = {"pages": 1, "problems": "words \udcff"}


def write_site(root: Path, page: str = "page") -> str:
    """Write what a build would, and return the hash of its list."""
    (root / "site").mkdir(exist_ok=True)
    (root / "site" / "index.html").write_text(page, encoding="utf-8")
    files = {"index.html": sha256(page.encode()).hexdigest()}
    listed = json.dumps({"files": files, "search": ""}).encode()
    (root / "site" / MANIFEST).write_bytes(listed)
    return sha256(listed).hexdigest()


def state_of(root: Path, asked: str = "") -> BuildState:
    return BuildState(CacheFolder(root / "cache"), {"asked": asked}, str(root / "content"), str(root / "site"))


def settled(root: Path) -> None:
    """Wait until the disk's clock has gone on, so that what was written is not as young as what follows."""
    CacheFolder(root / "cache").settled_clock()


def keep(root: Path, asked: str = "") -> bool:
    """Build and keep the state."""
    (root / "cache").mkdir(exist_ok=True)
    settled(root)
    state = state_of(root, asked)
    state.begin()
    return state.keep(REPORT, [], [], write_site(root))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with content, a site made of it, and the state of that build."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text("text", encoding="utf-8")
    assert keep(tmp_path)
    assert state_of(tmp_path).report_if_unchanged() == REPORT
    return tmp_path


def state_file(root: Path) -> Path:
    (path,) = (root / "cache").glob("*.state")
    return path


def put_a_folder_in_its_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


def with_header(path: Path, header: object) -> None:
    data = json.dumps(header).encode()
    path.write_bytes(f"{digest_of(data)}{len(data):012}".encode() + data)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:100]),
    "a byte of the beginning": lambda path: path.write_bytes(path.read_bytes().replace(b"asked", b"axked", 1)),
    "something else": lambda path: path.write_bytes(b"This is a letter.\n" * 100),
    "a great length": lambda path: path.write_bytes(path.read_bytes()[:32] + b"9" * 12 + path.read_bytes()[44:]),
    "a negative length": lambda path: path.write_bytes(path.read_bytes()[:32] + b"-00000000001" + b"x" * 100),
    "a list": lambda path: with_header(path, []),
    "no members": lambda path: with_header(path, {}),
    "members of other kinds": lambda path: with_header(path, {"asked": 1, "themes": 1, "absent": 1}),
    "a folder": put_a_folder_in_its_place,
    "removed": lambda path: path.unlink(),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_state_is_no_answer_and_is_made_again(root: Path, kind: str) -> None:
    DAMAGE[kind](state_file(root))
    assert state_of(root).report_if_unchanged() is None
    if kind == "a folder":
        state_file(root).rmdir()
    assert keep(root)
    assert state_of(root).report_if_unchanged() == REPORT


@pytest.mark.parametrize("part", [b"0/a.md", b"0/index.html"])
def test_a_state_whose_lists_are_damaged_is_no_answer_where_they_are_needed(root: Path, part: bytes) -> None:
    path = state_file(root)
    path.write_bytes(path.read_bytes().replace(part, part[:-1] + b"x"))
    os.utime(root / "content" / "a.md")
    assert state_of(root).report_if_unchanged() is None


def test_the_same_content_with_other_times_is_an_answer_that_is_quick_the_next_time(root: Path) -> None:
    for path in (root / "content" / "a.md", root / "site" / "index.html"):
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
    before = state_file(root).read_bytes()
    settled(root)
    assert state_of(root).report_if_unchanged() == REPORT
    assert state_file(root).read_bytes() != before


def test_a_file_that_was_written_in_the_step_of_the_look_is_compared_by_its_content(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []

    def hash_of(path: str) -> str | None:
        compared.append(Path(path).name)
        return output_hash(path)

    with monkeypatch.context() as patched:
        # The disk's clock takes no step between the writing of the site and the look at it.
        patched.setattr(CacheFolder, "settled_clock", lambda folder: (0, (root / "site").stat().st_dev))
        assert keep(root)
    monkeypatch.setattr("builder.world.build_state.output_hash", hash_of)
    settled(root)
    assert state_of(root).report_if_unchanged() == REPORT
    assert "index.html" in compared
    compared.clear()
    assert state_of(root).report_if_unchanged() == REPORT
    assert not compared  # by now it is certain


def test_an_edit_of_the_same_size_right_after_the_look_is_noticed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = BuildState._list_hash

    def edit(state: BuildState) -> str | None:
        (root / "site" / "index.html").write_text("PAGE", encoding="utf-8")
        return real(state)

    for _ in range(20):
        with monkeypatch.context() as patched:
            patched.setattr(BuildState, "_list_hash", edit)  # it is called after the look at the output
            assert keep(root)
        assert state_of(root).report_if_unchanged() is None


def test_an_edit_of_the_same_size_in_the_step_in_which_a_build_begins_is_noticed(root: Path) -> None:
    for text in ("aaaa", "bbbb", "cccc") * 5:
        (root / "content" / "a.md").write_text("text", encoding="utf-8")
        state = state_of(root)
        state.begin()
        built = write_site(root, "of text")
        (root / "content" / "a.md").write_text(text, encoding="utf-8")
        state.keep(REPORT, [], [], built)
        assert state_of(root).report_if_unchanged() is None


@pytest.mark.parametrize("name", ["a.md", "new.md", ""])
def test_nothing_is_kept_of_content_that_changed_since_the_build_began(root: Path, name: str) -> None:
    settled(root)
    state = state_of(root)
    state.begin()
    if name:
        (root / "content" / name).write_text("text", encoding="utf-8")
    else:
        (root / "content" / "a.md").unlink()
    assert not state.keep(REPORT, [], [], write_site(root))


def test_nothing_is_kept_of_a_file_that_is_as_young_as_the_beginning_of_the_build(root: Path) -> None:
    os.utime(root / "content" / "a.md", (2**32, 2**32))
    assert not keep(root)


def test_nothing_is_kept_if_another_build_has_written_the_output(root: Path) -> None:
    settled(root)
    state = state_of(root)
    state.begin()
    ours = write_site(root, "ours")
    write_site(root, "theirs")
    assert not state.keep(REPORT, [], [], ours)


@pytest.mark.posix
def test_nothing_is_kept_of_links(root: Path) -> None:
    (root / "content" / "link.md").symlink_to("a.md")
    assert not keep(root)


def test_states_of_several_sets_of_options_are_kept_but_not_of_all(root: Path) -> None:
    for number in range(12):
        assert keep(root, str(number))
    # The site was written by each: another state is right as long as the site is the same.
    assert state_of(root, "11").report_if_unchanged() == REPORT
    assert state_of(root, "10").report_if_unchanged() == REPORT
    assert len(list((root / "cache").glob("*.state"))) == 8


def test_without_a_place_for_the_cache_nothing_is_kept_and_nothing_fails(root: Path) -> None:
    (root / "file").write_text("", encoding="utf-8")
    state = BuildState(CacheFolder(root / "file"), {}, str(root / "content"), str(root / "site"))
    assert state.report_if_unchanged() is None
    state.begin()
    assert not state.keep(REPORT, [], [], write_site(root))
