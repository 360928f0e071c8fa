"""What looks odd and is right: read as it was written, without a word of complaint.

A case is a folder in `accepted/`, laid out as in `test_mistakes`; its `expected.yaml` says under `shows` which texts
stand in which pages of the site, each by itself between two tags.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from builder.checking import check_content
from builder.cli import main
from tests.reading.test_mistakes import TESTS, cases, lay_out


def shown(page: Path) -> set[str]:
    """The texts of a page that stand between two tags, their white space made even."""
    return {" ".join(unescape(text).split()) for text in re.split(r"<[^>]+>", page.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("name", cases("accepted"))
def test_accepted(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    expected = lay_out(TESTS / "accepted" / name, Path("content"))
    assert [f"{problem.place}: {problem.message}" for problem in check_content(Path("content")).problems] == []
    assert main(["build", "--content", "content", "--output", "site", "--no-search"]) == 0
    assert capsys.readouterr().err == ""
    for page, texts in expected["shows"].items():
        wanted = [texts] if isinstance(texts, str) else texts
        assert [text for text in wanted if text not in shown(Path("site", page))] == [], page
