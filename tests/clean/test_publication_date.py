"""The day on which a page says that its article was published, where it says several."""

from __future__ import annotations

import pytest

from builder.clean.batch import clean_files, decode_file
from builder.clean.timestamps import Timestamp, parse_timestamp
from builder.clean.values import CleanedArticle

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


def cleaned(head: str, shown: str = "", behind: str = "", above: str = "") -> CleanedArticle:
    article = f"<article><h1>Old Bridge Shut After Cracks</h1>{shown}{STORY}</article>"
    page = f"<html lang='en'><head>{head}</head><body>{above}{article}{behind}</body></html>"
    return clean_files({"page": decode_file(page.encode())})["page"]


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
        ("", "<p>posted on May 4, 2024, at 11:29 a.m.</p>"),
        ("", "<p>4 May 2024</p><p>The report (published: 30/04/2024) as a PDF</p>"),
        ("", "<p>4 May 2024</p><p>— Jo Doe (@jodoe) 30 April 2024</p>"),
        ("<title>Old Bridge Shut After Cracks - 04.05.2024 - The Gazette</title>", ""),
        (LINKED.format("2024-05-04").replace("{", "<![CDATA[{", 1).replace("}<", "}]]><"), ""),
        (LINKED.format("2024-05-04").replace("{", "//<![CDATA[\n{", 1).replace("}<", "}\n//]]><"), ""),
    ],
)
def test_the_day_of_publishing_is_told_from_others(head: str, shown: str) -> None:
    assert cleaned(head, shown).facts.published == DAY


PROSE = "The council shut the old bridge on Saturday after engineers had found cracks in two of its piers."


@pytest.mark.parametrize(
    ("shown", "behind"),
    [
        ("<p>von Jo Doe, 4.5.24</p>", ""),
        ("<p>04.05.24</p>", ""),
        ("<p>Roads, 4.5.24</p>", ""),
        ("<div>입력</div><div>2024.05.04. 오후 8:06</div>", ""),
        ("<p>입력2024.05.04. 오후 8:06</p>", ""),
        ("<p>公開日時：2024年5月4日 9時</p>", ""),
        ("<p>Julkaistu 4.5.2024 klo 14.00</p>", ""),
        (f"<p>4.5.2024 - {PROSE}</p>", ""),
        (f"<p>4 May 2024 „{PROSE}“</p>", ""),
        (f"<p>FEN HARBOUR, May 4, 2024 (Fen Agency) — {PROSE}</p>", ""),
        (f"<p>Fenhafen, den 4. Mai 2024 – {PROSE}</p>", ""),
        ("<p>Roads (1 / 3) 04.05.2024 13:30 von Jo, picture Fen Archive</p>", ""),
        ("<p>Geschrieben von Jo am 04.05.2024 22:30</p>", ""),
        ("<p>Updated 9 May 2024 | Published 4 May 2024</p>", ""),
        ("<div>Posted</div><div>4 May 2024</div><div>Last change</div><div>9 May 2024</div>", ""),
        ("", "<p>Erschienen am</p><p>4. Mai 2024</p>"),
        ("", "<p>Dieser Beitrag wurde am Samstag, 4. Mai 2024 um 9 Uhr veröffentlicht und unter Brücken abgelegt.</p>"),
        ("", "<p>This entry was posted on May 4, 2024 by Jo and filed under bridges, rivers and roads.</p>"),
        ("<p>Publié le 4 mai 2024</p>", "<p>Publié le 1 mai 2024</p><p>A garden full of roses</p>"),
        ("<p>4 listopad 2023, 4 maja 2024</p>", ""),
    ],
)
def test_the_day_is_found_where_and_as_people_write_it(shown: str, behind: str) -> None:
    assert cleaned("", shown, behind).facts.published == DAY


IN_ZONE = '<meta property="og:updated_time" content="2024-05-04T22:15:39-05:00">'


def test_a_time_of_greenwich_is_read_in_the_zone_of_the_page() -> None:
    address = '<link rel="canonical" href="https://gazette.example/2024/05/04/bridge">'
    stated = PUBLISHED.format("2024-05-05") + LINKED.format("2024-05-05T03:05:46Z") + address
    assert cleaned(stated + IN_ZONE).facts.published == DAY
    assert cleaned(stated).facts.published == "2024-05-05"


def test_an_earlier_day_above_the_headline_contradicts_the_markup() -> None:
    stated = PUBLISHED.format("2024-05-09T10:00:00Z")
    assert not cleaned(stated, above="<p>Jo Doe</p><p>4 May 2024</p>").facts.published
    assert cleaned(stated, above="<p>12 May 2024</p>").facts.published == "2024-05-09"


@pytest.mark.parametrize("title", ["Old Bridge Shut After Cracks 4 May 2024", "Week of the Bridge, 1. – 4. May 2024"])
def test_a_date_within_the_headline_is_not_the_day_of_publication(title: str) -> None:
    assert not cleaned(f"<title>{title} - The Gazette</title>").facts.published


FILLER = "<p>Roads</p><p>Rivers</p>" * 5


@pytest.mark.parametrize(
    ("shown", "behind"),
    [
        ("", f"{FILLER}<p>Dieser Artikel wurde am 4. Mai 2024 um 14:48 von Jo geschrieben und abgelegt.</p>"),
        ("", f"{FILLER}<p>Letzte Änderung: 9.5.2024</p><p>Erschienen am: 04.05.2024</p>"),
        ("", f"{FILLER}<p>Datum: 04.05.2024</p>"),
        ("", "<p>Von Jo am 04.05.2024, 11:51 | 0 Meinungen | Roads</p>"),
        ("", "<p>Author: Jo2man am 04.05.2024, 13:36 Uhr</p>"),
        ("", "<p>Gespeichert von jodoe am 4. Mai 2024 - 18:55</p>"),
        ("", f"{FILLER}<p>erstellt von Jo — veröffentlicht 04.05.2024 06:00</p>"),
        ("<p>May 04 09:34 2024</p>", ""),
        ("<p>4.Mai 2024 um 09:43 · Roads and rivers of the fen · 6 Kommentare</p>", ""),
        ("<p>Jo Doe4.5.2024</p>", ""),
        ("<p>Erstellt am04.05.2024</p>", ""),
        ("<p>jodoe04.05.2412:44</p>", ""),
        (f"<p>Fen Harbour, (04.05.2024). {PROSE}</p>", ""),
        (f"<p>(04.05.2024) {PROSE}</p>", ""),
        (f"<p>(4. Mai 2024) {PROSE}</p>", ""),
        ("<p>4 أيار / مايو 2024 09:22</p>", ""),
    ],
)
def test_the_day_is_found_behind_the_article_and_where_elements_meet(shown: str, behind: str) -> None:
    assert cleaned("", shown, behind).facts.published == DAY


@pytest.mark.parametrize(
    ("shown", "date"),
    [
        ("<p>13/05/2024durch Jo DoeNo CommentsRoads, Rivers, Boats, Ferries</p>", "2024-05-13"),
        ("<p>jodoe204.05.2412:44</p>", ""),
        ("<p>v4.5.2024</p>", ""),
        ("<p>04.05.2024er</p>", ""),
    ],
)
def test_a_word_may_touch_a_date_that_is_plain(shown: str, date: str) -> None:
    assert cleaned("", shown).facts.published == date


@pytest.mark.parametrize(
    "above",
    [
        "<p>Old Bridge Shut After Cracks wurde am 4. Mai 2024 um 23:03 Uhr gepostet und unter Roads abgelegt.</p>",
        "<div>Harbour-Update</div><div>04.05.2024 Roads</div>",
    ],
)
def test_the_day_is_found_above_the_headline(above: str) -> None:
    assert cleaned("", "", "", above).facts.published == DAY


def test_the_day_is_found_in_a_line_of_names_and_times_above_the_headline() -> None:
    line = "<p>Jo Doe / 04.05.2024 / 09:30 / Foto: Fen Archive Pictures / 23 /</p>"
    assert cleaned("", "", "", line).facts.published == DAY


@pytest.mark.parametrize(
    "behind",
    [
        "<p>Von Jo am 04.05.2024, 11:51</p><p>Von Kim am 05.05.2024, 11:51</p>",
        f"{FILLER}<p>Datum: 04.05.2024</p><p>Datum: 05.05.2024</p>",
        "<p>3 Kommentare</p><p>Von Jo am 04.05.2024, 11:51</p>",
    ],
    ids=["comments", "stories", "one comment"],
)
def test_no_day_is_taken_from_lines_behind_that_may_be_of_others(behind: str) -> None:
    assert not cleaned("", "", behind).facts.published


ITEM = (
    "<article itemscope itemtype='https://schema.org/{}'><time itemprop='datePublished' datetime='{}'></time></article>"
)


@pytest.mark.parametrize(
    ("head", "shown", "behind"),
    [
        (
            "",
            "<meta itemprop='datePublished' content='2024-05-04'>",
            ITEM.format("Article", "2024-04-01") * 2 + ITEM.format("Article", "2024-03-01"),
        ),
        (
            "",
            "<p>4 May 2024</p>",
            "".join(f"<article><time datetime='2024-05-0{n}' pubdate>{n} May</time></article>" for n in (7, 7, 8)),
        ),
        (
            PUBLISHED.format("2024-05-04T18:33:59+02:00")
            + "<meta itemprop='dateModified' content='2024-06-19'><meta itemprop='datePublished' content='2024-06-19'>",
            "<p>19 June 2024</p>",
            "",
        ),
        (
            PUBLISHED.format("2024-05-03T23:01:00Z") + LINKED.format("2024-05-03T23:01:00Z"),
            "<p><time datetime='2024-05-03T23:01:00Z'>04 May 2024</time></p>",
            "",
        ),
        ("", "<p><time datetime='2024-05-08T10:18:46Z'>Published 4 May 2024</time></p>", ""),
        (PUBLISHED.format("2024-05-01") * 2 + LINKED.format("2024-05-04"), "<p>4 May 2024</p>", ""),
        (LINKED.format("2024-05-04").replace("</script>", "}</script>"), "", ""),
        (
            PUBLISHED.format("2024-05-04T12:00:00Z"),
            "<p>05/02/2024 - 15:17</p><p>28/02/2024 - 15:17</p>",
            "",
        ),
    ],
    ids=["teasers", "comments", "changed", "zone", "moved", "tie", "surplus", "other stories"],
)
def test_what_programs_are_told_of_other_items_and_changes_is_left_out(head: str, shown: str, behind: str) -> None:
    assert cleaned(head, shown, behind).facts.published == DAY


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="parsely-pub-date" content="2024-05-04T21:53:22">',
        '<meta name="sailthru.date" content="2024-05-04 10:00:00">',
        '<meta name="DC.date.issued" content="2024-05-04">',
        '<meta property="five_pictures:uploaded" content="2024-05-04T04:36:36-05:00">',
        '<meta property="schema:datePublished" content="2024-05-04">',
        '<meta property="article:published_time" content="1714816800">',
        '<meta itemprop="dateCreated" content="2024-05-04">',
        '<script type="application/ld+json">{"@type": "Recipe", "datePublished": "2024-05-04T22:06:08:684Z"}</script>',
        '<script type="application/ld+json">{"@type": "LiveBlogPosting", "datePublished": "4 May 2024"}</script>',
        '<script type="application/ld+json">{"@type": "Thing", "datePublished": "2024-05-04T4:10:00"}</script>',
        '<script type="application/ld+json">{"@type": "VideoObject", "uploadDate": "2024-05-04"}</script>',
        '<link rel="canonical" href="https://gazette.example/2024/may/04/bridge">',
        '<link rel="canonical" href="https://gazette.example/news-20240504.html">',
        '<link rel="canonical" href="https://gazette.example/news/04-05-2024">',
    ],
)
def test_the_day_is_read_from_what_programs_are_told(head: str) -> None:
    assert cleaned(head).facts.published == DAY


def test_the_only_time_of_a_page_is_its_day() -> None:
    foot = "<footer><div>Fen Herald</div><div>{}</div></footer>"
    time = "<time datetime='2024-05-04T09:09:24.0000000Z'>long ago</time>"
    assert cleaned("", "", foot.format(time)).facts.published == DAY
    other = "<time datetime='2024-05-09'>lately</time>"
    assert not cleaned("", "", foot.format(time + other)).facts.published


@pytest.mark.parametrize(
    ("shown", "url", "date"),
    [
        ("<p>04/05/2024</p>", "https://gazette.example/bridge", ""),
        ("<p>04/05/2024</p>", "https://gazette.co.uk/bridge", "2024-05-04"),
        ("<p>04/05/2024</p>", "https://gazette.com.au/bridge", "2024-05-04"),
        ("<p>04/05/2024</p>", "https://council.gov/bridge", "2024-04-05"),
        ("<p>04/05/2024</p>", "https://council.gov.uk/bridge", "2024-05-04"),
        ("<p>04/05/2024</p>", "https://gazette.io/bridge", ""),
        (
            "<p>04/05/2024</p><p>Tickets for the ferry to the other bank are sold by the council until 28/05/2024</p>",
            "https://gazette.example/bridge",
            "2024-05-04",
        ),
        (
            "<p>04/05/2024</p><p>Tickets for the ferry to the other bank are sold by the council until 05/28/2024</p>",
            "https://gazette.example/bridge",
            "2024-04-05",
        ),
        ("<p>04/04/2024</p>", "https://gazette.example/bridge", "2024-04-04"),
    ],
)
def test_figures_are_read_as_the_page_or_its_country_writes_them_or_not_at_all(shown: str, url: str, date: str) -> None:
    article = cleaned(f'<link rel="canonical" href="{url}">', shown)
    assert article.facts.published == date
    assert bool(date) or "2024-05-04 or 2024-04-05" in article.notes[0]


def test_a_page_that_says_only_when_it_was_changed_gets_no_date_and_says_so() -> None:
    for head, behind in (
        ("", "<p>This page was last modified on 4 May 2024, at 19:23.</p>"),
        ('<meta property="article:modified_time" content="2024-05-04T10:00:00Z">', ""),
    ):
        article = cleaned(head, "", behind)
        assert not article.facts.published
        assert "only when it was changed, 2024-05-04" in article.notes[0]


@pytest.mark.parametrize(
    "shown",
    [
        "<p>Heute: 9. Mai 2024</p>",
        "<p>Today is Thursday, 9 May 2024</p>",
        "<p>On 9 May 2024 the council had shut the old bridge, and nobody had asked the villages.</p>",
        "<p>The fair is on from 3-9 May 2024</p>",
        "<p>© 9 May 2024 Fen Herald</p>",
    ],
)
def test_days_of_reading_and_of_events_are_not_the_articles(shown: str) -> None:
    assert not cleaned("", shown).facts.published


def test_of_two_times_that_programs_state_the_earlier_is_that_of_publishing() -> None:
    head = PUBLISHED.format("2024-05-04T21:21:00Z") + LINKED.format("2024-05-05T00:21:00Z")
    assert cleaned(head).facts.published == DAY


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
    found = parse_timestamp(text)
    assert found is not None
    assert (found.day.isoformat(), found.hour) == (DAY, told)


@pytest.mark.parametrize("text", ["", "04/05/2024", "2024-13-45", "today", "7", "99999999999999", "Sat, 99 May 2024"])
def test_what_is_no_plain_date_is_none(text: str) -> None:
    assert parse_timestamp(text) is None


def test_an_hour_tells_which_day_it_may_have_been_elsewhere() -> None:
    stamp = parse_timestamp("2024-05-04T23:30:00Z")
    assert isinstance(stamp, Timestamp)
    assert [day for day in range(3, 7) if stamp.may_be_on(stamp.day.replace(day=day))] == [4, 5]
