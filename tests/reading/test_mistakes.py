"""Authors' mistakes: each is found where it is, in words that help, and no site is touched by it.

A case is a folder in `mistakes/`: files that are added to a small briefing or stand in place of its own, and
`expected.yaml`, which lists the problems to be found:

    options: [--theme, plain]        # more words for the build command
    remove: [briefing.yaml]          # files and folders of the small briefing that the case does without
    write:                           # files that cannot stand in the folder as they are
      entries/cafe.yaml: {encoding: latin-1, text: "…"}
    problems:                        # all of them, in the order in which they are reported
      - path: entries/more.yaml      # within the briefing
        line: 3
        column: 5
        code: unknown-key
        severity: warning            # where it is no error
        found-by: build              # where a check cannot find it
        says: “summary”              # words of the message or hint, or a list of such
        avoids: “title”              # words that neither may hold
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.checking import check_content
from builder.cli import main
from builder.values.problems import Problem
from tests.conftest import ROOT

TESTS = ROOT / "tests"
SMALL = TESTS / "briefings" / "small"
REPORTED = re.compile(r"^(content/.+:\d+:\d+: (?:error|warning)): .* \[([a-z0-9-]+)\]$", re.MULTILINE)
"""The first line of a problem as the command prints it: place and severity, and the code at its end."""


def cases(kind: str) -> list[str]:
    """The names of the cases in a folder."""
    return sorted(path.parent.name for path in (TESTS / kind).glob("*/expected.yaml"))


def lay_out(case: Path, content: Path) -> dict[str, Any]:
    """Make the briefing of a case in an empty place, and return what is expected of it."""
    expected: dict[str, Any] = yaml.safe_load((case / "expected.yaml").read_text(encoding="utf-8"))
    shutil.copytree(SMALL, content)
    for name in expected.get("remove", []):
        gone = content / name
        shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    shutil.copytree(case, content, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.yaml"))
    written = {}
    for name, file in expected.get("write", {}).items():
        text, encoding = (file, "utf-8") if isinstance(file, str) else (file["text"], file["encoding"])
        written[content / name] = text.encode(encoding)
    for path, data in written.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    if any(path.read_bytes() != data for path, data in written.items()):
        pytest.skip("this disk cannot hold two files whose names differ by case alone")
    return expected


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, byte for byte."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def as_listed(problems: Sequence[Problem]) -> list[str]:
    """The problems without their words, one a line, so that a failure shows the difference."""
    return [f"{problem.place}: {problem.severity} {problem.code}" for problem in problems]


def as_expected(problems: Sequence[dict[str, Any]]) -> list[str]:
    """What `as_listed` makes of the problems that a case expects."""
    return [
        f"content/{p['path']}:{p['line']}:{p['column']}: {p.get('severity', 'error')} {p['code']}" for p in problems
    ]


def assert_words(said: str, problem: dict[str, Any]) -> None:
    """Fail unless what is said helps as the case expects."""
    says, avoids = problem["says"], problem.get("avoids", [])
    assert [part for part in ([says] if isinstance(says, str) else says) if part not in said] == [], said
    assert [part for part in ([avoids] if isinstance(avoids, str) else avoids) if part in said] == [], said


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small briefing, built."""
    site = tmp_path_factory.mktemp("small") / "site"
    assert main(["build", "--content", str(SMALL), "--output", str(site), "--no-search"]) == 0
    return site


def test_the_small_briefing_has_no_problems() -> None:
    assert as_listed(check_content(SMALL).problems) == []


@pytest.mark.parametrize("name", cases("mistakes"))
def test_check_reports_exactly(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    expected = lay_out(TESTS / "mistakes" / name, Path("content"))
    wanted = [problem for problem in expected["problems"] if problem.get("found-by") != "build"]
    problems = check_content(Path("content")).problems
    assert as_listed(problems) == as_expected(wanted)
    for problem, words in zip(problems, wanted, strict=True):
        assert problem.message.endswith("."), problem.message
        assert problem.hint, f"no repair for: {problem.message}"
        assert_words(f"{problem.message}\n{problem.hint}", words)


@pytest.mark.parametrize("name", cases("mistakes"))
def test_build_reports_and_leaves_the_site(
    name: str, small_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    expected = lay_out(TESTS / "mistakes" / name, Path("content"))
    shutil.copytree(small_site, "site")
    stops = any(problem.get("severity") != "warning" for problem in expected["problems"])
    code = main(["build", "--content", "content", "--output", "site", "--no-search", *expected.get("options", [])])
    said = capsys.readouterr().err
    assert [f"{head} {word}" for head, word in REPORTED.findall(said)] == as_expected(expected["problems"]), said
    assert code == (1 if stops else 0), said
    for words in expected["problems"]:
        if words.get("found-by") == "build":
            assert_words(said, words)
    if stops:
        assert contents(Path("site")) == contents(small_site)


def test_a_theme_named_on_the_command_line_must_exist(
    small_site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(small_site, tmp_path / "site")
    code = main(["build", "--content", str(SMALL), "--output", str(tmp_path / "site"), "--theme", "defalt"])
    assert code == 2
    assert "“defalt”" in capsys.readouterr().err
    assert contents(tmp_path / "site") == contents(small_site)
