"""A new briefing: it builds at once, teaches, and never takes the place of anything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from builder.checking import check_content
from builder.cli import main
from builder.reading.load import load_briefing
from builder.values.vocabulary import ENTRY_TYPES
from tests.conftest import ROOT


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A briefing just begun."""
    assert main(["new", str(tmp_path / "mine")]) == 0
    return tmp_path / "mine"


@pytest.mark.slow
def test_it_has_no_problem_and_no_warning_and_builds(new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--content", str(new / "content"), "--strict"]) == 0
    assert "no problems" in capsys.readouterr().out
    assert main(["build", "--content", str(new / "content"), "--output", str(new / "site")]) == 0
    assert (new / "site" / "search.html").is_file()


@pytest.mark.slow
def test_a_bare_one_has_no_example_and_builds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "mine"), "--bare", "--title", "A tram"]) == 0
    content = tmp_path / "mine" / "content"
    assert sorted(path.relative_to(content).as_posix() for path in content.rglob("*") if path.is_file()) == [
        "briefing.yaml",
        "pages/index.md",
    ]
    for path in (tmp_path / "mine").rglob("*"):
        if path.is_file() and "schemas" not in path.parts:
            assert "footbridge" not in path.read_text(encoding="utf-8"), path
    assert main(["check", "--content", str(content), "--strict"]) == 0
    assert "no problems" in capsys.readouterr().out
    assert main(["build", "--content", str(content), "--output", str(tmp_path / "site")]) == 0
    assert "Overview" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    readme = (tmp_path / "mine" / "README.md").read_text(encoding="utf-8")
    assert "example" not in readme and "@" not in readme


def test_a_bare_one_takes_a_first_article_and_note(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "mine"), "--bare"]) == 0
    content = tmp_path / "mine" / "content"
    (tmp_path / "raw.txt").write_text(
        "The tram is late\n\nThe tram was late on Monday, said the town council. It will "
        "be late again on Tuesday, it said.\n",
        encoding="utf-8",
    )
    assert main(["clean", str(tmp_path / "raw.txt"), "--into", str(content / "articles"), "--id", "late"]) == 0
    assert main(["note", "late", "late on Monday", "--text", "So it was.", "--content", str(content)]) == 0
    assert main(["build", "--content", str(content), "--output", str(tmp_path / "site"), "--no-search"]) == 0


def test_it_shows_one_of_each_kind_of_record(new: Path) -> None:
    briefing = check_content(new / "content").site.briefing
    assert all(
        (briefing.articles, briefing.entries, briefing.events, briefing.claims, briefing.judgements, briefing.pages)
    )
    assert briefing.notes.keys() == {article.id for article in briefing.articles}
    assert {entry.type for entry in briefing.entries} <= set(ENTRY_TYPES)


def test_the_example_s_description_goes_with_its_title(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "named"), "--title", "A tram"]) == 0
    assert main(["new", str(tmp_path / "example")]) == 0
    assert load_briefing(tmp_path / "named" / "content")[0].settings.description == ""
    assert "footbridge" in load_briefing(tmp_path / "example" / "content")[0].settings.description


@pytest.mark.parametrize("title", ['Who said "no": a # history', "- 12:30", "@LANGUAGE@", "ключ", "[[x]]"])
def test_any_title_is_kept_as_it_is(tmp_path: Path, title: str) -> None:
    assert main(["new", str(tmp_path / "mine"), "--title", title, "--language", "de"]) == 0
    settings = check_content(tmp_path / "mine" / "content").site.briefing.settings
    assert (settings.title, settings.language) == (title, "de")


def test_editors_are_told_which_schema_is_whose(new: Path) -> None:
    told = json.loads((new / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert all((new / path).is_file() for path in told)
    for file in (new / "content").rglob("*.yaml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        path = first.partition("$schema=")[2]
        assert (file.parent / path).resolve().is_file(), first
        assert "./" + (file.parent / path).resolve().relative_to(new.resolve()).as_posix() in told


def test_what_a_build_writes_is_not_kept_in_version_control(new: Path) -> None:
    assert {"/site/", "/.briefing-cache/"} <= set((new / ".gitignore").read_text(encoding="utf-8").splitlines())


def test_the_workflow_uses_the_actions_that_this_project_uses_with_the_same_rights(new: Path) -> None:
    theirs, ours = (
        yaml.safe_load((root / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8"))
        for root in (new, ROOT)
    )
    for job in ("build", "deploy"):
        assert theirs["jobs"][job]["permissions"] == ours["jobs"][job]["permissions"]
        assert [step.get("uses") for step in theirs["jobs"][job]["steps"]] == [
            step.get("uses") for step in ours["jobs"][job]["steps"]
        ]
    assert theirs["permissions"] == {}


def test_a_folder_with_files_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path)]) == 2
    assert "not an empty folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_repository_without_files_is_a_place_for_it(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert main(["new", str(tmp_path)]) == 0


@pytest.mark.parametrize("arguments", [["--title", " "], ["--language", "English"]])
def test_wrong_values_write_nothing(tmp_path: Path, arguments: list[str]) -> None:
    assert main(["new", str(tmp_path / "mine"), *arguments]) == 2
    assert not (tmp_path / "mine").exists()


def test_a_file_in_the_place_of_a_folder_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path / "file" / "mine")]) == 2
    assert "briefing:" in capsys.readouterr().err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"
