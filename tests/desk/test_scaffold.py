"""The files of a new briefing, before any is written."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from builder.desk.scaffold import SCAFFOLD, check_new_briefing, scaffold_files
from builder.desk.schemas import SCHEMA_KINDS
from builder.values.errors import BriefingError


@pytest.mark.parametrize("title", ["", "A tram: “late”", "- [x]", "two\nlines"])
def test_the_settings_have_the_title_and_the_language(title: str) -> None:
    settings = yaml.safe_load(scaffold_files(title, "de")["content/briefing.yaml"])
    assert settings["title"] == (" ".join(title.split()) or "A new briefing")
    assert settings["language"] == "de"


def test_a_bare_one_has_its_settings_and_a_page() -> None:
    content = [path for path in scaffold_files("T", "en", bare=True) if path.startswith("content/")]
    assert "description" not in yaml.safe_load(scaffold_files("", "en", bare=True)["content/briefing.yaml"])
    assert "description" in yaml.safe_load(scaffold_files("", "en")["content/briefing.yaml"])
    assert sorted(content) == ["content/briefing.yaml", "content/pages/index.md"]


def test_no_place_for_a_value_is_left_open() -> None:
    for bare in (True, False):
        for path, data in scaffold_files("T", "en", bare).items():
            assert not any(mark in data for mark in (b"@TITLE", b"@LANGUAGE", b"@DESCRIPTION", b"@ABOUT")), path


def test_a_schema_for_each_kind_of_file_comes_with_it() -> None:
    assert {f"schemas/{kind}.json" for kind in SCHEMA_KINDS} <= scaffold_files("T", "en").keys()


def test_no_file_of_it_is_left_out_of_the_package() -> None:
    assert not [path for path in SCAFFOLD.rglob("*") if path.name.startswith(".")]
    assert {".gitignore", ".editorconfig", ".github/workflows/pages.yml"} <= scaffold_files("T", "en").keys()


@pytest.mark.parametrize(
    ("names", "title", "language", "said"),
    [
        ([], "T", "en", ""),
        ([], None, "zh-Hant", ""),
        ([".git"], "T", "en", ""),
        (["a.txt"], "T", "en", "not an empty folder"),
        ([".git", "a.txt"], "T", "en", "not an empty folder"),
        ([], " ", "en", "title is empty"),
        ([], "T", "English", "English"),
    ],
)
def test_what_it_cannot_be_made_of_is_said(
    tmp_path: Path, names: list[str], title: str | None, language: str, said: str
) -> None:
    for name in names:
        (tmp_path / name).touch()
    if said:
        with pytest.raises(BriefingError, match=said):
            check_new_briefing(tmp_path, title, language)
    else:
        check_new_briefing(tmp_path, title, language)
        check_new_briefing(tmp_path / "not-there-yet", title, language)
