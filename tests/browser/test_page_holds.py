"""The page does not break: nothing is wider than the window or the paper, and what opens covers nothing of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from builder.build import build
from builder.site_making import BuildOptions
from tests.browser.test_checkers import page_types
from tests.browsing import expect
from tests.conftest import ROOT, built
from tests.copying import unzipped

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOSTILE = ROOT / "tests" / "briefings" / "hostile"
"""Words, addresses, tables and pictures of characters that fit no page, and titles written from right to left."""

WIDTHS = (320, 420, 800, 1400)
PAPER = 642
"""The width in CSS pixels of what is printed on A4 with margins of 20 mm."""

OUTSIDE = """() => [...document.querySelectorAll('main *')]
  .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(e => e.outerHTML.slice(0, 100)).slice(0, 3)"""

CARD = """name => {
  const link = [...document.querySelectorAll('main a.ref')].find(each => each.textContent.startsWith(name));
  const card = document.querySelector('main > .preview').getBoundingClientRect();
  const lines = [...link.getClientRects()];
  return {lines: lines.length, inside: card.top >= 0 && card.left >= 0 && card.bottom <= innerHeight
            && card.right <= document.documentElement.clientWidth, height: card.height,
          clear: lines.every(line => card.bottom <= line.top || card.top >= line.bottom
            || card.right <= line.left || card.left >= line.right)}; }"""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("hostile") / "site"
    outcome = build(BuildOptions(HOSTILE, output, search=False, copies=("single", "epub")))
    assert not outcome.problems
    return output


@pytest.fixture
def still(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def pages_of(site: Path) -> list[str]:
    others = (
        path.relative_to(site).as_posix()
        for folder in ("articles", "copies")
        for path in sorted(site.glob(f"{folder}/*.html"))
    )
    return [path for path in dict.fromkeys([*page_types(site), *others]) if path != "404.html"]


def test_no_page_is_wider_than_its_window(still: Page, hostile_site: Path) -> None:
    found = []
    for path in pages_of(hostile_site):
        still.goto((hostile_site / path).as_uri())
        for width in WIDTHS:
            still.set_viewport_size({"width": width, "height": 800})
            still.keyboard.press("n")
            if still.evaluate("document.scrollingElement.scrollWidth > innerWidth"):
                found.append(f"{path} at {width}")
    assert found == []


def test_a_wide_table_and_wide_lines_move_in_boxes_that_the_keyboard_reaches(still: Page, hostile_site: Path) -> None:
    still.goto((hostile_site / "articles" / "wide.html").as_uri())
    for width in (320, 1400):
        still.set_viewport_size({"width": width, "height": 800})
        for name in ("Table", "Text as it was set, line by line"):
            box = still.locator(".text").get_by_role("group", name=name)
            assert box.evaluate("box => box.scrollWidth > box.clientWidth")
            assert box.evaluate("box => getComputedStyle(box.firstChild).whiteSpace") == (
                "normal" if name == "Table" else "pre"
            )
            box.focus()
            box.press("End")
            still.keyboard.press("ArrowRight")
            expect(box).not_to_have_js_property("scrollLeft", 0)
            box.evaluate("box => box.scrollTo(0, 0)")


def test_in_print_nothing_is_beside_the_paper(still: Page, hostile_site: Path) -> None:
    still.set_viewport_size({"width": PAPER, "height": 900})
    still.emulate_media(media="print")
    found = []
    for path in pages_of(hostile_site):
        still.goto((hostile_site / path).as_uri())
        found += [f"{path}: {element}" for element in still.evaluate(OUTSIDE)]
    assert found == []


def test_a_page_of_the_book_holds_all_of_its_columns(still: Page, hostile_site: Path, tmp_path: Path) -> None:
    for name, data in unzipped(next(hostile_site.glob("copies/*.epub")).read_bytes()).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    still.set_viewport_size({"width": 360, "height": 600})
    found = []
    for path in sorted(tmp_path.rglob("*.xhtml")):
        still.goto(path.as_uri())
        if still.evaluate("document.scrollingElement.scrollWidth > innerWidth"):
            found.append(path.name)
    assert found == []


def with_files(folder: Path, **files: str) -> Path:
    """A content folder of files, named by their paths with ``__`` for a slash."""
    for name, text in {"briefing__yaml": "title: Lock\nautolink: all\n", **files}.items():
        *folders, stem, ending = name.split("__")
        path = folder.joinpath(*folders, f"{stem}.{ending}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=["en", "ar"])
def cards(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with a name of three lines at its top, in its middle and at its end, and a name with a very long card."""
    folder = tmp_path_factory.mktemp("cards")
    filler = "Words that only fill a line and say nothing at all. " * 12
    name = "Council for the Repair and the Upkeep of all Upper and Lower Weirs between the Old Mill and the Sea"
    text = f"{filler}\n\nIt is the {name} that they ask, and Tam Reed.\n\n"
    content = with_files(
        folder / "content",
        articles__long__md=f"---\ntitle: Long\nlanguage: {request.param}\n---\n{text * 3}",
        briefing__yaml=f"title: Lock\nautolink: all\nlanguage: {request.param}\n",
        entries__all__yaml=f"- {{id: council, type: organisation, name: {name}, summary: It repairs weirs.}}\n"
        f"- {{id: tam, type: person, name: Tam Reed, summary: '{'He keeps a lock. ' * 90}'}}\n",
    )
    outcome = build(BuildOptions(content, folder / "site", search=False))
    assert not [problem for problem in outcome.problems if problem.code != "language-without-words"]
    return folder / "site" / "articles" / "long.html"


@pytest.mark.parametrize(("width", "height"), [(320, 480), (420, 800), (800, 300), (1400, 900)])
def test_a_card_is_clear_of_its_words_and_inside_the_window(still: Page, cards: Path, width: int, height: int) -> None:
    still.set_viewport_size({"width": width, "height": height})
    still.goto(cards.as_uri())
    still.keyboard.press("Tab")  # so that focus is shown as a keyboard's
    lines = []
    for name in ("Council", "Tam"):
        for block in ("start", "center", "end"):
            link = still.locator("main a.ref", has_text=name).first
            link.evaluate("(link, block) => link.scrollIntoView({block})", block)
            link.evaluate("link => { document.activeElement.blur(); link.focus({preventScroll: true}); }")
            expect(still.locator("main > .preview")).to_have_count(1)
            seen: dict[str, Any] = still.evaluate(CARD, name)
            assert seen["clear"], (name, block)
            assert seen["inside"], (name, block)
            lines.append(seen["lines"])
            still.keyboard.press("Escape")
    assert max(lines) > 1 or width == 1400


def test_a_card_with_more_to_say_than_there_is_room_for_scrolls(still: Page, cards: Path) -> None:
    still.set_viewport_size({"width": 420, "height": 500})
    still.goto(cards.as_uri())
    still.locator("main a.ref", has_text="Tam").first.hover()
    card = still.locator("main > .preview")
    expect(card).to_be_visible()
    assert card.evaluate("card => card.scrollHeight > card.clientHeight")
    still.mouse.move(0, 0)
    card.evaluate("card => card.dispatchEvent(new PointerEvent('pointerenter'))")
    card.evaluate("card => card.scrollTo(0, card.scrollHeight)")
    expect(card.get_by_text("Appears in", exact=False)).to_be_in_viewport()
    card.locator(".preview-pin").evaluate("button => button.click()")
    still.set_viewport_size({"width": 320, "height": 400})
    # The card is placed again when the window has told of its new size, which may be after this asks.
    for _ in range(50):
        if still.evaluate("document.scrollingElement.scrollWidth") <= 320:
            break
        still.wait_for_timeout(100)
    assert still.evaluate("document.scrollingElement.scrollWidth") <= 320


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty notes on three lines of text, and then a paragraph higher than a telephone's window with one at its top."""
    folder = tmp_path_factory.mktemp("crowd")
    quotes = [f"sluice{n}" for n in range(40)]
    text = " ".join(quotes) + "\n\nThe first words. " + "And on it goes, for line after line of the report. " * 40
    notes = "".join(
        f"- {{id: {quote}, quote: {quote}, text: '{'A remark that goes on for a while. ' * 3}'}}\n"
        for quote in (*quotes, "first")
    )
    content = with_files(
        folder / "content",
        articles__many__md=f"---\ntitle: Many\n---\n{text}\n",
        notes__many__yaml=notes.replace("quote: first", "quote: The first words"),
    )
    return built(content, folder / "site", search=False) / "articles" / "many.html"


SEEN = """() => {
  const note = document.querySelector('.note.looked'), mark = document.querySelector('mark.looked');
  const inside = box => box.top >= 0 && box.bottom <= innerHeight;
  const box = note.getBoundingClientRect(), words = mark.getClientRects()[0];
  const on = document.elementFromPoint(words.left + 3, words.top + words.height / 2);
  return [note.id, inside(words) && box.top >= 0 && box.top < innerHeight - 40 && box.bottom <= innerHeight + 1
    && (on === mark || mark.contains(on))]; }"""


@pytest.mark.parametrize(("width", "height"), [(320, 568), (800, 600), (1400, 600)])
def test_a_note_and_its_passage_are_in_one_window(still: Page, crowd: Path, width: int, height: int) -> None:
    still.set_viewport_size({"width": width, "height": height})
    still.goto(crowd.as_uri())
    seen = []
    for _ in range(41):
        still.keyboard.press("n")
        seen.append(still.evaluate(SEEN))
    still.evaluate("scrollTo(0, 0)")
    for number in (1, 20, 40, 41):
        still.locator(f".note-ref[data-number='{number}']").click()
        still.wait_for_timeout(50)
        seen.append(still.evaluate(SEEN))
    assert [note for note, together in seen if not together] == []
    assert len({note for note, _ in seen}) == 41


BROKEN = """() => [...document.querySelectorAll('.text :is(th, td)')].flatMap(cell => {
  const text = cell.firstChild;
  return [...text.data.matchAll(/\\S+/g)].filter(({0: word}) => word.length < 13).filter(({0: word, index}) => {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    return new Set([...range.getClientRects()].map(line => Math.round(line.top))).size > 1;
  }).map(({0: word}) => word); })"""


@pytest.mark.parametrize("columns", [6, 7])
def test_in_print_a_table_of_several_columns_breaks_no_usual_word(still: Page, tmp_path: Path, columns: int) -> None:
    heads = ["الجرد", "المقاس", "التالف", "ملاحظات عن حالة كل وتد من الأوتاد", "المصدر", "الاستبدالات", "السجل"]
    cells = ["الشمالي", "1,240", "6", "يحتاج إلى استبدال كامل قبل الصيف القادم", "المسؤوليات", "2024", f"Q{'7' * 24}"]
    rows = [heads[-columns:], ["---"] * columns, cells[-columns:], cells[-columns:]]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    content = with_files(tmp_path / "c", articles__wide__md=f"---\ntitle: T\nlanguage: ar\n---\n\n{table}\n")
    site = built(content, tmp_path / "site")
    still.set_viewport_size({"width": PAPER, "height": 900})
    still.emulate_media(media="print")
    still.goto((site / "articles" / "wide.html").as_uri())
    assert still.evaluate(BROKEN) == []
    assert still.evaluate(OUTSIDE) == []
