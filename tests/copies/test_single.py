"""The briefing in one file: everything in it, nothing fetched, and as good to read as the site."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import pytest

from builder.copies.single_page import embeddable_text
from builder.reading.load import load_briefing
from tests.browser.test_checkers import AXE, AXE_RUN, TOOLS, VALIDATOR, faults
from tests.browsing import complaints, expect
from tests.copying import BRIEFINGS, MANY, content_of, page_of
from tests.reading_html import Element, parse

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("single")


@pytest.fixture(scope="module", params=BRIEFINGS)
def file(request: pytest.FixtureRequest, made: Path) -> Path:
    return single(request.param, made)


def single(name: str, folder: Path) -> Path:
    """The file of a briefing, made once."""
    path = folder / f"{name}.html"
    if not path.exists():
        path.write_bytes(page_of(content_of(name, folder / f"{name}-content")))
    return path


def document(path: Path) -> Element:
    return parse(path.read_text(encoding="utf-8"))


def test_every_fragment_exists_and_every_id_stands_once(file: Path) -> None:
    html = document(file)
    ids = [element.attributes["id"] for element in html.find() if "id" in element.attributes]
    assert sorted(ids) == sorted(set(ids))
    links = [link.attributes["href"] for link in html.find("a") if "href" in link.attributes]
    within = [href for href in links if not urlsplit(href).scheme]
    assert within
    assert [href for href in within if not href.startswith("#") or href[1:] not in ids] == []
    for name in ("aria-details", "aria-labelledby"):
        named = [element.attributes[name] for element in html.find() if name in element.attributes]
        assert set(named) <= set(ids)


def test_every_record_and_note_is_in_the_file(file: Path, made: Path) -> None:
    briefing = load_briefing(content_of(file.stem, made / f"{file.stem}-content"))[0]
    ids = {element.attributes.get("id") for element in document(file).find()}
    assert {f"record-{record.id}" for record in briefing.records} <= ids
    assert {f"note-{article}_-{note.id}" for article, notes in briefing.notes.items() for note in notes} <= ids


def test_opened_from_a_folder_it_complains_of_nothing_and_fetches_nothing(tab: Page, file: Path) -> None:
    heard = complaints(tab)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("dialog", lambda dialog: heard.append(dialog.message))
    tab.goto(file.as_uri())
    tab.wait_for_load_state("networkidle")
    assert heard == []
    assert all(address == file.as_uri() or address.startswith("data:") for address in asked)


def test_the_policy_lets_nothing_run_but_what_is_in_it(chromium: Browser, made: Path) -> None:
    path = single("small", made)
    policy = document(path).find("meta", http_equiv="Content-Security-Policy")[0].attributes["content"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    changed = made / "changed.html"
    changed.write_text(
        path.read_text(encoding="utf-8").replace(
            "</main>", "<script>document.title = 'ran'</script><p style='color: red' id='red'>x</p></main>"
        ),
        encoding="utf-8",
    )
    page = chromium.new_page()  # not the usual tab, which may complain of nothing
    page.goto(changed.as_uri())
    assert page.title() != "ran"
    assert page.locator("#red").evaluate("element => getComputedStyle(element).color") != "rgb(255, 0, 0)"
    page.close()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_is_wider_than_the_screen(chromium: Browser, file: Path, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_notes_stand_beside_their_own_article(tab: Page, made: Path) -> None:
    tab.goto(single("sample", made).as_uri())
    articles = tab.locator(".annotated")
    assert articles.count() == 5
    for article in articles.all():
        here, notes = article.bounding_box(), [note.bounding_box() for note in article.locator(".note").all()]
        text = article.locator(".text").first.bounding_box()
        assert here and text and len(notes) > 5
        bottom = here["y"]
        for note in notes:
            assert note
            assert note["x"] >= text["x"] + text["width"]
            assert note["y"] >= bottom - 0.5
            bottom = note["y"] + note["height"]
        assert bottom <= here["y"] + here["height"] + 1


def test_the_keys_lead_from_note_to_note_across_articles(tab: Page, made: Path) -> None:
    heard = complaints(tab)
    tab.goto(single("small", made).as_uri())
    seen = []
    for _ in range(9):
        tab.keyboard.press("n")
        seen.append(tab.locator(".note.looked").get_attribute("id"))
    order = [note.get_attribute("id") for note in tab.locator(".annotated .note").all()]
    assert seen == [*order, order[0]]
    tab.keyboard.press("p")
    assert tab.locator(".note.looked").get_attribute("id") == order[-1]
    tab.keyboard.press("?")
    expect(tab.locator("#keys")).to_be_visible()
    tab.locator("#keys button").click()
    expect(tab.locator("#keys")).to_be_hidden()
    assert heard == []


def test_a_link_to_a_record_shows_its_card(tab: Page, made: Path) -> None:
    tab.goto(single("small", made).as_uri())
    tab.locator('#record-index a[href="#record-digging-moved-the-river"]').hover()
    expect(tab.locator("#preview")).to_contain_text("The digging made the river run faster.")


def test_a_link_to_a_passage_looks_at_its_note(tab: Page, made: Path) -> None:
    tab.goto(single("small", made).as_uri())
    tab.locator('#record-index a[href="#passage-meeting_-not-the-digging"]').click()
    expect(tab.locator("#note-meeting_-not-the-digging")).to_have_class("note kind-claim looked")
    expect(tab.locator("mark", has=tab.locator("#passage-meeting_-not-the-digging"))).to_be_in_viewport()


def test_notes_named_by_numbers_keep_to_themselves(tab: Page, made: Path) -> None:
    tab.goto(single("nasty", made).as_uri() + "#passage-full_-2_2")
    expect(tab.locator(".note.looked")).to_have_id("note-full_-2")


def test_the_scheme_can_be_chosen(tab: Page, made: Path) -> None:
    tab.goto(single("small", made).as_uri())
    light = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    tab.locator("#scheme").click()
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_on_a_phone_a_note_opens_under_its_paragraph(chromium: Browser, made: Path) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(single("small", made).as_uri())
    note = page.locator("#note-meeting_-one-crack")
    expect(note).to_be_hidden()
    page.locator('mark[data-notes="meeting_-one-crack"]').click()
    expect(note).to_be_visible()
    context.close()


def test_with_no_script_and_on_paper_every_note_can_be_read(chromium: Browser, made: Path) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(single("nasty", made).as_uri())
    media: tuple[Literal["screen", "print"], ...] = ("screen", "print")
    for medium in media:
        page.emulate_media(media=medium)
        hidden = [note.get_attribute("id") for note in page.locator(".note").all() if not note.is_visible()]
        assert hidden == [], medium
    assert page.locator(".note").count() > MANY
    context.close()


@pytest.mark.slow
def test_html_validate_finds_nothing(file: Path, tmp_path: Path) -> None:
    if not AXE.exists():
        pytest.skip("the page checkers are not installed: run `npm ci` in tests/tools")
    report = tmp_path / "report.json"
    subprocess.run(
        [VALIDATOR, "--config", TOOLS / "htmlvalidate.json", "--formatter", f"json={report}", file],
        capture_output=True,
        check=False,
        cwd=TOOLS,
    )
    assert [
        f"{message['line']}: {message['ruleId']} {message['message']}"
        for result in json.loads(report.read_text(encoding="utf-8"))
        for message in result["messages"]
    ] == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ["sample", "nasty"])
def test_axe_finds_nothing(chromium: Browser, made: Path, name: str, width: int) -> None:
    if not AXE.exists():
        pytest.skip("the page checkers are not installed: run `npm ci` in tests/tools")
    context = chromium.new_context(viewport={"width": width, "height": 900}, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(single(name, made).as_uri())
    page.add_script_tag(path=str(AXE))
    assert faults(page.evaluate(AXE_RUN)) == []
    context.close()


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (b"a\r\nb", "a\nb"),
        (b'x = "</script>"', 'x = "<\\/script>"'),
        (b'"</SCRIPT"', '"<\\/SCRIPT"'),
        (b'"<!-- x"', '"<\\!-- x"'),
        (b'a::after { content: "</style>" }', 'a::after { content: "<\\/style>" }'),
        (b"1 < 2 && 3 </re/", "1 < 2 && 3 </re/"),
    ],
)
def test_a_script_cannot_end_its_own_element(source: bytes, shown: str) -> None:
    assert embeddable_text(source) == shown
