"""The timeline on built pages: one list that says everything, and in a browser rows that join beside their words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from builder.values.edtf import parse_edtf
from tests.browsing import served
from tests.conftest import built
from tests.pages.test_timeline import CROWD, SHAPES, WORDS
from tests.reading_html import page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TITLE = '<b> & "more" than a few words, so that it wraps'
DATES = [*SHAPES, *CROWD, "-0043"]


@pytest.fixture(scope="module")
def crowded_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose timeline has every kind of date and more ranges at once than there are lanes."""
    folder = tmp_path_factory.mktemp("crowded")
    content = folder / "content"
    (content / "pages").mkdir(parents=True)
    (content / "briefing.yaml").write_text("title: Crowded\n", encoding="utf-8")
    (content / "pages" / "index.md").write_text("---\ntitle: Crowded\nshow: [timeline]\n---\nText.\n", encoding="utf-8")
    events = [{"id": f"e{number}", "date": text, "title": TITLE} for number, text in enumerate(DATES)]
    (content / "events.yaml").write_text(json.dumps(events), encoding="utf-8")
    return built(content, folder / "site", search=False)


@pytest.mark.parametrize(("name", "heading"), [("timeline", "h2"), ("index", "h3")])
@pytest.mark.parametrize("site_name", [pytest.param("sample_site", marks=pytest.mark.slow), "crowded_site"])
def test_one_list_leads_to_every_event(request: pytest.FixtureRequest, site_name: str, name: str, heading: str) -> None:
    site: Path = request.getfixturevalue(site_name)
    html = page(site / f"{name}.html")
    (events,) = html.find("ol", class_="timeline")
    linked = [link.attributes["href"] for found in events.find(heading) for link in found.find("a")]
    assert sorted(linked) == sorted(path.relative_to(site).as_posix() for path in (site / "events").glob("*.html"))
    assert len(events.find("li", class_="moment")) == len(linked)
    assert WORDS("timeline.scale") in html.text


def test_the_words_of_a_row_say_all_that_its_picture_does(crowded_site: Path) -> None:
    (events,) = page(crowded_site / "timeline.html").find("ol", class_="timeline")
    dates = [date.text.strip() for date in events.find("p", class_="moment-date")]
    assert sorted(dates) == sorted(WORDS.date(parse_edtf(text)) for text in DATES)
    assert {title.text for title in events.find("h2")} == {TITLE}


GEOMETRY = """() => {
  const faults = [], box = (element) => element.getBoundingClientRect();
  const rows = [...document.querySelectorAll('.timeline > li')];
  const pictures = rows.map(row => row.querySelector('.lanes > svg'));
  rows.forEach((row, at) => {
    const picture = box(pictures[at]), whole = box(row), words = row.lastElementChild;
    const inner = document.createRange();
    inner.selectNodeContents(words);
    const text = box(inner);
    if (Math.abs(picture.width - box(pictures[at].parentElement).width) > 0.6) faults.push('not as wide as its column');
    if (Math.abs(picture.height - whole.height) > 0.6)
      faults.push(`${picture.height} high in a row of ${whole.height}: ${words.innerText}`);
    if (at && Math.abs(picture.top - box(pictures[at - 1]).bottom) > 0.6)
      faults.push(`${picture.top} after ${box(pictures[at - 1]).bottom}: ${words.innerText}`);
    for (const shape of pictures[at].querySelectorAll('line, path, circle')) {
      const one = box(shape);
      if (one.left < text.right && text.left < one.right) faults.push('drawn over: ' + words.innerText);
    }
    const spine = box(pictures[at].querySelector('.spine')), side = box(words);
    if (Math.min(Math.abs(spine.left - side.right), Math.abs(side.left - spine.right)) > 12)
      faults.push('the spine is not beside: ' + words.innerText);
    const mark = pictures[at].querySelector('circle.day'), date = row.querySelector('.moment-date');
    if (mark && date) {
      const line = document.createRange();
      line.selectNodeContents(date);
      const first = line.getClientRects()[0], middle = (box(mark).top + box(mark).bottom) / 2;
      if (Math.abs(middle - (first.top + first.bottom) / 2) > 2) faults.push('beside its line: ' + date.innerText);
    }
    const year = row.querySelector('.moment-year');
    if (year && year.scrollWidth > year.clientWidth + 1) faults.push('too long: ' + year.innerText);
  });
  if (document.documentElement.scrollWidth > innerWidth) faults.push('wider than the screen');
  return rows.length ? faults : ['no rows'];
}"""


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("site_name", ["sample_site", "crowded_site"])
def test_in_a_browser_rows_join_and_words_are_beside_their_marks(
    request: pytest.FixtureRequest, chromium: Browser, site_name: str, direction: str, media: Literal["screen", "print"]
) -> None:
    tab = chromium.new_page()
    tab.emulate_media(media=media)
    with served(request.getfixturevalue(site_name)) as address:
        for name in ("timeline", "index"):
            tab.goto(f"{address}{name}.html")
            tab.evaluate("direction => { document.documentElement.dir = direction }", direction)
            for width in (320, 700, 1280):
                tab.set_viewport_size({"width": width, "height": 900})
                assert tab.evaluate(GEOMETRY) == [], f"{name} {width}"
    tab.close()
