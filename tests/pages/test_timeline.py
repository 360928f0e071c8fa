"""The timeline: a shape for each kind of date, rows that join, lanes that do not mix, and words that say it all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from builder.pages.record_views import EventView
from builder.pages.theme import DEFAULT_THEME, Theme, bundled_themes
from builder.pages.timeline import TimelineView, draw_timeline, timeline_view
from builder.pages.timeline_marks import ABOVE_ROW, BELOW_ROW, DATE_KINDS, date_kinds, legend_shape
from builder.pages.timeline_rows import MOST_LANES, TimelinePlan, plan_timeline
from builder.pages.view_models import LinkView
from builder.values.edtf import EdtfDate, parse_edtf
from builder.values.records import Event
from builder.values.text_file import Place
from tests.reading_html import Element, parse

WORDS = Theme(bundled_themes() / DEFAULT_THEME).words("en")

SHAPES: dict[str, set[str]] = {
    "2024-06-19": {"day"},
    "2024-06-19T10:30:00Z": {"day"},
    "2024-06": {"period"},
    "2024": {"period"},
    "202X": {"period"},
    "2024-06-XX": {"period"},
    "2024-22": {"period"},
    "2024-06-19?": {"uncertain", "question"},
    "2024-06-19~": {"approximate"},
    "2024-06-19%": {"both", "question"},
    "2024-06~": {"period", "approximate"},
    "2023?": {"period", "uncertain", "question"},
    "1950/1953": {"range"},
    "2024-06-18~/2024-06-19": {"range", "approximate"},
    "2022/2024?": {"range", "uncertain", "question"},
    "2022-02/..": {"range", "open"},
    "../1953": {"range", "open"},
    "2022/": {"range", "unknown"},
    "/2022~": {"range", "unknown", "approximate"},
}
CROWD = [f"2012-01-{day:02}/2012-03-{day:02}" for day in range(1, MOST_LANES + 3)]
"""One more range than can be drawn; the last of them needs only its own row."""


def event_views(*texts: str) -> list[EventView]:
    """Events called e0, e1 and so on."""
    events = [
        Event(id=f"e{number}", date=parse_edtf(text), title=f"Event {number}", place=Place("events.yaml", 1, 1))
        for number, text in enumerate(texts)
    ]
    return [
        EventView(
            element="",
            event=event,
            link=LinkView(f"events/{event.id}.html", event.title, "event"),
            date=None,
            who=(),
            where=None,
            summary=Markup(),
            evidence=(),
            appears_in=(),
        )
        for event in events
    ]


def view(*texts: str) -> TimelineView:
    """The timeline of events called e0, e1 and so on."""
    found = timeline_view(event_views(*texts), WORDS)
    assert found
    return found


def drawn(*texts: str) -> list[Element]:
    """The pictures of a timeline's rows."""
    return [parse(str(row.lanes)).find("svg")[0] for row in view(*texts).rows]


def shapes(element: Element) -> set[str]:
    known = {*DATE_KINDS, "question"}
    return {name for found in element.find() if (name := found.attributes.get("class", "")) in known}


def parsed(texts: Sequence[str]) -> list[EdtfDate]:
    return sorted(map(parse_edtf, texts), key=lambda date: date.sort_key)


def planned(*texts: str) -> TimelinePlan:
    return plan_timeline(parsed(texts))


@pytest.mark.parametrize(("text", "expected"), SHAPES.items())
def test_a_kind_of_date_has_its_own_shape(text: str, expected: set[str]) -> None:
    assert set().union(*map(shapes, drawn(text))) == expected


@pytest.mark.parametrize(("text", "expected"), SHAPES.items())
def test_its_shape_is_the_same_where_it_lasts_past_other_events(text: str, expected: set[str]) -> None:
    after = "9999-12-31" if text.endswith("..") else "2024-06-19"
    assert set().union(*map(shapes, drawn(text, after))) == expected | {"day"}


def test_every_kind_is_told_from_every_other_without_colour() -> None:
    outlines = [re.sub(r' class="(?!hollow)[^"]*"', "", legend_shape(kind)) for kind in DATE_KINDS]
    assert len(set(outlines)) == len(DATE_KINDS)


@pytest.mark.parametrize("text", SHAPES)
def test_the_legend_explains_what_is_seen_and_nothing_else(text: str) -> None:
    key = view(text).key
    assert [line.words for line in key] == [
        WORDS(f"timeline.kind.{kind}") for kind in DATE_KINDS if kind in date_kinds(parse_edtf(text))
    ]
    assert set().union(*(shapes(parse(str(line.shape))) for line in key)) >= SHAPES[text] - {"range"}


def test_without_events_there_is_no_timeline() -> None:
    assert timeline_view([], WORDS) is None


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["2024-06-19", "2014", "1950/1953", "2024-06-19"], "e2 e1 e0 e3"),
        (["2024-06-19/..", "2024-06", "2024-06-19", "../2024-06-18"], "e1 e3 e2 e0"),
    ],
)
def test_events_stand_in_order_of_date_and_those_of_one_date_as_they_come(texts: list[str], order: str) -> None:
    assert " ".join(row.event.event.id for row in view(*texts).rows if row.event) == order


def test_a_period_is_hollow() -> None:
    for svg in drawn("2024", "2024-06-19"):
        sides = {
            line.attributes["x1"]
            for line in svg.find("line", class_="period")
            if line.attributes["y1"] != line.attributes["y2"]
        }
        assert len(sides) == 2


def test_pictures_are_hidden_from_who_cannot_see_them_and_hold_no_words_and_no_style() -> None:
    timeline = view(*SHAPES, *CROWD)
    for svg in (*(row.lanes for row in timeline.rows), *(line.shape for line in timeline.key)):
        (outer,) = [child for child in parse(str(svg)).children if isinstance(child, Element)]
        assert outer.attributes["aria-hidden"] == "true"
        assert "viewbox" not in outer.attributes, "a picture with a box of its own would not stretch with its row"
        assert outer.text == ""
        assert not outer.find("text") and "style=" not in str(svg)


@pytest.mark.parametrize(
    ("texts", "passing"),
    [
        (["1950/1953", "2006", "2014"], ["52 years pass", "7 years pass"]),
        (["1950", "1955-12", "1970"], ["14 years pass"]),
        (["1940/1960", "1980"], ["21 years pass", "19 years pass"]),
        (["2022", "2024-06", "2024-11"], []),
        (["1950/1990"], []),
    ],
)
def test_years_in_which_nothing_happens_are_left_out_and_counted(texts: list[str], passing: list[str]) -> None:
    rows = view(*texts).rows
    assert [row.passing for row in rows if row.passing] == passing
    assert all(bool(row.passing) != bool(row.event) for row in rows)
    assert all(parse(str(row.lanes)).find("path", class_="tear") for row in rows if row.passing)


def test_each_year_is_named_once_where_its_first_event_is() -> None:
    years = [row.year for row in view("-0043", "2022", "2022-02", "2024-06", "2024-07").rows if row.event]
    assert years == ["44 BC", "2022", "", "2024", ""]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("202X", "2020s"),
        ("202X~", "2020s"),
        ("19XX", "1900–1999"),
        ("202X/2031", "2020s"),
        ("../202X", "2020s"),
        ("2024-XX", "2024"),
        ("2024-24", "2024"),
        ("../2024", "2024"),
        ("2024/..", "2024"),
        ("-0043", "44 BC"),
    ],
)
def test_a_date_without_a_year_stands_under_its_decade_or_century(text: str, year: str) -> None:
    assert [row.year for row in view(text).rows] == [year]


UNSPECIFIED = {
    "202X": ("2020-01-01", "2029-12-31"),
    "202X~": ("2020-01-01", "2029-12-31"),
    "201X?": ("2010-01-01", "2019-12-31"),
    "000X": ("0000-01-01", "0009-12-31"),
    "19XX": ("1900-01-01", "1999-12-31"),
    "20XX": ("2000-01-01", "2099-12-31"),
    "2024": ("2024-01-01", "2024-12-31"),
    "2024-XX": ("2024-01-01", "2024-12-31"),
    "2024-XX-XX": ("2024-01-01", "2024-12-31"),
    "2024-05-XX": ("2024-05-01", "2024-05-31"),
    "2023-02-XX": ("2023-02-01", "2023-02-28"),
    "2024-02-XX%": ("2024-02-01", "2024-02-29"),
    "2024-21": ("2024-03-01", "2024-05-31"),
    "2024-23~": ("2024-09-01", "2024-11-30"),
    "2024-24": ("2024-12-01", "2025-02-28"),
    "201X/202X": ("2010-01-01", "2029-12-31"),
    "2021/202X": ("2021-01-01", "2029-12-31"),
    "202X/2031-05": ("2020-01-01", "2031-05-31"),
    "2024-05-XX/2024-06": ("2024-05-01", "2024-06-30"),
    "2024-24/2025-22": ("2024-12-01", "2025-08-31"),
    "202X/..": ("2020-01-01", ""),
    "2024-XX/..": ("2024-01-01", ""),
}
"""Dates that name no day, with the first and the last day that they may mean."""


def next_to(day: str, days: int) -> str:
    year, month, number = map(int, day.split("-"))
    shifted = date(year or 4, month, number) + timedelta(days)  # the year 0 is beyond Python, and leaps as 4 does
    return f"{shifted.year - (4 if not year else 0):04}-{shifted:%m-%d}" if (year or days > 0) else "-0001-12-31"


@pytest.mark.parametrize(("text", "days"), UNSPECIFIED.items())
def test_a_date_stands_where_it_may_begin_and_is_drawn_to_where_it_may_end(text: str, days: tuple[str, str]) -> None:
    first, last = days
    around = [next_to(first, -1), next_to(first, 1), *([last, next_to(last, 1)] if last else ["8888-01-01"])]
    dates = [each.text for each in parsed([*around, text])]
    assert dates == [around[0], text, *around[1:]]
    stretch = planned(*around, text).stretches[1]
    events = [row.event for row in planned(*around, text).rows]
    assert [dates[event] for event in events[stretch.first : stretch.last + 1] if event is not None] == [
        text,
        *([around[1], last] if last else around[1:]),
    ]


@pytest.mark.parametrize(
    ("texts", "waits"),
    [
        (["2024-06-01", "2024-06-20"], [0, 0]),
        (["2024-01-01", "2024-06-01", "2025-07-01", "2028-01-01"], [1, 2, 3, 0]),
        (["1990-01-01", "2024-06-20"], [0, 0]),
    ],
)
def test_the_next_event_stands_further_off_the_later_it_is(texts: list[str], waits: list[int]) -> None:
    assert [row.wait for row in view(*texts).rows if row.event] == waits


@pytest.mark.parametrize(
    ("texts", "first", "last"),
    [
        (["2024-06-18/2024-06-20", "2024-06-19", "2024-06-20", "2024-06-21"], 0, 2),
        (["2024-06-18/2024-06-20", "2024-06-21"], 0, 0),
        (["2024-06", "2024-06-30", "2024-07-01"], 0, 1),
        (["2022-02/..", "2023", "2024"], 0, 2),
        (["2022/", "2023", "2024"], 0, 0),
        (["2022", "2023", "../2024"], 2, 2),
    ],
)
def test_a_body_reaches_past_what_is_within_it_and_no_further(texts: list[str], first: int, last: int) -> None:
    found = plan_timeline([parse_edtf(text) for text in texts])
    (stretch,) = [one for one, text in zip(found.stretches, texts, strict=True) if text in (texts[0], "../2024")][-1:]
    assert (stretch.first, stretch.last) == (first, last)


def test_what_ends_earlier_ends_further_up() -> None:
    outer, inner, _ = planned("2024-06-01/2024-06-09", "2024-06-02/2024-06-08", "2024-06-07").stretches
    assert outer.last == inner.last
    assert outer.end > inner.end


@pytest.mark.parametrize(
    ("texts", "lanes"),
    [
        (["2000/2009", "2001/2003", "2002-05-05", "2004/2006", "2005-05-05"], [2, 1, 0, 1, 0]),
        (["2000/2003", "2001/2009", "2002-05-05", "2005-05-05", "2006-05-05"], [1, 2, 0, 0, 0]),
        (["2000/2003", "2001/2003", "2002-05-05", "2050/2052", "2051-05-05"], [2, 1, 0, 1, 0]),
    ],
)
def test_the_longest_stand_furthest_from_the_words_and_lanes_are_used_again(texts: list[str], lanes: list[int]) -> None:
    assert [stretch.lane for stretch in planned(*texts).stretches] == lanes


def test_a_range_without_a_lane_is_cut_and_the_legend_says_so() -> None:
    timeline = view(*CROWD)
    cut = [row.event.event.id for row in timeline.rows if row.event and "cut" in shapes(parse(str(row.lanes)))]
    assert cut == [f"e{MOST_LANES}"]
    assert WORDS("timeline.kind.cut") in [line.words for line in timeline.key]
    assert WORDS("timeline.kind.cut") not in [line.words for line in view(*CROWD[1:]).key]


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


DATES = st.one_of(
    points(),
    st.builds("{}/{}".format, points(), points()).filter(readable),
    st.builds("{}/{}".format, points(), st.sampled_from(["", ".."])),
    st.builds("{}/{}".format, st.sampled_from(["", ".."]), points()),
)


@given(st.lists(DATES, min_size=1, max_size=25))
def test_whatever_the_dates_no_two_share_a_place(texts: list[str]) -> None:
    found = planned(*texts)
    assert [row.event for row in found.rows if row.event is not None] == list(range(len(texts)))
    assert all(found.rows[stretch.first].event == number for number, stretch in enumerate(found.stretches))
    assert max(stretch.lane for stretch in found.stretches) == found.lanes <= MOST_LANES
    for one, other in combinations([stretch for stretch in found.stretches if stretch.lane], 2):
        assert one.lane != other.lane or one.last < other.first or other.last < one.first
    for stretch in found.stretches:
        beside = {
            other.lane for other in found.stretches if other.first <= stretch.last and stretch.first <= other.last
        }
        assert not stretch.is_cut or beside >= set(range(1, MOST_LANES + 1)), "cut though a lane is free"


@given(st.lists(DATES, min_size=1, max_size=25))
def test_whatever_the_dates_a_body_that_leaves_a_row_enters_the_next(texts: list[str]) -> None:
    def edges(svg: Element, name: str, value: str) -> list[tuple[str, str]]:
        return sorted(
            (line.attributes["class"], line.attributes["x1"])
            for line in svg.find("line")
            if line.attributes[name] == value
        )

    rows = drawn(*texts)
    assert len({svg.attributes["width"] for svg in rows}) == 1
    assert edges(rows[0], "y1", ABOVE_ROW) == [] == edges(rows[-1], "y2", BELOW_ROW)
    assert all(edges(upper, "y2", BELOW_ROW) == edges(lower, "y1", ABOVE_ROW) for upper, lower in pairwise(rows))


def test_a_row_stays_small_however_many_events_last() -> None:
    rows = view(*(f"{year}-01-01/.." for year in range(1700, 2000)), *(f"{year}" for year in range(1700, 2000))).rows
    assert max(len(row.lanes) for row in rows) < 3000


def test_a_part_of_a_timeline_is_a_stretch_of_the_whole_picture() -> None:
    views = event_views("1990/1995", "1991", "1992-05-03", "1993/..", "2010-01-01", "2011", "2012")
    whole = timeline_view(views, WORDS)
    drawn = draw_timeline([view.event.date for view in views])
    first, rest = (timeline_view(views[start : start + 4], WORDS, drawn, start) for start in (0, 4))
    assert whole
    assert first
    assert rest
    assert [*first.rows, *rest.rows] == list(whole.rows)
    assert rest.rows[0].passing, "the years left out before its first event"
    assert first.lanes == rest.lanes == whole.lanes


def test_the_first_row_of_a_part_has_its_year_even_if_the_row_before_has_the_same() -> None:
    views = event_views("1991", "1991", "1991", "1991")
    part = timeline_view(views[2:], WORDS, draw_timeline([view.event.date for view in views]), 2)
    assert part
    assert [row.year for row in part.rows] == ["1991", ""]
