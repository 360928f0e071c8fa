"""Links in a content folder that are not followed, and files where folders are wanted, are never passed over."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.reading.load import load_briefing
from tests.connected import SMALL

FOLDERS = ("pages", "articles", "notes", "entries", "events", "claims", "judgements")


@pytest.mark.parametrize("kind", FOLDERS)
@pytest.mark.parametrize("inside", [False, True], ids=["out of the content folder", "within it"])
def test_a_folder_that_is_a_symbolic_link_is_an_error_that_says_so(tmp_path: Path, kind: str, inside: bool) -> None:
    content = Path(shutil.copytree(SMALL, tmp_path / "content"))
    target = content / "kept" if inside else tmp_path / "kept"
    if (content / kind).is_dir():
        (content / kind).rename(target)
    else:
        target.mkdir()
    (content / kind).symlink_to(target)
    problems = [problem for problem in load_briefing(content)[1] if problem.severity == "error"]
    assert [(problem.code, problem.place.path) for problem in problems] == [("link-folder", str(content / kind))]
    assert str(target) in problems[0].message


@pytest.mark.parametrize("kind", FOLDERS)
@pytest.mark.parametrize("target", ["gone", ".", ""], ids=["to nowhere", "to the content folder", "to itself"])
def test_a_folder_that_is_a_link_to_nowhere_or_in_a_circle_is_an_error(tmp_path: Path, kind: str, target: str) -> None:
    content = Path(shutil.copytree(SMALL, tmp_path / "content"))
    shutil.rmtree(content / kind, ignore_errors=True)
    (content / kind).symlink_to(target or kind)
    problems = [problem for problem in load_briefing(content)[1] if problem.severity == "error"]
    assert [problem.place.path for problem in problems] == [str(content / kind)]
    assert problems[0].code == ("link-folder" if target == "." else "unreadable")


@pytest.mark.parametrize("name", ["articles/letter.md", "briefing.yaml", "events.yaml", "notes/closure.yaml"])
def test_a_file_that_is_a_link_to_itself_or_to_nowhere_is_an_error(tmp_path: Path, name: str) -> None:
    for target in (Path(name).name, "gone"):
        content = Path(shutil.copytree(SMALL, tmp_path / target / "content"))
        (content / name).unlink(missing_ok=True)
        (content / name).symlink_to(target)
        found = [problem for problem in load_briefing(content)[1] if problem.place.path == str(content / name)]
        assert [problem.code for problem in found][:1] == ["unreadable"]


def test_a_file_where_a_folder_is_wanted_is_not_passed_over(tmp_path: Path) -> None:
    content = Path(shutil.copytree(SMALL, tmp_path / "content"))
    (content / "claims").write_text("", encoding="utf-8")
    assert [problem.code for problem in load_briefing(content)[1]] == ["stray-file"]
