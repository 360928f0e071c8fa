"""A site is made in memory: nothing is written, and what was lost of an earlier build is made again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from builder.engine.article_memory import KeptContent
from builder.site_making import BuildOptions, BuiltSite, LastBuild, make_site
from builder.values.kept_file import contents_of
from builder.world.file_states import file_state
from builder.world.index_building import IndexRequest, SearchIndex
from tests.conftest import ROOT

SMALL = ROOT / "tests" / "briefings" / "small"


def no_index(_: IndexRequest) -> Callable[[], SearchIndex]:
    return lambda: SearchIndex({})


FIRST = LastBuild()


def made(content: Path, last: LastBuild = FIRST) -> BuiltSite:
    return make_site(BuildOptions(content, content.parent / "site"), no_index, last=last)


def test_nothing_is_written_and_articles_that_were_lost_are_read_again(tmp_path: Path) -> None:
    content = Path(shutil.copytree(SMALL, tmp_path / "content"))
    details: dict[str, bytes] = {}
    kept = KeptContent(find=details.get, keep=details.__setitem__, is_wanted=True, state_of=file_state)
    first = made(content, LastBuild(content=kept))
    assert first.files and details
    assert not (tmp_path / "site").exists()
    details.clear()
    again = made(content, LastBuild(content=replace(kept, memory=first.articles)))
    assert again.files and contents_of(again.files) == contents_of(first.files)


def test_a_briefing_with_an_error_has_no_files_and_what_was_right_of_it_is_remembered(tmp_path: Path) -> None:
    content = Path(shutil.copytree(SMALL, tmp_path / "content"))
    notes = content / "notes" / "closure.yaml"
    notes.write_text(notes.read_text(encoding="utf-8").replace("quote: ", "quote: Nobody said "), encoding="utf-8")
    site = made(content, LastBuild(content=KeptContent(is_wanted=True)))
    assert site.files is None
    assert "notice" in site.articles.rows
    assert "closure" not in site.articles.rows
