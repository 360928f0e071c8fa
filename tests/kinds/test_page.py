"""Pages of prose as programs and search see them."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.kinds import DATA_KINDS, PAGE_KINDS
from builder.kinds.page import DATA
from builder.pages.search_writer import SearchWriter
from tests.connected import connected
from tests.copying import write
from tests.kinds.stating import SITE, data_of, description, page_graph, search_records

FRONT = {"pages/index.md": "---\ntitle: Front\n---\n\nThe prose.\n"}


def test_it_is_the_thing_that_its_page_is_about() -> None:
    (page,) = (node for node in page_graph("method") if node["@type"] == "WebPage")
    assert "mainEntity" not in page
    assert page["author"]


def test_its_data_have_its_lists_and_its_prose() -> None:
    data = data_of("pages", "method")
    assert (data["title"], data["show"], data["address"]) == ("How we read", ["claims"], "method.html")
    assert "What we think".lower() in str(data["text"])


@pytest.mark.parametrize(("line", "said"), [("", "The prose."), ("description: About it.\n", "")])
def test_the_front_page_is_described_by_the_briefing_if_that_is(tmp_path: Path, line: str, said: str) -> None:
    site, words = connected(write({"briefing.yaml": f"title: T\n{line}", **FRONT}, tmp_path))
    (page,) = site.briefing.pages
    assert DATA.describe(site, words, page) == said


def test_search_finds_the_description_on_the_front_page(tmp_path: Path) -> None:
    site, words = connected(write({"briefing.yaml": "title: T\ndescription: About it.\n", **FRONT}, tmp_path))
    (page,) = site.briefing.pages
    (found,) = PAGE_KINDS[type(page)].search(SearchWriter(site, words), page)
    assert [shown for shown, _ in found.blocks] == ["About it.", "The prose."]
    (method,) = search_records("method")
    assert not any("Four papers" in shown for shown, _ in method.blocks)
    assert (method.url, method.filters) == ("method.html", {"type": "page"})


def test_it_has_a_template_and_no_view_of_its_own() -> None:
    (page,) = SITE.briefing.pages
    kind = PAGE_KINDS[type(page)]
    assert kind.template == "page.html" and kind.view is None
    assert not any(each.offered for each in kind.lists)
    assert description("method") == "We read The lamp is lit: 100 % \\ {new} & _bright_ and what we think."
    assert DATA_KINDS[type(page)].member == "pages"
