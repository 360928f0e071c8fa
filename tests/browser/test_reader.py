"""What a reader can do on a page: keys, cards, notes that open, light and dark; in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browsing import expect, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module", params=["served", "from a folder"])
def address(request: pytest.FixtureRequest, sample_site: Path) -> Iterator[str]:
    if request.param == "from a folder":
        yield f"{sample_site.as_uri()}/"
        return
    with served(sample_site) as address:
        yield address


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_n_and_p_go_from_note_to_note(tab: Page, address: str) -> None:
    tab.goto(f"{address}articles/ratification.html")
    numbers = []
    for key in ("n", "n", "n", "p"):
        tab.keyboard.press(key)
        numbers.append(tab.locator(".note.looked .note-number").inner_text())
    assert numbers == ["1", "2", "3", "2"]
    expect(tab.locator(".note.looked .note-number")).to_be_focused()


def test_a_question_mark_lists_the_keys_and_escape_closes_the_list(tab: Page, address: str) -> None:
    tab.goto(f"{address}index.html")
    tab.keyboard.press("?")
    expect(tab.locator("#keys")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(tab.locator("#keys")).to_be_hidden()
    tab.get_by_role("button", name="Keys").click()
    expect(tab.locator("#keys")).to_be_visible()


def test_a_card_shows_who_is_meant_on_hover_and_goes_with_escape(tab: Page, address: str) -> None:
    tab.goto(f"{address}articles/signing.html")
    tab.locator(".text a.ref-person").first.hover()
    card = tab.locator("main > .preview")
    expect(card).to_contain_text("Person")
    expect(card).to_contain_text("Appears in")
    tab.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_keys_can_be_switched_off_and_stay_so(tab: Page, address: str) -> None:
    tab.goto(f"{address}articles/ratification.html")
    tab.keyboard.press("?")
    tab.get_by_role("checkbox", name="These keys work").uncheck()
    tab.keyboard.press("Escape")
    tab.keyboard.press("n")
    expect(tab.locator(".note.looked")).to_have_count(0)
    tab.reload()
    tab.keyboard.press("?")
    expect(tab.locator("#keys")).to_be_hidden()


def test_where_notes_are_many_the_one_looked_at_stands_level_with_its_passage(tab: Page, address: str) -> None:
    tab.goto(f"{address}articles/signing.html")
    count = tab.locator(".note").count()
    for _ in range(count):
        tab.keyboard.press("n")
        note, mark = tab.locator(".note.looked").bounding_box(), tab.locator("mark.looked").first.bounding_box()
        assert note is not None
        assert mark is not None
        assert abs(note["y"] - mark["y"]) < 100  # at the top of a text there may be notes above it
        assert 0 <= note["y"] < 900


def test_nothing_moves_under_the_pointer(tab: Page, address: str) -> None:
    tab.goto(f"{address}articles/ratification.html")
    for _ in range(5):
        tab.keyboard.press("n")
    at = """() => [...document.querySelectorAll('.note-text a')].map(link => {
        const box = link.getClientRects()[0], x = box.left + 4, y = box.top + box.height / 2;
        return document.elementFromPoint(x, y) === link ? [x, y] : null; }).filter(Boolean)"""
    before = tab.evaluate(at)
    assert before
    for x, y in before:
        tab.mouse.move(x, y)
        tab.wait_for_timeout(30)
        assert tab.evaluate(at) == before


def test_a_card_shown_on_focus_is_pinned_by_a_key(tab: Page, address: str) -> None:
    tab.goto(f"{address}index.html")
    tab.keyboard.press("Tab")
    tab.locator(".prose a.ref-person").first.focus()
    tab.keyboard.press("c")
    pinned = tab.locator("main > .preview.pinned")
    expect(pinned.get_by_role("button", name="Unpin")).to_be_visible()
    tab.keyboard.press("Tab")
    expect(pinned).to_be_visible()
    tab.keyboard.press("Escape")
    tab.keyboard.press("Escape")
    expect(pinned).to_have_count(0)


def test_a_card_shows_on_focus_and_describes_its_link(tab: Page, address: str) -> None:
    tab.goto(f"{address}index.html")
    link = tab.locator(".prose a.ref-person").first
    tab.keyboard.press("Tab")  # so that focus is shown as a keyboard's
    link.focus()
    expect(tab.locator("main > .preview")).to_be_visible()
    assert link.get_attribute("aria-describedby") == "preview"


def test_a_pinned_card_stays(tab: Page, address: str) -> None:
    tab.goto(f"{address}index.html")
    tab.locator(".prose a.ref-person").first.hover()
    tab.locator("main > .preview .preview-pin").click()
    tab.mouse.move(1200, 880)
    tab.wait_for_timeout(500)
    expect(tab.locator("main > .preview.pinned")).to_be_visible()


def test_a_long_touch_shows_a_card_and_a_short_one_follows_the_link(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}index.html")
    link = page.locator(".prose a.ref-person").first
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    assert box is not None
    finger = context.new_cdp_session(page)
    at = [{"x": box["x"] + 5, "y": box["y"] + 5}]
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": at})
    page.wait_for_timeout(800)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.locator("main > .preview")).to_be_visible()
    assert page.url.endswith("index.html")
    page.keyboard.press("Escape")
    link.tap()
    page.wait_for_url("**/entries/*")
    context.close()


def test_dark_is_remembered_from_page_to_page(tab: Page, address: str) -> None:
    tab.goto(f"{address}index.html")
    before = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    tab.get_by_role("button", name="Dark").click()
    tab.goto(f"{address}articles.html")
    assert tab.evaluate("document.documentElement.dataset.scheme") == "dark"
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_on_a_phone_a_note_opens_under_its_paragraph_and_closes_again(phone: Page, address: str) -> None:
    phone.goto(f"{address}articles/ratification.html")
    expect(phone.locator(".note:visible")).to_have_count(0)
    phone.locator(".note-ref").first.click()
    note = phone.locator(".note:visible")
    expect(note).to_have_count(1)
    paragraph = phone.locator(".row").filter(has=note).locator(".text").bounding_box()
    box = note.bounding_box()
    assert paragraph is not None
    assert box is not None
    assert box["y"] >= paragraph["y"] + paragraph["height"] - 1


def test_the_address_of_a_passage_shows_it_with_its_note(phone: Page, address: str) -> None:
    phone.goto(f"{address}articles/ratification.html#passage-unanimous")
    expect(phone.locator("#note-unanimous")).to_be_visible()
    expect(phone.locator("mark:has(> #passage-unanimous)")).to_be_in_viewport()


def test_in_print_every_note_stands_at_the_foot_in_order(tab: Page, address: str) -> None:
    tab.goto(f"{address}articles/ratification.html")
    numbers = tab.locator(".note-number").all_inner_texts()
    tab.emulate_media(media="print")
    tops = [box["y"] for note in tab.locator(".note:visible").all() if (box := note.bounding_box())]
    assert len(tops) == len(numbers)
    assert tops == sorted(tops)
    last = tab.locator(".annotated .text").last.bounding_box()
    title = tab.locator(".annotated h2.printed").bounding_box()
    assert last is not None
    assert title is not None
    assert last["y"] + last["height"] <= title["y"] < tops[0]


def test_in_print_an_address_outside_is_written_out(tab: Page, treaty_site: Path) -> None:
    paper = tab.context.new_page()
    for path in sorted(treaty_site.glob("articles/*.html")):
        paper.goto(path.as_uri())
        paper.emulate_media(media="print")
        for link in paper.locator("main a[rel~=external]").all():
            shown = link.inner_text() + link.evaluate("link => getComputedStyle(link, '::after').content")
            assert (link.get_attribute("href") or "?") in shown


def test_the_address_of_a_passage_is_copied(chromium: Browser, address: str) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}articles/ratification.html?found=vote#note-unanimous")
    page.get_by_role("button", name="Copy address of note 1", exact=True).click()
    expect(page.locator("#note-unanimous .copy")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}articles/ratification.html#passage-unanimous"
    context.close()


def test_placing_the_notes_shifts_no_text(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}articles/signing.html")
    page.wait_for_timeout(500)
    shifts = page.evaluate("""new Promise(done => new PerformanceObserver(list => done(
        list.getEntries().filter(shift => shift.sources.some(each => each.node?.closest?.('.text, .article-header')))
            .map(shift => shift.value))).observe({type: 'layout-shift', buffered: true})
        || setTimeout(() => done([]), 300))""")
    page.close()
    assert shifts == []


def test_sixty_notes_on_forty_paragraphs_stay_apart(chromium: Browser, tmp_path: Path) -> None:
    from tests.conftest import built

    content = tmp_path / "content"
    for folder in ("articles", "notes"):
        (content / folder).mkdir(parents=True)
    (content / "briefing.yaml").write_text("title: Many notes\n", encoding="utf-8")
    paragraphs = [f"Paragraph {n} says one thing, alpha{n}, and another, beta{n}, at some length." for n in range(40)]
    (content / "articles" / "long.md").write_text("---\ntitle: Long\n---\n" + "\n\n".join(paragraphs), encoding="utf-8")
    quotes = [f"alpha{n}" for n in range(40)] + [f"beta{n}" for n in range(20)]
    (content / "notes" / "long.yaml").write_text(
        "".join(
            f"- {{id: n{i}, quote: {quote}, text: 'What there is to say of {quote}, in a sentence or two.'}}\n"
            for i, quote in enumerate(quotes)
        ),
        encoding="utf-8",
    )
    site = built(content, tmp_path / "site", search=False)
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto((site / "articles" / "long.html").as_uri())
    boxes = [note.bounding_box() for note in page.locator(".note").all()]
    assert len(boxes) == 60
    bottoms = [box["y"] + box["height"] for box in boxes if box]
    tops = [box["y"] for box in boxes if box]
    assert all(top >= bottom for bottom, top in zip(bottoms, tops[1:], strict=False))
    context.close()


def test_from_right_to_left_everything_is_the_other_way_round(chromium: Browser, tmp_path: Path) -> None:
    from builder.build import build
    from builder.site_making import BuildOptions

    content = tmp_path / "content"
    for folder in ("articles", "notes"):
        (content / folder).mkdir(parents=True)
    (content / "briefing.yaml").write_text("title: مثال\nlanguage: ar\n", encoding="utf-8")
    (content / "articles" / "one.md").write_text("---\ntitle: خبر\n---\nهذا نص قصير عن معاهدة.\n", encoding="utf-8")
    (content / "articles" / "two.md").write_text(
        "---\ntitle: English\nlanguage: en\n---\nA short text.\n", encoding="utf-8"
    )
    (content / "notes" / "one.yaml").write_text("- {id: a, quote: نص قصير, text: ملاحظة}\n", encoding="utf-8")
    outcome = build(BuildOptions(content, tmp_path / "site", search=False))
    assert [problem.code for problem in outcome.problems] == ["language-without-words"]
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto((tmp_path / "site" / "articles" / "one.html").as_uri())
    text, note = page.locator(".text").bounding_box(), page.locator(".note").bounding_box()
    assert text is not None
    assert note is not None
    assert note["x"] + note["width"] <= text["x"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    page.goto((tmp_path / "site" / "articles" / "two.html").as_uri())
    assert page.locator(".text").get_attribute("dir") == "ltr"
    assert page.locator(".text").get_attribute("lang") == "en"
    page.close()
