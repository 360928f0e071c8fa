"""The site in a real browser, served as a web server would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browsing import complaints, expect, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def sample_address(sample_site: Path) -> Iterator[str]:
    with served(sample_site) as address:
        yield address


PAGES = (
    "index.html",
    "articles/signing.html",
    "entries/kim-jong-un.html",
    "claims/arms-supplies.html",
    "timeline.html",
    "entries.html",
    "search.html?q=treaty",
    "404.html",
    "about.html",
    "judgements.html",
)


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
