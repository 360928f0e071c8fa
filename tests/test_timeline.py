"""The timeline's picture: a shape for each kind of date, nothing over anything else, links, and real text that fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.pages.theme import DEFAULT, Theme, bundled_themes
from builder.pages.timeline import timeline_key, timeline_svg
from builder.pages.timeline_layout import ABOVE, LINE, Dated, Layout, layout, wrap
from builder.pages.timeline_marks import HEAD, KINDS, kinds, swatch
from builder.values.edtf import parse_edtf
from tests.browsing import browser, served
from tests.reading_html import Element, page, parse

WORDS = Theme(bundled_themes() / DEFAULT).words("en")

SHAPES: dict[str, set[str]] = {
    "2024-06-19": {"circle.day"},
    "2024-06-19T10:30:00Z": {"circle.day"},
    "2024-06": {"rect.period"},
    "2024": {"rect.period"},
    "202X": {"rect.period"},
    "2024-06-XX": {"rect.period"},
    "2024-22": {"rect.period"},
    "2024-06-19?": {"circle.uncertain", "text.question"},
    "2024-06-19~": {"path.approximate"},
    "2024-06-19%": {"path.both", "text.question"},
    "2024-06~": {"rect.period", "path.approximate"},
    "2023?": {"rect.period", "circle.uncertain", "text.question"},
    "1950/1953": {"rect.range"},
    "2024-06-18~/2024-06-19": {"rect.range", "path.approximate"},
    "2022/2024?": {"rect.range", "circle.uncertain", "text.question"},
    "2022-02/..": {"rect.range", "path.open"},
    "../1953": {"rect.range", "path.open"},
    "2022/": {"rect.range", "circle.unknown"},
    "/2022~": {"rect.range", "circle.unknown", "path.approximate"},
}


def dated(*texts: str, title: str = "Something happens") -> list[Dated]:
    return [Dated(f"{title} {number}", f"events/e{number}.html", parse_edtf(text), WORDS.date(parse_edtf(text)))
            for number, text in enumerate(texts)]


def drawn(*texts: str) -> Element:
    return parse(str(timeline_svg(dated(*texts), WORDS)))


def shapes(element: Element) -> set[str]:
    known = {shape for every in SHAPES.values() for shape in every}
    return {name for found in element.find() if (name := f"{found.name}.{found.attributes.get('class')}") in known}


def placed(items: Sequence[Dated]) -> Layout:
    return layout(sorted(items, key=lambda item: item.date.order), gutter=40)


@pytest.mark.parametrize(("text", "expected"), SHAPES.items())
def test_a_kind_of_date_has_its_own_shape(text: str, expected: set[str]) -> None:
    assert shapes(drawn(text)) == expected


def test_every_kind_is_told_from_every_other_without_colour() -> None:
    outlines = [re.sub(r' (class|x|y|cx|cy)="[^"]*"', "", swatch(kind)) for kind in KINDS]
    assert len(set(outlines)) == len(KINDS)


@pytest.mark.parametrize("text", SHAPES)
def test_the_legend_explains_what_is_seen_and_nothing_else(text: str) -> None:
    keys = timeline_key(dated(text), WORDS)
    assert [key.words for key in keys] == [WORDS(f"timeline.kind.{kind}") for kind in KINDS
                                           if kind in kinds(parse_edtf(text))]
    assert set().union(*(shapes(parse(str(key.shape))) for key in keys)) >= shapes(drawn(text)) - {"rect.range"}


def test_without_events_there_is_no_picture() -> None:
    assert timeline_svg([], WORDS) == ""
    assert timeline_key([], WORDS) == ()


def test_events_stand_in_order_of_date_and_those_of_one_date_as_they_come() -> None:
    picture = drawn("2024-06-19", "2014", "1950/1953", "2024-06-19")
    titles = [text.text for text in picture.find("text", class_="what")]
    assert titles == ["Something happens 2", "Something happens 1", "Something happens 0", "Something happens 3"]


def test_mark_and_label_link_to_the_event_and_the_keyboard_passes_them_by() -> None:
    picture = drawn("2014", "2024-06-19")
    assert [link.attributes["href"] for link in picture.find("a")] == [
        "events/e0.html", "events/e0.html", "events/e1.html", "events/e1.html"]
    assert {link.attributes["tabindex"] for link in picture.find("a")} == {"-1"}
    assert {svg.attributes["aria-hidden"] for svg in picture.find("svg")} == {"true"}


def test_titles_are_escaped_and_the_picture_is_well_formed() -> None:
    items = [Dated('<b> & "more"', 'events/a.html?"&', parse_edtf("2024"), "2024"), *dated(*SHAPES)]
    picture = str(timeline_svg(items, WORDS))
    root = ElementTree.fromstring(f"<div>{picture}</div>")
    assert '<b> & "more"' in [element.text for element in root.iter("text")]
    assert "style=" not in picture


def test_the_same_events_make_the_same_picture() -> None:
    items = dated(*SHAPES)
    assert timeline_svg(items, WORDS) == timeline_svg(list(items), WORDS)


def test_years_in_which_nothing_happens_are_folded_and_counted() -> None:
    assert [text.text for text in drawn("1950/1953", "2006", "2014").find("text", class_="pass")] == [
        "52 years pass", "7 years pass"]
    assert not drawn("2022", "2024-06", "2024-11").find("text", class_="pass")


def test_each_year_is_named_once_where_its_first_event_is() -> None:
    years = drawn("-0043", "2022", "2022-02", "2024-06", "2024-07").find("text", class_="year")
    assert [year.text for year in years] == ["44 BC", "2022", "2024"]


def test_a_range_reaches_past_what_happens_within_it_and_not_to_what_comes_after() -> None:
    visit, within, last, after = placed(dated("2024-06-18/2024-06-20", "2024-06-19", "2024-06-20", "2024-07-01")).rows
    assert visit.y < within.y < last.y < visit.end < after.y


def test_an_open_range_goes_on_to_the_end_of_the_picture() -> None:
    plan = placed(dated("2022-02/..", "2023", "2024"))
    assert plan.rows[0].bottom == plan.height


def test_a_long_picture_is_cut_between_events_only() -> None:
    strips = drawn(*(f"2024-06-{day:02}" for day in range(1, 12))).find("svg")
    assert len(strips) == 3
    boxes = [[float(part) for part in strip.attributes["viewbox"].split()] for strip in strips]
    assert all(first[1] + first[3] == pytest.approx(second[1]) for first, second in pairwise(boxes))
    titles = [text.text for strip in strips for text in strip.find("text", class_="what")]
    assert titles == [f"Something happens {number}" for number in range(11)]


@pytest.mark.parametrize("text", ["A summit is held at a spaceport", "W" * 90, "條約簽署後" * 8, "a " * 60, ""])
def test_wrapping_loses_no_letter(text: str) -> None:
    assert "".join(wrap(text, 150, 12)).replace(" ", "") == text.replace(" ", "")


def check_apart(plan: Layout) -> None:
    """Nothing meets anything: labels, marks in their lanes, the lines to the labels, and breaks."""
    labels = [(row.y - ABOVE, row.y - ABOVE + LINE * (len(row.when) + len(row.what)) + 4) for row in plan.rows]
    assert all(above[1] <= below[0] for above, below in pairwise(labels))
    for one, other in combinations(plan.rows, 2):
        assert one.lane != other.lane or one.bottom <= other.top or other.bottom <= one.top
        for row, mark in ((one, other), (other, one)):
            assert mark.lane <= row.lane or not mark.top < row.y < mark.bottom, "a line to a label crosses a mark"
    for fold in plan.folds:
        assert all(bottom <= fold.y - 6 or fold.y + 6 <= top for top, bottom in labels)
        assert all(abs(at - fold.y) > HEAD + 6 for row in plan.rows for at in (row.y, row.end))
    assert all(plan.axis + HEAD < plan.lane(row) < plan.labels - HEAD for row in plan.rows)
    assert all(row.top >= 0 and row.bottom <= plan.height for row in plan.rows)


def points() -> st.SearchStrategy[str]:
    year = st.integers(1900, 2030).map(str)
    month = st.builds("{}-{:02}".format, year, st.integers(1, 12))
    day = st.builds("{}-{:02}".format, month, st.integers(1, 28))
    crowded = st.builds("2024-06-{:02}".format, st.integers(1, 30))
    marked = st.builds("{}{}".format, st.one_of(year, month, day, crowded), st.sampled_from(["", "", "?", "~", "%"]))
    return st.one_of(marked, st.sampled_from(["202X", "19XX", "2024-21", "-0043", "Y17000"]))


def readable(text: str) -> bool:
    try:
        parse_edtf(text)
    except ValueError:
        return False
    return True


DATES = st.one_of(points(), st.builds("{}/{}".format, points(), points()).filter(readable),
                  st.builds("{}/{}".format, points(), st.sampled_from(["", ".."])),
                  st.builds("{}/{}".format, st.sampled_from(["", ".."]), points()))


@given(st.lists(DATES, min_size=1, max_size=25), st.sampled_from(["War", "A title that needs several lines"]))
def test_whatever_the_dates_nothing_overlaps(texts: list[str], title: str) -> None:
    plan = placed(dated(*texts, title=title))
    check_apart(plan)
    assert [row.y for row in plan.rows] == sorted(row.y for row in plan.rows)


def test_the_picture_stands_above_the_list_on_the_timeline_and_on_pages(sample_site: Path) -> None:
    for name in ("timeline", "index"):
        html = page(sample_site / f"{name}.html")
        (picture,) = html.find("div", class_="timeline-picture")
        assert picture.parent is not None
        after = [child for child in picture.parent.children if isinstance(child, Element)]
        (events,) = html.find("ol", class_="timeline")
        assert after.index(picture) < after.index(events)
        listed = [link.attributes["href"] for heading in events.find() if heading.name in ("h2", "h3")
                  for link in heading.find("a")]
        assert list(dict.fromkeys(link.attributes["href"] for link in picture.find("a"))) == listed


OVERLAPPING = """() => {
  const found = [];
  for (const svg of document.querySelectorAll('.timeline-svg')) {
    const box = svg.viewBox.baseVal;
    const texts = [...svg.querySelectorAll('text:not(.question)')].map(text => [text.textContent, text.getBBox()]);
    texts.forEach(([words, one], at) => {
      if (one.x < 0 || one.x + one.width > box.width) found.push('outside: ' + words);
      for (const [others, two] of texts.slice(at + 1))
        if (one.x < two.x + two.width && two.x < one.x + one.width
            && one.y + 2 < two.y + two.height - 2 && two.y + 2 < one.y + one.height - 2)
          found.push(words + ' / ' + others);
    });
  }
  return found;
}"""


@pytest.mark.parametrize("width", [320, 700, 1280])
def test_in_a_browser_the_words_fit_and_are_apart(sample_site: Path, width: int) -> None:
    with browser() as chromium, served(sample_site) as address:
        tab = chromium.new_page(viewport={"width": width, "height": 900})
        tab.goto(f"{address}timeline.html")
        assert tab.evaluate(OVERLAPPING) == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
