"""A theme of three small files: one token, one template, a few words. All else is the default theme's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from builder.build import Options, build
from tests.conftest import ROOT

PLUM = ROOT / "tests" / "themes" / "plum"


@pytest.fixture(scope="module")
def plum_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("plum") / "site"
    outcome = build(Options(ROOT / "content", output, theme=str(PLUM), search=False))
    assert not outcome.problems
    return output


def colour_of(chromium: Browser, page_file: Path, selector: str) -> str:
    page = chromium.new_page(color_scheme="light")
    page.goto(page_file.as_uri())
    colour: str = page.locator(selector).first.evaluate("element => getComputedStyle(element).color")
    page.close()
    return colour


def test_a_token_set_again_changes_what_is_drawn_with_it_and_nothing_else(chromium: Browser, plum_site: Path,
                                                                          sample_site: Path) -> None:
    page = Path("articles") / "signing.html"
    assert colour_of(chromium, plum_site / page, ".eyebrow") == "rgb(122, 31, 107)"
    assert colour_of(chromium, sample_site / page, ".eyebrow") != "rgb(122, 31, 107)"
    assert colour_of(chromium, plum_site / page, ".facts dt") == colour_of(chromium, sample_site / page, ".facts dt")


def test_a_template_extends_the_default_one_of_its_name(plum_site: Path, sample_site: Path) -> None:
    ours = (plum_site / "articles" / "signing.html").read_text(encoding="utf-8")
    theirs = (sample_site / "articles" / "signing.html").read_text(encoding="utf-8")
    greeting = re.search('<p class="ours">(.*?)</p>', ours)
    assert greeting is not None
    assert greeting[1].startswith("Read for you in ")
    assert re.findall(r'id="note-[^"]+"', ours) == re.findall(r'id="note-[^"]+"', theirs)


def test_words_set_again_are_shown_and_the_others_stay(plum_site: Path) -> None:
    front = (plum_site / "index.html").read_text(encoding="utf-8")
    assert ">Reports</a>" in front
    assert ">Timeline</a>" in front


def test_the_default_theme_asks_for_no_style_that_is_not_there(sample_site: Path) -> None:
    assert "theme.css" not in (sample_site / "index.html").read_text(encoding="utf-8")
    assert not (sample_site / "assets" / "theme.css").exists()
