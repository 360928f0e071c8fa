"""The site in a real browser, served as a web server would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import browser, complaints, served


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as chromium:
        yield chromium


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module", params=["/", "/some-project/"])
def treaty_address(request: pytest.FixtureRequest, treaty_site: Path) -> Iterator[str]:
    with served(treaty_site, request.param) as address:
        yield address


@pytest.fixture(scope="module")
def sample_address(sample_site: Path) -> Iterator[str]:
    with served(sample_site) as address:
        yield address


def results(page: Page) -> list[str]:
    expect(page.locator("#status")).not_to_be_empty()
    return [link.get_attribute("href") or "" for link in page.locator("#results h3 a").all()]


def test_searching_finds_an_article_and_a_filter_narrows_it(tab: Page, treaty_address: str) -> None:
    heard = complaints(tab)
    tab.goto(f"{treaty_address}search.html?q=unanimously")
    found = results(tab)
    assert "articles/ratification.html" in found
    assert any(address.startswith("articles/ratification.html#") for address in found)
    tab.locator('input[name="type"][value="article"]').check()
    expect(tab.locator("#results h3 a")).to_have_count(1)
    assert results(tab) == ["articles/ratification.html"]
    assert not heard


def test_a_result_for_a_note_leads_to_its_passage(tab: Page, sample_address: str) -> None:
    heard = complaints(tab)
    tab.goto(f"{sample_address}search.html?q=unanimous&type=note")
    link = tab.locator('#results a[href*="#passage-"]').first
    address = link.get_attribute("href") or ""
    link.click()
    tab.wait_for_url(f"**/{address}")
    passage = tab.locator(f"[id='{address.partition('#')[2]}']")
    expect(passage.locator("xpath=ancestor::mark")).to_be_in_viewport()
    assert not heard


def test_searching_from_any_page_leads_to_the_results(tab: Page, sample_address: str) -> None:
    tab.goto(f"{sample_address}articles/signing.html")
    field = tab.get_by_role("search").get_by_role("searchbox")
    field.fill("sanctions")
    field.press("Enter")
    tab.wait_for_url("**/search.html?q=sanctions")
    assert results(tab)


def test_a_search_for_nothing_that_exists_says_so(tab: Page, sample_address: str) -> None:
    tab.goto(f"{sample_address}search.html?q=xylophone+quark")
    expect(tab.locator("#status")).to_contain_text("xylophone quark")
    assert not results(tab)


PAGES = ("index.html", "articles/signing.html", "entries/kim-jong-un.html", "claims/arms-supplies.html",
         "timeline.html", "entries.html", "search.html?q=treaty", "404.html", "about.html", "judgements.html")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_asked_of_other_sites_and_nothing_fails(tab: Page, sample_address: str, path: str) -> None:
    heard = complaints(tab)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(sample_address + path)
    tab.wait_for_load_state("networkidle")
    assert not heard
    assert all(address.startswith((sample_address, "blob:", "data:")) for address in asked)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_narrow_screen(chromium: Browser, sample_address: str, path: str) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 720})
    page = context.new_page()
    page.goto(sample_address + path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_notes_stand_beside_their_passages_and_never_on_each_other(tab: Page, sample_address: str) -> None:
    tab.goto(f"{sample_address}articles/signing.html")
    text = tab.locator(".text").first.bounding_box()
    boxes = [note.bounding_box() for note in tab.locator(".note").all()]
    assert text is not None
    assert len(boxes) > 20
    bottom = 0.0
    for box in boxes:
        assert box is not None
        assert box["x"] >= text["x"] + text["width"]
        assert box["y"] >= bottom
        bottom = box["y"] + box["height"]


def test_with_no_script_every_note_is_readable_and_linked_both_ways(chromium: Browser, sample_address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 720})
    page = context.new_page()
    page.goto(f"{sample_address}articles/ratification.html")
    for note in page.locator(".note").all():
        expect(note).to_be_visible()
        back = note.locator(".note-back a").first.get_attribute("href") or ""
        identifier = note.get_attribute("id")
        assert page.locator(f"[id='{back[1:]}']").count() == 1
        assert page.locator(f'a.note-ref[href="#{identifier}"]').count() >= 1
    context.close()
