"""The interface for programs: check, connect and build, without a word printed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder import api
from tests.connected import SMALL, WITHHELD

LOST = "- id: lost\n  quote: Zebras never dance\n  text: So it is said.\n"


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    """A briefing with a note that is on no words."""
    content = Path(shutil.copytree(SMALL, tmp_path / "content"))
    (content / "notes" / "notice.yaml").write_text(LOST, encoding="utf-8")
    return content


def test_every_name_of_the_interface_is_there() -> None:
    assert all(hasattr(api, name) for name in api.__all__)
    assert sorted(set(api.__all__)) == sorted(api.__all__)


def test_a_check_gives_problems_and_a_review_of_what_has_no_errors(
    spoiled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [problem.code for problem in api.check(spoiled)] == ["quote-missing"]
    assert {problem.code for problem in api.check(SMALL)} >= {"incomplete-source", "article-without-notes"}
    assert {problem.severity for problem in api.check(SMALL)} == {"warning"}
    assert capsys.readouterr() == ("", "")


def test_a_theme_that_is_not_there_is_an_error_that_people_can_read() -> None:
    with pytest.raises(api.ThemeNotFound, match="no-such-theme"):
        api.check(SMALL, theme="no-such-theme")
    assert issubclass(api.ThemeNotFound, api.BriefingError)


def test_a_connected_briefing_has_no_words_that_rights_withhold() -> None:
    assert api.connected(SMALL).backlinks_to("tam-reed")
    shown = api.connected(WITHHELD)
    assert "Yelvarin" not in repr(shown) and "The keeper climbs the stair" in repr(shown)


def test_a_briefing_with_errors_is_not_connected_and_the_error_says_why(spoiled: Path) -> None:
    with pytest.raises(api.ContentHasErrors, match="quote-missing") as caught:
        api.connected(spoiled)
    assert [problem.code for problem in caught.value.problems] == ["quote-missing"]
