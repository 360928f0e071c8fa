"""``briefing check``: its options and its exit codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from builder.cli import main
from builder.commands.common import EXIT_DONE, EXIT_PROBLEMS
from tests.connected import SMALL

Output = pytest.CaptureFixture[str]


def codes(capsys: Output, *arguments: str, content: Path = SMALL) -> tuple[int, set[str]]:
    done = main(["check", "--content", str(content), "--format", "json", *arguments])
    return done, {problem["code"] for problem in json.loads(capsys.readouterr().out)}


def test_warnings_are_reported_and_do_not_fail(capsys: Output) -> None:
    assert codes(capsys) == (EXIT_DONE, {"incomplete-source", "article-without-notes"})


def test_strict_takes_them_for_errors(capsys: Output) -> None:
    assert codes(capsys, "--strict")[0] == EXIT_PROBLEMS


def test_a_code_that_is_ignored_is_not_reported(capsys: Output) -> None:
    both = ["--ignore", "incomplete-source", "--ignore", "article-without-notes"]
    assert codes(capsys, *both[:2]) == (EXIT_DONE, {"article-without-notes"})
    assert codes(capsys, "--strict", *both) == (EXIT_DONE, set())


@pytest.mark.parametrize(
    ("code", "said"), [("incomplete-sauce", "incomplete-source"), ("quote-missing", "only warnings can be ignored")]
)
def test_only_a_known_warning_can_be_ignored(capsys: Output, code: str, said: str) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--content", str(SMALL), "--ignore", code])
    assert said in capsys.readouterr().err


def test_an_error_fails_and_nothing_is_written(tmp_path: Path, capsys: Output) -> None:
    content = Path(shutil.copytree(SMALL, tmp_path / "content"))
    (content / "notes" / "notice.yaml").write_text("- id: lost\n  quote: Zebras dance\n", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert codes(capsys, content=content) == (EXIT_PROBLEMS, {"quote-missing"})
    assert sorted(tmp_path.rglob("*")) == before


def test_people_get_the_number_of_problems_at_the_end(capsys: Output) -> None:
    assert main(["check", "--content", str(SMALL)]) == EXIT_DONE
    assert capsys.readouterr().out.splitlines()[-1].startswith(f"{SMALL}: ")
