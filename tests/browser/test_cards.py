"""Cards of links in Chromium and Firefox, on a server and in a folder: loaded once, when a link first needs one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browsing import served
from tests.conftest import built
from tests.copying import write
from tests.visiting import BROWSERS, Visitor

pytestmark = pytest.mark.slow

BRIEFING = {
    "briefing.yaml": "title: Bridges\n",
    "pages/index.md": "---\ntitle: Bridges\n---\n\n"
    "About [[ana]], [[ana|her]] and [[old-bridge#cracks]], says [[about]].\n",
    "pages/about.md": "---\ntitle: About\n---\n\nAll of it.\n",
    "articles/old-bridge.md": "---\ntitle: The old bridge\n---\n\nAna Brook saw cracks in the old bridge.\n",
    "notes/old-bridge.yaml": "- {id: cracks, quote: cracks, text: 'Found by [[ana]]; see [the log](https://log.example/).'}\n"
    "- {id: unlinked, quote: bridge, text: No link leads here.}\n",
    "entries.yaml": "- {id: ana, type: person, name: Ana Brook, summary: 'An engineer; see [[old-bridge]].'}\n"
    "- {id: gone, type: place, name: Far Shore, summary: Its card will be lost.}\n",
    "events.yaml": "- {id: visit, date: 2031-04-02, title: The visit, who: ana, evidence: old-bridge#cracks}\n",
}

HOVER = """async ([selector, wait]) => {
  const link = document.querySelector(selector);
  const point = (name) => link.dispatchEvent(new PointerEvent(name, { bubbles: true, pointerType: "mouse" }));
  const cards = () => [...document.querySelectorAll("main > .preview")];
  const until = async (found) => {
    for (let i = 0; i < 100 && !found(); i += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const height = document.documentElement.scrollHeight;
  point("pointerover");
  if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
  else await until(() => cards().length);
  const card = cards()[0];
  const found = {
    text: card?.textContent.replace(/\\s+/g, " ") ?? "",
    links: [...(card?.querySelectorAll("a") ?? [])].map((each) => each.getAttribute("href")),
    lead: [...(card?.querySelectorAll("a") ?? [])].map((each) => each.href),
    described: link.getAttribute("aria-describedby"),
    grown: document.documentElement.scrollHeight - height,
    scripts: seen.scripts.map((each) => each.address).filter((each) => each.includes("/cards/")),
    refused: seen.refused,
  };
  point("pointerout");
  await until(() => !cards().length);
  return { ...found, left: cards().length, still: link.getAttribute("aria-describedby") };
}"""

FOCUS = """async ([selector]) => {
  const link = document.querySelector(selector);
  link.focus();
  document.dispatchEvent(new CustomEvent("briefing:pin")); // the key for it, before the card is here
  const card = () => document.querySelector("main > .preview");
  for (let i = 0; i < 100 && !card(); i += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  return { pinned: card()?.classList.contains("pinned"), text: card()?.textContent ?? "" };
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("cards")
    site = built(write(BRIEFING, base / "content"), base / "A site #1, 100%" / "site", search=False)
    (site / "cards" / "entries" / "gone.js").unlink()
    return site


@pytest.fixture(scope="module", params=["folder", "server"])
def address(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    if request.param == "folder":
        yield f"{folder.as_uri()}/"
        return
    with served(folder, "/below/") as found:
        yield found


@pytest.fixture(scope="module", params=BROWSERS)
def visit(request: pytest.FixtureRequest) -> Iterator[Visitor]:
    with BROWSERS[request.param]() as visitor:
        yield visitor


def test_a_card_is_loaded_once_and_its_links_lead_from_the_page_that_shows_it(visit: Visitor, address: str) -> None:
    for page, root in (("index.html", ""), ("events/visit.html", "../")):
        seen = visit(f"{address}{page}", HOVER, [f'main a[href="{root}entries/ana.html"]', 0])
        assert "Person" in seen.value["text"], page
        assert seen.value["links"] == [f"{root}articles/old-bridge.html"], page
        assert seen.value["lead"] == [f"{address}articles/old-bridge.html"], page
        assert seen.value["scripts"] == [f"{address}cards/entries/ana.js"], page
        assert (seen.value["described"], seen.value["grown"]) == ("preview", 0), page
        assert (seen.value["left"], seen.value["still"]) == (0, None), page
        assert (seen.value["refused"], seen.complaints) == ([], []), page
        assert not [asked for asked in seen.asked if "/cards/" in asked and "ana" not in asked], page


def test_a_passage_has_a_card_in_the_file_of_its_article(visit: Visitor, address: str) -> None:
    seen = visit(f"{address}index.html", HOVER, ['a[href="articles/old-bridge.html#passage-cracks"]', 0])
    assert "“cracks” Found by Ana Brook" in seen.value["text"]
    assert seen.value["links"] == ["entries/ana.html", "https://log.example/"]
    assert seen.value["scripts"] == [f"{address}cards/articles/old-bridge.js"]


def test_the_keyboard_shows_a_card_and_pins_it_even_before_it_is_loaded(visit: Visitor, address: str) -> None:
    seen = visit(f"{address}index.html", FOCUS, [".prose a.ref-person"])
    assert seen.value["pinned"]
    assert "Ana Brook" in seen.value["text"]


def test_a_card_that_cannot_be_loaded_is_not_missed(visit: Visitor, address: str) -> None:
    seen = visit(f"{address}entries.html", HOVER, ['main a[href="entries/gone.html"]', 900])
    assert seen.value["text"] == ""
    assert seen.value["described"] is None


def test_links_that_have_no_card_load_nothing(visit: Visitor, address: str) -> None:
    for selector in ('main a[href="about.html"]', 'nav a[href="articles.html"]'):
        seen = visit(f"{address}index.html", HOVER, [selector, 500])
        assert (seen.value["text"], seen.value["scripts"]) == ("", []), selector
