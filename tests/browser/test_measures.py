"""What can be measured of a page that is good to read: contrast, targets, focus, motion, weight."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest

from tests.browser.test_checkers import AXE, SCHEMES, ColorScheme, faults, page_types, tools_are_here
from tests.browsing import expect, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MOST_BYTES = 60 * 1024
"""What the first load of an article may weigh, compressed, without search."""

BODY = ".text, .prose, .note-text, .lead"
ENHANCED = """include => axe.run({include: [[include]]}, {runOnly: ['color-contrast-enhanced'],
                                        resultTypes: ['violations', 'incomplete']})"""
TARGETS = "() => axe.run({runOnly: ['target-size'], resultTypes: ['violations', 'incomplete']})"


@pytest.fixture(scope="module")
def address(sample_site: Path) -> Iterator[str]:
    with served(sample_site) as address:
        yield address


def axed(page: Page, script: str, *given: str) -> dict[str, Any]:
    page.add_script_tag(path=str(AXE))
    result: dict[str, Any] = page.evaluate(script, *given)
    return result


@pytest.mark.parametrize("scheme", SCHEMES)
def test_body_text_has_enhanced_contrast(
    chromium: Browser, sample_site: Path, address: str, scheme: ColorScheme
) -> None:
    tools_are_here()
    context = chromium.new_context(color_scheme=scheme, bypass_csp=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    found = []
    for path in page_types(sample_site):
        page.goto(address + path)
        if page.locator(BODY).count():
            found += [f"{path}: {fault}" for fault in faults(axed(page, ENHANCED, BODY))]
    context.close()
    assert found == []


@pytest.mark.parametrize("width", [320, 1280])
def test_targets_can_be_hit(chromium: Browser, sample_site: Path, address: str, width: int) -> None:
    tools_are_here()
    context = chromium.new_context(bypass_csp=True, viewport={"width": width, "height": 900})
    page = context.new_page()
    found = []
    for path in page_types(sample_site):
        page.goto(address + path)
        found += [f"{path}: {fault}" for fault in faults(axed(page, TARGETS))]
    context.close()
    assert found == []


@pytest.mark.parametrize("path", ["index.html", "articles/ratification.html", "entries.html", "search.html?q=treaty"])
def test_focus_is_seen_on_everything_that_the_tabulator_reaches(chromium: Browser, address: str, path: str) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    unseen, seen = [], 0
    for _ in range(400):
        page.keyboard.press("Tab")
        state = page.evaluate("""() => { const e = document.activeElement, s = getComputedStyle(e);
            return {name: e.outerHTML.slice(0, 80), body: e === document.body,
                    seen: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2} }""")
        if state["body"]:
            break
        seen += 1
        unseen += [] if state["seen"] else [state["name"]]
    page.close()
    assert seen > 10
    assert unseen == []


def test_who_wants_little_motion_gets_none(chromium: Browser, address: str) -> None:
    page = chromium.new_page(reduced_motion="reduce")
    page.goto(f"{address}articles/ratification.html")
    moving = page.evaluate("""() => [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);
        return s.scrollBehavior === 'smooth' || parseFloat(s.transitionDuration) > 0 || s.animationName !== 'none' })
        .map(e => e.outerHTML.slice(0, 80))""")
    page.close()
    assert moving == []


def test_the_first_load_of_an_article_is_light_and_stays_here(
    chromium: Browser, sample_site: Path, address: str
) -> None:
    heaviest = max(sample_site.glob("articles/*.html"), key=lambda path: path.stat().st_size)
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}articles/{heaviest.name}")
    page.wait_for_load_state("networkidle")
    page.close()
    assert all(url.startswith(address) for url in asked)
    weight = sum(len(gzip.compress((sample_site / unquote(urlsplit(url).path[1:])).read_bytes())) for url in asked)
    assert weight <= MOST_BYTES


def test_what_opens_over_a_page_has_no_fault_either(chromium: Browser, address: str) -> None:
    tools_are_here()
    context = chromium.new_context(bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    run = "() => axe.run({resultTypes: ['violations', 'incomplete']})"
    page.goto(f"{address}about.html")
    page.keyboard.press("?")
    assert faults(axed(page, run)) == []
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.type("treaty")
    expect(page.locator("#results h3 a").first).to_be_visible()
    assert faults(axed(page, run)) == []
    page.keyboard.press("Escape")
    page.locator(".prose a.ref").first.hover()
    expect(page.locator("main > .preview")).to_be_visible()
    # What lies over text is "incomplete" to axe, which then cannot tell a background.
    assert [fault for fault in faults(axed(page, run)) if not fault.startswith("incomplete color-contrast")] == []
    context.close()
