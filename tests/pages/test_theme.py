"""A theme of three small files: one token, one template, a few words. All else is the default theme's."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markupsafe import Markup

from builder.build import build
from builder.pages.colours import make_palette
from builder.pages.theme import Theme, default_palette, default_properties, page_title
from builder.site_making import BuildOptions
from tests.browsing import complaints
from tests.conftest import ROOT
from tests.copying import faults, unzipped

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PLUM = ROOT / "tests" / "themes" / "plum"


@pytest.fixture(scope="module")
def plum_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("plum") / "site"
    outcome = build(BuildOptions(ROOT / "content", output, theme=str(PLUM), search=False))
    assert not outcome.problems
    return output


def colour_of(chromium: Browser, page_file: Path, selector: str) -> str:
    page = chromium.new_page(color_scheme="light")
    page.goto(page_file.as_uri())
    colour: str = page.locator(selector).first.evaluate("element => getComputedStyle(element).color")
    page.close()
    return colour


def test_a_token_set_again_changes_what_is_drawn_with_it_and_nothing_else(
    chromium: Browser, plum_site: Path, sample_site: Path
) -> None:
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


@pytest.mark.parametrize(
    ("name", "site", "title"),
    [
        ("Front", "", "Front"),
        (Markup("A &amp; B"), "C & D", "A &amp; B – C &amp; D"),
        (Markup("News"), "</title><script>x()</script>", "News – &lt;/title&gt;&lt;script&gt;x()&lt;/script&gt;"),
        ("</title>", "", "&lt;/title&gt;"),
        (Markup("&lt;" * 40), "x", "&lt;" * 40 + " – x"),
    ],
)
def test_a_title_is_html_however_it_was_given(name: str, site: str, title: str) -> None:
    assert page_title(name, site) == title


def test_the_default_theme_asks_for_no_style_that_is_not_there(sample_site: Path) -> None:
    assert "theme.css" not in (sample_site / "index.html").read_text(encoding="utf-8")
    assert not (sample_site / "assets" / "theme.css").exists()


SLATE = ROOT / "tests" / "themes" / "slate"
SMALL = ROOT / "tests" / "briefings" / "small"


@pytest.fixture(scope="module")
def slate_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A theme whose colours are written in every way, with a font, in all copies."""
    output = tmp_path_factory.mktemp("slate") / "site"
    outcome = build(
        BuildOptions(
            SMALL, output, theme=str(SLATE), search=False, copies=("single", "epub"), url="https://example.org/slate/"
        )
    )
    assert not [problem for problem in outcome.problems if problem.severity == "error"]
    return output


def test_a_theme_is_seen_in_the_single_page(chromium: Browser, slate_site: Path) -> None:
    page = chromium.new_page(color_scheme="light")
    heard = complaints(page)
    page.goto(next(slate_site.glob("copies/*.html")).as_uri())
    seen = page.evaluate("""async () => {
      const style = getComputedStyle(document.querySelector('.eyebrow'));
      return [style.color, style.letterSpacing !== 'normal', getComputedStyle(document.body).fontFamily]; }""")
    asked = page.evaluate("performance.getEntriesByType('resource').map(each => each.name)")
    page.close()
    assert seen == ["rgb(0, 102, 153)", True, "Slate, Georgia, serif"]
    assert [address for address in asked if not address.startswith("data:")] == []
    assert [text for text in heard if "Security Policy" in text] == []


@pytest.mark.slow
def test_a_theme_is_in_the_book(slate_site: Path, tmp_path: Path) -> None:
    book = next(slate_site.glob("copies/*.epub"))
    files = unzipped(book.read_bytes())
    style, own = files["EPUB/book/style.css"].decode(), files["EPUB/book/theme.css"].decode()
    assert "border-bottom: 2px solid teal" in style
    assert "font-family: Slate, Georgia, serif" in style
    assert "color: hsl(200 100% 30%)" in own
    assert "light-dark" not in own
    assert "var(" not in own
    font = (SLATE / "assets" / "fonts" / "slate.woff2").read_bytes()
    assert files["EPUB/book/assets/fonts/slate.woff2"] == font
    assert 'url("assets/fonts/slate.woff2")' in own
    assert 'href="../book/theme.css"' in next(
        text.decode() for name, text in files.items() if name.startswith("EPUB/articles/")
    )
    # It is worth a note to the checker that a book has a font of its own.
    assert [fault for fault in faults(book.read_bytes(), tmp_path) if not fault.startswith("USAGE CSS-028")] == []


def test_a_themes_colours_are_those_that_are_drawn(chromium: Browser, slate_site: Path) -> None:
    page = chromium.new_page(color_scheme="light")
    page.goto((slate_site / "index.html").as_uri())
    painted = page.evaluate("""() => ['accent', 'mark', 'paper', 'line'].map(name => {
      const drawn = document.createElement('canvas').getContext('2d');
      const value = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`);
      drawn.fillStyle = value;
      drawn.fillRect(0, 0, 1, 1);
      return [...drawn.getImageData(0, 0, 1, 1).data.slice(0, 3)]; })""")
    page.close()
    accent, mark, paper, line = (f"#{bytes(each).hex()}" for each in painted)
    colours = Theme(SLATE).palette
    assert [colours.accent, colours.mark, colours.paper, colours.line] == [accent, mark, paper, line]
    cover = unzipped(next(slate_site.glob("copies/*.epub")).read_bytes())["EPUB/book/cover.svg"].decode()
    assert {accent, paper, line} <= set(re.findall(r"#[0-9a-f]{6}", cover))
    assert "#8a3b12" not in cover
    assert bytes.fromhex(accent[1:]) in (slate_site / "assets" / "social.png").read_bytes()[:80]


def test_the_default_themes_pictures_have_the_colours_of_its_style() -> None:
    assert default_palette() == Theme(ROOT / "themes" / "default").palette
    assert default_palette().paper == "#fdfcf9"
    assert Theme(PLUM).palette == replace(default_palette(), accent="#7a1f6b")


@pytest.mark.parametrize(
    "value", ["color-mix(in srgb, red, blue)", "rgb(1)", "canvastext", "var(--nothing)", "var(--accent)", "12px", ""]
)
def test_a_colour_that_cannot_be_drawn_is_the_default_one(value: str) -> None:
    assert make_palette(default_properties(), {"accent": value}) == default_palette()
