"""The day on which a page says that its article was published, where it says several."""

from __future__ import annotations

import pytest

from builder.clean.files import clean_all, read
from builder.clean.moments import Moment, moment
from builder.clean.values import Cleaned

STORY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The council shut the old bridge on Saturday after engineers had found cracks in two of its piers.",
        "Boats will carry people over the river for at least a year, and it is not known yet who will pay for them.",
        "Many in the villages had asked for a second bridge, but the council never found the money that it takes.",
    )
)
PUBLISHED = '<meta property="article:published_time" content="{}">'
LINKED = '<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{}"}}</script>'
DAY = "2024-05-04"


def cleaned(head: str, shown: str = "", behind: str = "", above: str = "") -> Cleaned:
    article = f"<article><h1>Old Bridge Shut After Cracks</h1>{shown}{STORY}</article>"
    page = f"<html lang='en'><head>{head}</head><body>{above}{article}{behind}</body></html>"
    return clean_all({"page": read(page.encode())})["page"]


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        ('<meta name="date" content="2024-05-09">', "<p>4 May 2024</p>"),
        ('<meta name="date" content="2024-05-09">', "<p>News | By Jo Doe | 4 May 2024</p>"),
        ('<meta property="og:updated_time" content="2024-05-09T10:00:00Z">', "<p>4 May 2024</p>"),
        (PUBLISHED.format("2024-05-04T22:46:08-03:00"), "<p>5 May 2024</p>"),
        (PUBLISHED.format("2024-05-05T02:46:08Z"), "<p>May 4, 2024, 10:46 pm</p>"),
        (
            PUBLISHED.format("2024-05-05T02:46:08Z"),
            "<p>Friday <time datetime='2024-05-04T22:46:08-04:00'>today</time></p>",
        ),
        (PUBLISHED.format("2024-05-09T10:00:00Z") + LINKED.format("2024-05-04"), "<p>Published: 4 May 2024</p>"),
        (LINKED.format("Sat, 04 May 2024 11:41:00 GMT"), ""),
        (LINKED.format("Sat May 04 09:35:14 CEST 2024"), ""),
        ('<meta itemprop="datePublished" content="2024-05-04T16:19:16+0300">', ""),
        ("", "<time itemprop='dateModified'>9 May 2024</time> <time itemprop='datePublished'>4 May 2024</time>"),
        ('<link rel="canonical" href="https://gazette.example/2024/05/04/bridge">', ""),
        ('<link rel="canonical" href="https://gazette.example/2024/05/04/bridge">', "<p>Updated 9 May 2024</p>"),
        ("", "<p>4 May 2024 / 12:25 PM / Updated 9 May 2024</p>"),
    ],
)
def test_the_day_of_publishing_is_told_from_others(head: str, shown: str) -> None:
    assert cleaned(head, shown).facts.published == DAY


@pytest.mark.parametrize(
    ("behind", "above"),
    [
        ("<p>9 May 2024</p><p>A garden full of roses</p><p>8 May 2024</p><p>Rain in the hills</p>", ""),
        ("<section class='comments'><p>Jo, 5 May 2024 at 9:16</p><p>So it is.</p></section>", ""),
        ("<p>Copyright 2019 The Gazette</p>", "<div>Sunday, 5 May 2024</div>" + "<div>News</div>" * 9),
    ],
    ids=["other stories", "comments", "masthead"],
)
def test_dates_of_others_are_not_the_articles(behind: str, above: str) -> None:
    assert not cleaned("", "", behind, above).facts.published
    assert cleaned(PUBLISHED.format("2024-05-04T21:21:42+00:00"), "", behind, above).facts.published == DAY


def test_a_page_that_contradicts_itself_gets_no_date_and_says_so() -> None:
    article = cleaned(PUBLISHED.format("2024-05-09T10:00:00Z"), "<p>4 May 2024</p>")
    assert not article.facts.published
    assert "2024-05-09 and 2024-05-04" in article.notes[0]
    assert not cleaned(PUBLISHED.format("2024-05-04T10:00:00Z"), "<p>4 May 2024</p>").notes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2024-05-04T22:46:08.000Z", 22),
        ("2024-05-04 22:46:08", None),
        ("20240504", None),
        ("04.05.2024 18:50", None),
        ("2024-05-04T22:46+00:00", 22),
        ("2024-05-04T22:46:08:684Z", 22),
    ],
)
def test_what_programs_write_is_a_day_and_perhaps_the_hour_in_greenwich(text: str, told: int | None) -> None:
    found = moment(text)
    assert found is not None
    assert (found.day.isoformat(), found.hour) == (DAY, told)


@pytest.mark.parametrize("text", ["", "04/05/2024", "2024-13-45", "today", "7", "99999999999999", "Sat, 99 May 2024"])
def test_what_is_no_plain_date_is_none(text: str) -> None:
    assert moment(text) is None


def test_an_hour_tells_which_day_it_may_have_been_elsewhere() -> None:
    stamp = moment("2024-05-04T23:30:00Z")
    assert isinstance(stamp, Moment)
    assert [day for day in range(3, 7) if stamp.may_be(stamp.day.replace(day=day))] == [4, 5]
