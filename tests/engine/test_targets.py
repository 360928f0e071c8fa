"""Pages are made again only where what they show has changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.engine.article_memory import NOTHING_KEPT
from builder.site_making import BuildOptions, LastBuild, make_site
from builder.world.index_building import IndexRequest, SearchIndex
from tests.conftest import ROOT

SMALL = ROOT / "tests" / "briefings" / "small"


def no_index(_: IndexRequest) -> Callable[[], SearchIndex]:
    return lambda: SearchIndex({})


def made_again(folder: Path, path: str, old: str, new: str) -> set[str]:
    """The pages that are made again after an edit to one file."""
    content = Path(shutil.copytree(SMALL, folder / "content"))
    options = BuildOptions(content, folder / "site", search=False)
    first = make_site(options, no_index)
    assert first.files is not None
    text = (content / path).read_text(encoding="utf-8")
    assert old in text
    (content / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    again = make_site(options, no_index, last=LastBuild.in_memory(first.memory, first.files, NOTHING_KEPT))
    return {name.split()[1] for name in again.reasons}


def test_nothing_is_made_again_if_nothing_changed(tmp_path: Path) -> None:
    assert made_again(tmp_path, "briefing.yaml", "title", "title") == set()


@pytest.mark.parametrize(
    ("path", "old", "new", "expected", "kept"),
    [
        ("notes/closure.yaml", "a year", "one year", "articles/closure.html", "articles/notice.html"),
        ("events.yaml", "The village meets", "The parish meets", "events/village-meeting.html", "articles/notice.html"),
        ("claims.yaml", "run faster", "flow faster", "claims/digging-moved-the-river.html", "articles/notice.html"),
    ],
)
def test_an_edit_makes_the_pages_that_show_it(
    path: str, old: str, new: str, expected: str, kept: str, tmp_path: Path
) -> None:
    found = made_again(tmp_path, path, old, new)
    assert expected in found
    assert kept not in found


def test_a_setting_makes_all_pages(tmp_path: Path) -> None:
    found = made_again(tmp_path, "briefing.yaml", "Little Marrow", "Great Marrow")
    assert {"articles/notice.html", "articles/closure.html", "404.html"} <= found
