"""Search in a real browser: on its page, in place on every other page, and on the page that a result leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browsing import expect, served
from tests.conftest import built
from tests.copying import write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HIGHLIGHTED = "[...(CSS.highlights.get('found') ?? [])].map(range => range.toString())"


PUBLISHERS = {
    'Gazette "Morning" daily': "Gazette “Morning” daily",
    "Back\\slash": "Back∖slash",
    "<b>, & [c]: {d} 'e' 🗞": "<b>, & [c]: {d} 'e' 🗞",
    "Marks & Co": "Marks & Co",
    "%20 &amp; &lt;b&gt;": "%20 &amp; &lt;b&gt;",
    '12" singles': "12” singles",
}
"""Names that are hard on a search, and how its filter shows them."""


@pytest.fixture(scope="module", params=["/", "/some-project/"])
def treaty_address(request: pytest.FixtureRequest, treaty_site: Path) -> Iterator[str]:
    with served(treaty_site, request.param) as address:
        yield address


@pytest.fixture(scope="module")
def sample_address(sample_site: Path) -> Iterator[str]:
    with served(sample_site) as address:
        yield address


@pytest.fixture(scope="module")
def publishers_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A briefing with an article of each of the publishers."""
    articles = {
        f"articles/a{number}.md": f"---\ntitle: T{number}\npublisher: |\n  {name}\n---\n\nA text.\n"
        for number, name in enumerate(PUBLISHERS)
    }
    content = write({"briefing.yaml": "title: Texts\n", **articles}, tmp_path_factory.mktemp("publishers"))
    with served(built(content, tmp_path_factory.mktemp("published") / "site")) as address:
        yield address


def results(page: Page) -> list[str]:
    """The addresses of what was found, once all that was typed has been looked for."""
    expect(page.locator("#search[aria-busy=false]")).to_have_count(1)
    expect(page.locator("#status")).not_to_be_empty()
    return [re.sub(r"\?[^#]*", "", link.get_attribute("href") or "") for link in page.locator("#results h3 a").all()]


def test_searching_finds_an_article_and_a_filter_narrows_it(tab: Page, treaty_address: str) -> None:
    tab.goto(f"{treaty_address}search.html?q=unanimously")
    found = results(tab)
    assert "articles/ratification.html" in found
    assert any(address.startswith("articles/ratification.html#") for address in found)
    tab.locator('input[name="type"][value="article"]').check()
    expect(tab.locator("#results h3 a")).to_have_count(1)
    assert results(tab) == ["articles/ratification.html"]


@pytest.mark.parametrize(("number", "shown"), list(enumerate(PUBLISHERS.values())))
def test_a_publisher_of_any_name_can_be_chosen(publishers_address: str, tab: Page, number: int, shown: str) -> None:
    tab.goto(f"{publishers_address}search.html?q=text")
    assert len(results(tab)) == len(PUBLISHERS)
    tab.get_by_label(shown).check()
    expect(tab.locator("#results h3 a")).to_have_count(1)
    assert results(tab) == [f"articles/a{number}.html"]


def test_a_result_for_a_note_leads_to_its_passage(tab: Page, sample_address: str) -> None:
    tab.goto(f"{sample_address}search.html?q=unanimous&type=note")
    link = tab.locator('#results a[href*="#passage-"]').first
    address = link.get_attribute("href") or ""
    link.click()
    path, fragment = address.partition("?")[0], address.partition("#")[2]
    tab.wait_for_url(re.compile(rf"/{path}(\?.*)?#{fragment}$"))  # the words found go from the address by and by
    passage = tab.locator(f"[id='{address.partition('#')[2]}']")
    expect(passage.locator("xpath=ancestor::mark")).to_be_in_viewport()


def test_a_search_for_nothing_that_exists_says_so(tab: Page, sample_address: str) -> None:
    tab.goto(f"{sample_address}search.html?q=xylophone+quark")
    expect(tab.locator("#status")).to_contain_text("xylophone quark")
    assert not results(tab)


def search_in_place(tab: Page, words: str) -> None:
    tab.keyboard.press("/")
    expect(tab.locator("#query")).to_be_focused()
    tab.keyboard.type(words)
    results(tab)


def test_slash_opens_the_search_on_any_page_and_escape_closes_it(tab: Page, sample_address: str) -> None:
    tab.goto(f"{sample_address}articles/signing.html")
    search_in_place(tab, "sanctions")
    assert all(address.startswith("../") for address in results(tab))
    tab.keyboard.press("Escape")
    expect(tab.locator("#search-dialog")).to_be_hidden()


def test_results_follow_what_is_typed(tab: Page, sample_address: str) -> None:
    tab.goto(f"{sample_address}index.html")
    search_in_place(tab, "nuclear")
    before = results(tab)
    tab.keyboard.type(" umbrella")
    expect(tab.locator("#results h3 a")).not_to_have_count(len(before))
    assert set(results(tab)) < set(before)


def test_arrow_keys_go_through_the_results_and_enter_opens_one(tab: Page, sample_address: str) -> None:
    tab.goto(f"{sample_address}timeline.html")
    search_in_place(tab, "ratify treaty")
    tab.keyboard.press("ArrowDown")
    expect(tab.locator("#results h3 a").nth(0)).to_be_focused()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowUp")
    chosen = tab.locator("#results h3 a").nth(1)
    expect(chosen).to_be_focused()
    address = results(tab)[1]
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**/{address}*")


def test_up_from_the_first_result_goes_back_to_the_field(tab: Page, sample_address: str) -> None:
    tab.goto(f"{sample_address}index.html")
    search_in_place(tab, "treaty")
    tab.keyboard.press("Enter")
    expect(tab.locator("#results h3 a").first).to_be_focused()
    tab.keyboard.press("ArrowUp")
    expect(tab.locator("#query")).to_be_focused()


def test_the_words_found_are_highlighted_where_a_result_leads(tab: Page, sample_address: str) -> None:
    tab.goto(f"{sample_address}search.html?q=ratify+treaty&type=note")
    tab.locator("#results h3 a").first.click()
    tab.wait_for_url("**/articles/ratification.html#passage-*")  # and without the words in the address
    assert {word.lower() for word in tab.evaluate(HIGHLIGHTED)} == {"ratified", "treaty"}
    tab.keyboard.press("Escape")
    assert tab.evaluate(HIGHLIGHTED) == []


def test_without_a_passage_the_first_word_found_comes_into_view(tab: Page, sample_address: str) -> None:
    tab.goto(f"{sample_address}articles/ratification.html?found=umbrella")
    at = tab.evaluate("[...CSS.highlights.get('found')][0].getBoundingClientRect().top")
    assert 0 <= at < 900


def test_a_word_found_in_another_form_is_said_to_be(tab: Page, sample_address: str) -> None:
    tab.goto(f"{sample_address}search.html?q=ratify+senators")
    results(tab)
    expect(tab.locator("#status")).not_to_contain_text("found as")
    tab.goto(f"{sample_address}search.html?q=ratifying")
    assert results(tab)
    expect(tab.locator("#status")).to_contain_text("found as")


@pytest.mark.parametrize(
    ("mistyped", "meant"),
    [("Ushakof", "Ushakov"), ("Puttin", "Putin"), ("arrival Puttin", "arrival Putin"), ("Lavrof Sergei", "Lavrov")],
)
def test_for_a_misspelt_name_the_right_one_is_offered_and_what_is_shown_says_how_it_was_found(
    tab: Page, sample_address: str, mistyped: str, meant: str
) -> None:
    tab.goto(f"{sample_address}search.html?q={mistyped}")
    if results(tab):
        expect(tab.locator("#status")).to_contain_text(re.compile("found as|as it is spelt"))
    offered = tab.locator("#offers button", has_text=meant).first
    offered.click()
    expect(tab.locator("#query")).to_have_value(re.compile(meant))
    assert results(tab)
    expect(tab.locator("#status")).not_to_contain_text("found as")


def test_a_word_like_no_name_and_no_word_is_not_found(tab: Page, sample_address: str) -> None:
    tab.goto(f"{sample_address}search.html?q=xylophone")
    assert results(tab) == []
    expect(tab.locator("#status")).to_contain_text("Nothing found")
    expect(tab.locator("#offers")).to_be_hidden()


def test_a_kind_of_note_that_is_typed_offers_its_filter(tab: Page, sample_address: str) -> None:
    tab.goto(f"{sample_address}search.html?q=discrepancies")
    expect(tab.locator("#search[aria-busy=false]")).to_have_count(1)
    tab.locator("#offers button", has_text="Discrepancy").click()
    expect(tab.locator("#results h3 a").first).to_be_visible()
    assert all("Discrepancy" in line for line in tab.locator("#results .facts-line").all_text_contents())
    expect(tab.locator('input[name="kind"][value="discrepancy"]')).to_be_checked()


@pytest.mark.parametrize("path", ["search.html", "articles/signing.html"])
def test_nothing_of_the_index_is_loaded_before_something_is_asked(tab: Page, sample_address: str, path: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{sample_address}{path}")
    if path != "search.html":
        tab.keyboard.press("/")
    expect(tab.locator("#query")).to_be_focused()
    tab.wait_for_timeout(300)
    assert not [address for address in asked if "pagefind" in address]
    tab.keyboard.type("treaty")
    assert results(tab)
    assert [address for address in asked if "pagefind" in address]


def test_the_keys_of_a_composition_neither_close_the_search_nor_open_a_result(tab: Page, sample_address: str) -> None:
    tab.goto(f"{sample_address}articles/signing.html")
    search_in_place(tab, "treaty")
    session = tab.context.new_cdp_session(tab)
    session.send("Input.imeSetComposition", {"text": "とう", "selectionStart": 2, "selectionEnd": 2})
    for key in ("Enter", "Escape", "ArrowDown"):
        tab.keyboard.press(key)
        expect(tab.locator("#query")).to_be_focused()
    tab.evaluate("""() => ["Enter", "Escape", "ArrowDown"].forEach((key) =>
        document.getElementById("query").dispatchEvent(
            new KeyboardEvent("keydown", { key, keyCode: 229, bubbles: true, cancelable: true })))""")
    expect(tab.locator("#query")).to_be_focused()
    expect(tab.locator("#search-dialog")).to_be_visible()
    session.send("Input.insertText", {"text": "東"})
    tab.keyboard.press("Escape")
    expect(tab.locator("#search-dialog")).to_be_hidden()


def test_an_excerpt_says_neither_title_nor_date_and_keeps_blocks_apart(tab: Page, sample_address: str) -> None:
    tab.goto(f"{sample_address}search.html?q=ratified")
    assert results(tab)
    for result in tab.locator("#results > li").all():
        title = result.locator("h3").inner_text()
        assert title not in result.locator(".excerpt").inner_text()


@pytest.mark.parametrize(("name", "bearer"), [("Kim", "kim-jong-un"), ("DPRK", "dprk")])
def test_who_looks_for_a_name_finds_its_bearer_first(tab: Page, sample_address: str, name: str, bearer: str) -> None:
    tab.goto(f"{sample_address}search.html?q={name}")
    assert results(tab)[0] == f"entries/{bearer}.html"


def test_going_back_from_a_result_leads_back_to_the_search(tab: Page, sample_address: str) -> None:
    tab.goto(f"{sample_address}articles/signing.html")
    search_in_place(tab, "sanctions")
    found = results(tab)
    elsewhere = next(address for address in found if "signing" not in address)
    tab.locator(f'#results a[href^="{elsewhere.partition("#")[0]}"]').first.click()
    tab.wait_for_url(f"**/{elsewhere.partition('#')[0].removeprefix('../')}*")
    tab.go_back()
    expect(tab.locator("#search-dialog")).to_be_visible()
    expect(tab.locator("#query")).to_have_value("sanctions")
    assert results(tab) == found
    tab.keyboard.press("Escape")
    tab.reload()
    expect(tab.locator("#search-dialog")).to_be_hidden()


def test_filters_say_how_many_and_where_nothing_is_left_lead_back(tab: Page, sample_address: str) -> None:
    tab.goto(f"{sample_address}search.html?q=senators&type=event")
    expect(tab.locator("#status")).to_contain_text("within what is chosen")
    tab.get_by_role("button", name="Look everywhere").click()
    expect(tab.locator("#results h3 a").first).to_be_visible()
    articles = tab.locator("#filters label", has_text="Article")
    expect(articles.locator(".count")).to_have_text("1")


def test_the_search_page_takes_over_what_was_asked_in_place(tab: Page, sample_address: str) -> None:
    tab.goto(f"{sample_address}entries/kim-jong-un.html")
    search_in_place(tab, "mutual assistance")
    found = [address.removeprefix("../") for address in results(tab)]
    tab.locator("#search-page").click()
    tab.wait_for_url("**/search.html?q=mutual+assistance")
    assert results(tab) == found


def test_typing_in_the_search_moves_no_note(tab: Page, sample_address: str) -> None:
    tab.goto(f"{sample_address}articles/signing.html")
    search_in_place(tab, "n and/or p?")
    expect(tab.locator("#query")).to_have_value("n and/or p?")
    expect(tab.locator(".note.looked")).to_have_count(0)
    expect(tab.locator("#keys")).to_be_hidden()


def test_with_no_script_the_link_leads_to_a_page_that_says_what_is_needed(
    chromium: Browser, sample_address: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{sample_address}index.html")
    page.get_by_role("link", name="Search").click()
    expect(page.locator(".unscripted")).to_be_visible()
    context.close()
