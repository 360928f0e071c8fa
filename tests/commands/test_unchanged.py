"""A build of what has not changed is answered from the last one; anything else that differs is built."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builder.cli import main
from builder.values.entry_points import entry_points_of
from tests.commands.test_cli import contents
from tests.connected import SMALL
from tests.outputs.test_outputs import write_package

pytestmark = pytest.mark.slow
"""These tests build whole sites again and again."""

OPTIONS = ["--no-search", "--theme", "look"]


class Built(Exception):
    """A build was begun."""


def refuse_to_build(*_: object) -> None:
    raise Built


STEP_OF_CLOCK = 0.03
"""Seconds, more than a step of the clock that gives files their times: no state is kept of files of that step."""


def build(*options: str) -> int:
    time.sleep(STEP_OF_CLOCK)
    return main(["build", *(options or OPTIONS)])


def is_answered(*options: str) -> bool:
    """Whether the command answers without building."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("builder.build.build", refuse_to_build)
        try:
            return build(*options) == 0
        except Built:
            return False


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A briefing that was built with a theme of its own, and the folder that the commands run in."""
    root = tmp_path_factory.mktemp("unchanged") / "here"
    shutil.copytree(SMALL, root / "content")
    (root / "look" / "templates").mkdir(parents=True)
    (root / "look" / "templates" / "404.html").write_text('{% extends "default/404.html" %}', encoding="utf-8")
    (root / "unused").mkdir()
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(root)
        assert build() == 0
        assert build() == 0  # Python can write modules the first time that it reads them
        assert is_answered()
        shutil.copytree(root, root.parent / "kept")
        yield root


@pytest.fixture
def here(original: Path) -> Iterator[Path]:
    """The briefing, which is put back as it was after the test, as by a checkout: with new times."""
    yield original
    for path in original.iterdir():
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    shutil.copytree(original.parent / "kept", original, dirs_exist_ok=True, copy_function=shutil.copyfile)


def with_same_times(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Change a file without another size or another time of change."""
    known = path.stat()
    data = path.read_bytes()
    path.write_bytes(change(data))
    assert path.stat().st_size == known.st_size
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))


def append(path: Path, text: str = "\n") -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def an_article(root: Path) -> Path:
    return min((root / "content" / "articles").iterdir())


def replace_by_a_link(path: Path) -> None:
    copy = path.with_name(".copy")
    path.rename(copy)
    path.symlink_to(copy.name)


def replace_the_content_by_a_link(root: Path) -> None:
    (root / "content").rename(root / "content2")
    (root / "content").symlink_to("content2")


def add_an_asset(root: Path) -> None:
    (root / "look" / "assets").mkdir()
    (root / "look" / "assets" / "a.txt").write_text("", encoding="utf-8")


def remove_states(root: Path) -> None:
    for path in (root / ".briefing-cache").glob("*.state"):
        path.unlink()


CHANGES: dict[str, Callable[[Path], object]] = {
    "an article is longer": lambda root: append(an_article(root), "\nOne more sentence.\n"),
    "an article is changed in the same size and time": lambda root: with_same_times(
        an_article(root), lambda data: data.replace(b"e", b"a", 1)
    ),
    "an article is new": lambda root: shutil.copy(an_article(root), root / "content" / "articles" / "another.md"),
    "a note file is removed": lambda root: min((root / "content" / "notes").iterdir()).unlink(),
    "an article is renamed": lambda root: an_article(root).rename(root / "content" / "articles" / "renamed.md"),
    "an article is a link": lambda root: replace_by_a_link(an_article(root)),
    "a stray file is new": lambda root: (root / "content" / "notes" / "todo.txt").write_text("x", encoding="utf-8"),
    "a folder is new": lambda root: (root / "content" / "drafts").mkdir(),
    "the content is elsewhere": replace_the_content_by_a_link,
    "a template is changed": lambda root: append(root / "look" / "templates" / "404.html"),
    "a template is new": lambda root: (root / "look" / "templates" / "x.html").write_text("", encoding="utf-8"),
    "an asset is new": add_an_asset,
    "a page of the site is changed": lambda root: append(root / "site" / "index.html"),
    "a page of the site is changed in the same size and time": lambda root: with_same_times(
        root / "site" / "index.html", lambda data: data.replace(b"e", b"a", 1)
    ),
    "a page of the site is removed": lambda root: (root / "site" / "index.html").unlink(),
    "a page of the site is a link": lambda root: replace_by_a_link(root / "site" / "index.html"),
    "a file in the site is new": lambda root: (root / "site" / "CNAME").write_text("x", encoding="utf-8"),
    "the list of the site is changed": lambda root: append(root / "site" / ".briefing.json"),
    "the site is removed": lambda root: shutil.rmtree(root / "site"),
    "the state is removed": remove_states,
}


@pytest.mark.parametrize("kind", CHANGES)
def test_any_change_is_built_and_what_is_put_back_is_not(here: Path, kind: str) -> None:
    assert is_answered()  # though the files have new times and numbers
    CHANGES[kind](here)
    assert not is_answered()


def test_what_no_build_reads_changes_nothing(here: Path) -> None:
    (here / "content" / ".hidden").write_text("x", encoding="utf-8")
    (here / "content" / "articles" / "x.md~").write_text("x", encoding="utf-8")
    (here / "notes.txt").write_text("x", encoding="utf-8")
    assert is_answered()


OTHER_OPTIONS = {
    "draft": [*OPTIONS, "--draft"],
    "address": [*OPTIONS, "--url", "https://a.example/"],
    "revision": [*OPTIONS, "--revision", "abc"],
    "copies": [*OPTIONS, "--with", "zip"],
    "theme": ["--no-search", "--theme", "default"],
    "search": ["--theme", "look"],
    "output": [*OPTIONS, "--output", "unused"],
    "no cache": [*OPTIONS, "--no-cache"],
    "other cache": [*OPTIONS, "--cache", "unused"],
}


@pytest.mark.parametrize("kind", OTHER_OPTIONS)
def test_other_options_are_built(here: Path, kind: str) -> None:
    assert not is_answered(*OTHER_OPTIONS[kind])
    assert is_answered()


OTHER_SURROUNDINGS: dict[str, Callable[[pytest.MonkeyPatch, Path], None]] = {
    "time": lambda patched, _: patched.setenv("SOURCE_DATE_EPOCH", "1"),
    "program": lambda patched, _: patched.setattr("builder.world.environment.__version__", "0.0.1"),
    "Python": lambda patched, _: patched.setattr(sys, "version", "4.0"),
    "package": lambda patched, folder: patched.syspath_prepend(folder),
}


@pytest.mark.parametrize("kind", OTHER_SURROUNDINGS)
def test_another_time_python_package_or_program_is_built(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    (tmp_path / "some_output-1.0.dist-info").mkdir()
    with monkeypatch.context() as patched:
        OTHER_SURROUNDINGS[kind](patched, tmp_path)
        assert not is_answered()
    assert is_answered()


def test_a_theme_that_would_be_found_first_is_built(here: Path) -> None:
    options = ["--no-search", "--theme", "other", "--output", "unused"]
    (here / "themes").mkdir()
    shutil.copytree(here / "look", here / "themes" / "other")
    assert build(*options) == 0
    assert is_answered(*options)
    shutil.copytree(here / "look", here / "other")
    assert not is_answered(*options)


@pytest.mark.posix
def test_a_theme_whose_folder_is_another_now_is_built(here: Path) -> None:
    options = ["--no-search", "--theme", "link", "--output", "unused"]
    (here / "link").symlink_to("look")
    assert build(*options) == 0
    assert is_answered(*options)
    shutil.copytree(here / "look", here / "look2")
    (here / "link").unlink()
    (here / "link").symlink_to("look2")
    assert not is_answered(*options)


def test_what_is_built_after_changes_is_what_a_fresh_build_makes(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind in ("an article is longer", "a template is changed", "a page of the site is removed"):
        CHANGES[kind](here)
        assert build() == 0
        said = capsys.readouterr()
        assert build(*OPTIONS, "--no-cache", "--output", "fresh") == 0
        assert capsys.readouterr().err == said.err
        assert {path: data for path, (data, _) in contents(here / "site").items()} == {
            path: data for path, (data, _) in contents(here / "fresh").items()
        }
        assert is_answered()


def test_an_answer_writes_nothing_and_says_what_a_build_says(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "content" / "notes" / "todo.txt").write_text("a warning", encoding="utf-8")
    capsys.readouterr()
    said = []
    for options in ([*OPTIONS, "--no-cache"], OPTIONS):
        assert build(*options) == 0
        said.append(capsys.readouterr())
    before = contents(here)
    assert is_answered()
    said.append(capsys.readouterr())
    assert contents(here) == before
    assert "stray-file" in said[0].err
    assert said[0].err == said[1].err == said[2].err
    without_time = [re.sub(r"[0-9.]+ s\.", "", each.out) for each in said]
    assert "nothing had changed" in without_time[0]
    assert without_time[0] == without_time[1] == without_time[2]


def test_nothing_is_kept_of_a_build_with_errors_in_a_draft(here: Path) -> None:
    append(min((here / "content" / "notes").iterdir()), "- id: lost\n  quote: Zebras never dance here\n  text: Gone.\n")
    assert build(*OPTIONS, "--draft") == 0
    assert not is_answered(*OPTIONS, "--draft")
    assert build() == 1
    assert build() == 1


def test_nothing_is_kept_if_something_changed_while_it_was_built(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from builder import build as module

    real = module.build

    def disturbed(*given: object) -> object:
        done = real(*given)  # type: ignore[arg-type]
        with_same_times(an_article(here), lambda data: data.replace(b"e", b"a", 1))
        return done

    append(an_article(here))
    with monkeypatch.context() as patched:
        patched.setattr("builder.build.build", disturbed)
        assert build() == 0
    assert not is_answered()


def test_nothing_is_kept_of_an_output_that_another_build_has_changed(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from builder import build as module

    real = module.build

    def overtaken(*given: object) -> object:
        done = real(*given)  # type: ignore[arg-type]
        append(here / "site" / ".briefing.json", " ")
        return done

    append(an_article(here))
    with monkeypatch.context() as patched:
        patched.setattr("builder.build.build", overtaken)
        assert build() == 0
    assert not is_answered()


def test_nothing_is_kept_of_a_build_with_an_output_of_another_package(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = (
        "class Extra:\n    name, needs = 'extra', ()\n    def files(self, given):\n        return {'a.txt': b'a'}\n"
    )
    write_package(tmp_path, "other", source, "extra = other:Extra")
    monkeypatch.syspath_prepend(tmp_path)
    entry_points_of.cache_clear()
    try:
        assert build(*OPTIONS, "--with", "extra") == 0
        assert (here / "site" / "a.txt").exists()
        assert not is_answered(*OPTIONS, "--with", "extra")
    finally:
        entry_points_of.cache_clear()
        sys.modules.pop("other", None)


def test_a_cache_that_would_be_published_or_read_is_refused_or_done_without(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("content/cache", "site", "look"):
        assert build(*OPTIONS, "--cache", folder) == 2
        assert "--cache" in capsys.readouterr().err
    (here / "deep").mkdir()
    shutil.copytree(here / "content", here / "deep" / "content")
    for path in (here / "deep").rglob(".briefing-cache"):
        shutil.rmtree(path)
    # The place beside the content would be in the output, which is refused for another reason.
    assert build("--no-search", "--content", "deep/content", "--output", "deep") == 2
    assert not (here / "deep" / ".briefing-cache").exists()


@pytest.mark.parametrize("damage", [b"", b"This is a letter.\n" * 500])
def test_a_damaged_cache_is_made_again_without_a_word(
    here: Path, capsys: pytest.CaptureFixture[str], damage: bytes
) -> None:
    said = []
    for number in range(3):
        append(an_article(here))
        if number == 1:
            for path in (here / ".briefing-cache").iterdir():
                path.write_bytes(damage)
        capsys.readouterr()
        assert build() == 0
        said.append(capsys.readouterr().err)
    assert said[0] == said[1] == said[2]
    assert is_answered()
