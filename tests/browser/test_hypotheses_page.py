"""A comparison of twelve hypotheses: no fault found by axe, nothing wider than a phone, a card for each row there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.test_checkers import AXE, AXE_RUN, faults, tools_are_here
from tests.browsing import served
from tests.conftest import built
from tests.kinds.comparing import large_question, with_question

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PATHS = ("hypotheses/why-over.html", "hypotheses/why-over_2.html", "hypotheses.html", "judgements/late.html")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A matrix of 12 × 40 on the first page, and as many rows again on the second."""
    folder = tmp_path_factory.mktemp("large")
    content = with_question(folder / "content", large_question(12, 90))
    with served(built(content, folder / "site", search=False)) as where:
        yield where


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_no_page_is_wider_than_the_screen(chromium: Browser, address: str, width: int) -> None:
    tools_are_here()
    context = chromium.new_context(viewport={"width": width, "height": 900}, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    found: list[str] = []
    for path in PATHS:
        page.goto(address + path)
        page.add_script_tag(path=str(AXE))
        found += (f"{path}: {fault}" for fault in faults(page.evaluate(AXE_RUN)))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()
    assert found == []


def test_without_script_a_phone_shows_a_card_for_each_row_with_the_words_of_each_mark(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PATHS[0])
    row = page.locator(".matrix tbody tr").first
    assert row.locator(".fit-words").first.is_visible()
    boxes: list[Any] = [cell.bounding_box() for cell in row.locator("td").all()]
    assert len(boxes) == 13
    assert all(one["y"] < other["y"] for one, other in pairwise(boxes))
    context.close()


def test_the_matrix_is_reached_and_scrolled_by_keyboard(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 700, "height": 900})
    page = context.new_page()
    page.goto(address + PATHS[0])
    box = page.locator(".table:has(.matrix)")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.table:has(.matrix)').scrollLeft > 0")
    context.close()
