"""The live preview in a real browser: pages shown anew where they were, the list of problems, and search."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browsing import complaints, expect
from tests.commands.test_serve import running
from tests.conftest import ROOT
from tests.preview.test_server import write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NOTES = "notes/signing.yaml"
PANEL = "#briefing-preview"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the sample."""
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


@pytest.fixture
def address(content: Path) -> Iterator[str]:
    with running(content, "--port", "0") as (_, said):
        match = re.search(r"http://\S+/", said)
        assert match
        yield match[0]


@pytest.fixture
def tab(chromium: Browser, address: str) -> Iterator[Page]:
    """A page that is closed before the server it looks at ends: that is why the address is asked for."""
    context = chromium.new_context(viewport={"width": 1280, "height": 700}, reduced_motion="reduce")
    page = context.new_page()
    heard = complaints(page)
    yield page
    context.close()
    assert not heard


def add_a_note(content: Path, quote: str, text: str) -> None:
    before = (content / NOTES).read_text(encoding="utf-8")
    write(content / NOTES, f"{before}\n- id: newly-written\n  quote: {quote}\n  text: {text}\n")


def some_words(content: Path) -> str:
    """Words that stand once in the article: the beginning of its first long paragraph."""
    text = (content / "articles" / "signing.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    words: list[str] = re.findall(r"(?<![\w’'*\[-])[A-Z][a-z]+(?: [a-z]+){5}", text)
    return next(found for found in words if text.count(found) == 1)


@pytest.mark.parametrize("fragment", ["", "#main"])
def test_a_saved_note_appears_by_itself_where_the_reader_was(
    tab: Page, address: str, content: Path, fragment: str
) -> None:
    tab.goto(f"{address}articles/signing.html{fragment}")
    tab.evaluate("window.scrollTo({ top: 900, behavior: 'instant' })")
    tab.evaluate("window.first = true")
    add_a_note(content, some_words(content), "Newly written here.")
    expect(tab.get_by_text("Newly written here.").first).to_be_attached()
    tab.wait_for_function("() => document.readyState === 'complete' && history.scrollRestoration === 'auto'")
    assert tab.evaluate("window.first") is None
    assert tab.evaluate("Math.round(window.scrollY)") == 900


def test_problems_lie_over_the_last_good_page_until_they_are_mended(tab: Page, address: str, content: Path) -> None:
    tab.goto(f"{address}articles/signing.html")
    expect(tab.locator(PANEL)).to_be_hidden()
    good = (content / NOTES).read_text(encoding="utf-8")
    heading = tab.locator("h1").inner_text()
    tab.evaluate("window.first = true")
    write(content / NOTES, f"{good}\n- id: x\n  qoute: <b>words</b>\n")
    expect(tab.get_by_role("status").filter(has_text="qoute")).to_be_visible()
    panel = tab.locator(PANEL)
    expect(panel.locator("code").first).to_contain_text(re.compile(r"notes/signing\.yaml:\d+:\d+"))
    expect(panel).to_contain_text("last site that could be built")
    assert tab.evaluate("window.first")
    assert tab.locator("h1").inner_text() == heading
    write(content / NOTES, good)
    expect(panel).to_be_hidden()
    assert tab.evaluate("window.first")


def test_a_list_that_was_closed_opens_again_with_other_problems(tab: Page, address: str, content: Path) -> None:
    tab.goto(f"{address}index.html")
    good = (content / NOTES).read_text(encoding="utf-8")
    write(content / NOTES, f"{good}\n- id: x\n  qoute: y\n")
    tab.get_by_role("button", name="Close", exact=True).click()
    expect(tab.locator(PANEL)).to_be_hidden()
    tab.goto(f"{address}articles/signing.html")
    expect(tab.locator(PANEL)).to_be_attached()
    expect(tab.locator(PANEL)).to_be_hidden()
    write(content / NOTES, f"{good}\n- id: x\n  tetx: y\n")
    expect(tab.locator(PANEL)).to_be_visible()


def test_search_finds_a_word_that_was_just_written(tab: Page, address: str, content: Path) -> None:
    tab.goto(f"{address}search.html?q=xylophonist")
    expect(tab.locator("#status")).to_contain_text("Nothing found")
    add_a_note(content, some_words(content), "A xylophonist was there.")
    expect(tab.locator("#results h3 a").first).to_be_visible()
    expect(tab.locator("#results")).to_contain_text("xylophonist")


def test_a_tab_that_nobody_sees_catches_up_when_it_is_seen(chromium: Browser, address: str, content: Path) -> None:
    """A page that was left and is gone back to, as browsers keep it, is no stale one."""
    page = chromium.new_page()
    page.goto(f"{address}articles/signing.html")
    page.goto(f"{address}index.html")
    add_a_note(content, some_words(content), "Newly written here.")
    page.go_back()
    expect(page.get_by_text("Newly written here.").first).to_be_attached()
    page.close()


def test_a_first_build_that_fails_shows_why_and_then_the_site(chromium: Browser, content: Path) -> None:
    good = (content / "briefing.yaml").read_text(encoding="utf-8")
    write(content / "briefing.yaml", "titel: Wrong\n")
    with running(content, "--port", "0") as (_, said):
        match = re.search(r"http://\S+/", said)
        assert match
        page = chromium.new_page()
        page.goto(f"{match[0]}articles/signing.html")
        expect(page.locator(PANEL)).to_contain_text("briefing.yaml:1:1")
        write(content / "briefing.yaml", good)
        expect(page.locator("article").first).to_be_visible()
        expect(page.locator(PANEL)).to_be_hidden()
        page.close()


def test_200_saves_in_a_row_end_with_the_last_on_the_page(tab: Page, address: str, content: Path) -> None:
    tab.goto(f"{address}index.html")
    path = content / "pages" / "index.md"
    text = path.read_text(encoding="utf-8")
    for number in range(1, 201):
        write(path, f"{text}\n\nThis is save number {number}.\n")
    expect(tab.get_by_text("This is save number 200.")).to_be_attached()
