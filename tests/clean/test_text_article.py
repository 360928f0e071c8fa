"""Plain text: which lines are the article, what the others are, and what the text states about itself."""

from __future__ import annotations

import pytest

from builder.clean.authors import find_authors
from builder.clean.batch import clean_files, decode_file
from builder.clean.decoding import decode_text, is_html
from builder.clean.language import guess_language
from builder.clean.line_rules import is_sentence, rejection_reason
from builder.clean.text_dates import parse_stated_date
from builder.clean.values import ArticleFacts, CleanedArticle, NotAnArticle
from tests.conftest import ROOT

CASES = ROOT / "tests" / "clean"

FIRST = "The council shut the old bridge on Saturday after engineers found cracks in two of its piers."
SECOND = "Traffic was sent to the motorway, where queues of up to five kilometres formed in the afternoon."
THIRD = "The council has set aside a sum for the repair, and the engineers will report to it again in May."
BODY = [FIRST, SECOND, THIRD]


def cleaned(*lines: str) -> CleanedArticle:
    return clean_files({"a": decode_file("\n".join(lines).encode())})["a"]


def kept(article: CleanedArticle) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


def test_letters_forms_and_teasers_go_from_every_place_and_the_article_stays() -> None:
    article = clean_files({"a": decode_file((CASES / "bridge.txt").read_bytes())})["a"]
    assert [text.split()[:3] for text in kept(article)] == [
        ["The", "council", "shut"],
        ["“We", "had", "no"],
        ["Traffic", "was", "sent"],
        ["Costs"],
        ["The", "council", "has"],
        ["A", "charity", "that"],
    ]
    assert article.facts == ArticleFacts(
        "Council Shuts Old Bridge After Cracks Are Found", "", ("Jane Doe", "John Roe"), "2024-07-19", "en"
    )


def test_every_line_is_kept_or_reported_with_its_number() -> None:
    text = (CASES / "bridge.txt").read_text(encoding="utf-8")
    article = clean_files({"a": decode_file(text.encode())})["a"]
    lines = text.split("\n")
    assert all(lines[line.number - 1] == line.text for line in article.dropped)
    assert sorted([*kept(article), *(line.text for line in article.dropped)]) == sorted(filter(None, lines))
    assert article.lines == len(article.paragraphs) + len(article.dropped)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Share", "a button"),
        ("×", "a mark, not text"),
        ("Sign in", "a button"),
        ("Remind me later", "a button"),
        ("Please consider making a donation to our newsroom.", "asks for money"),
        ("Support us", "asks for money"),
        ("Become a member from only $5 a month and read without ads.", "asks for money"),
        ("Unterstützen Sie unsere Arbeit mit einer Spende.", "asks for money"),
        ("Soutenez notre journal : faites un don.", "asks for money"),
        ("Поддержите нашу редакцию.", "asks for money"),
        ("Enter your email address", "sign-up form"),
        ("Sign up for our daily newsletter", "sign-up form"),
        ("Inscrivez-vous à la lettre du matin", "sign-up form"),
        ("Read more: The river rises", "teaser of another story"),
        ("Lesen Sie auch", "teaser of another story"),
        ("Advertisement", "advertisement"),
        ("12 comments", "readers’ comments"),
        ("© 2024 The Gazette", "legal notice"),
        ("3 min read", "a count or a time, not text"),
        ("The charity said that donations had fallen by half.", ""),
        ("“Support us, or we close,” one of them said.", ""),
        ("If you want to help or have thoughts on the bridge, talk to the engineers.", ""),
        ("If you value what we do, give what you can.", "asks for money"),
        ("Readers have cancelled subscriptions, the publisher said.", ""),
        (FIRST, ""),
    ],
)
def test_a_line_says_itself_what_it_is(line: str, why: str) -> None:
    assert rejection_reason(line) in ((why,) if why != "asks for money" else (why, "a button"))


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("The council shut the bridge.", True),
        ("“Shut it,” he said.”", True),
        ("Nobody knew why.[12]", True),
        ("It was opened in the spring. (dpa)", True),
        ("पुल शनिवार को बंद किया गया।", True),
        ("لماذا أغلق الجسر القديم؟", True),
        ("The old bridge (1951)", False),
        ("Bridge, River, Road", False),
    ],
)
def test_a_sentence_is_known_by_its_end(line: str, is_one: bool) -> None:
    assert is_sentence(line) is is_one


@pytest.mark.parametrize("title", ["Council Shuts Old Bridge", "Is the Old Bridge Safe?"])
def test_a_headline_becomes_the_title_and_is_reported(title: str) -> None:
    article = cleaned("Home", "News", title, "", *BODY)
    assert (article.facts.title, kept(article)) == (title, BODY)
    assert ("headline (now the title)", 3) in [(line.reason, line.number) for line in article.dropped]


@pytest.mark.parametrize(
    "head",
    [
        ["Roads", "Engineers See Cracks in Bridge", "Traffic was sent to the motorway when it was shut on Saturday"],
        ["Engineers See Cracks in Bridge", "By Jane Doe", "19 July 2024", "Queues on the motorway in the afternoon"],
        ["Home > Roads > Bridge and Motorway > Queues", "Engineers See Cracks in Bridge"],
        ["Home Roads Engineers See Cracks in Bridge", "Engineers See Cracks in Bridge"],
        ["18/07/2024 Council Shuts Bridge, Traffic Sent to Motorway", "Engineers See Cracks in Bridge"],
    ],
    ids=["standfirst", "signed", "way through the site", "way that ends in it", "dated teaser"],
)
def test_the_headline_is_told_from_the_other_lines_of_the_head(head: list[str]) -> None:
    assert cleaned("Home", "News", *head, *BODY).facts.title == "Engineers See Cracks in Bridge"


def test_a_headline_may_end_with_an_abbreviation() -> None:
    title = "Bridge Engineers Look to the U.S."
    assert cleaned("Home", title, *BODY).facts.title == title


def test_a_text_without_a_headline_has_no_title() -> None:
    assert (cleaned(*BODY).facts.title, kept(cleaned(*BODY))) == ("", BODY)


def test_a_publisher_behind_a_bar_is_no_part_of_the_headline() -> None:
    facts = cleaned("Council Shuts Old Bridge | The Gazette", "Council Shuts Old Bridge", *BODY).facts
    assert (facts.title, facts.publisher) == ("Council Shuts Old Bridge", "The Gazette")


def test_lines_that_were_broken_at_one_width_are_joined() -> None:
    broken = [
        "The council shut the old bridge on Saturday after",
        "engineers found cracks in two of its piers. It said that",
        "nobody could say when it would be opened again.",
    ]
    other = [
        "Traffic was sent to the motorway, where queues of up",
        "to five kilometres formed in the afternoon, and some",
        "of them lasted until well after midnight.",
    ]
    assert kept(cleaned(*broken, "", *other)) == [" ".join(broken), " ".join(other)]


def test_an_article_in_the_first_person_stays() -> None:
    lines = [
        "When we had our first child, we began to talk about leaving, and you know how such talk ends.",
        "Our friends thought that we were mad, and some of them told us so at length over dinner.",
        "In March we bought a farm that nobody had lived in for ten years, and the price was low.",
        "We learned to mend walls, and that neighbours help more than you could ever ask of them.",
        "Last summer we sold our first cheese at the market. It was not good cheese, but it was ours.",
    ]
    assert kept(cleaned("Why We Left the City", *lines)) == lines


def test_lines_that_files_of_one_publisher_share_go_but_no_title_and_no_paragraph() -> None:
    box = [
        "The Gazette was founded in the year of the great flood.",
        "Write to the desk in the old mill.",
        "Contact us today!",
    ]
    background = "The bridge was built in the year after the war and was thought to be safe for a hundred years."
    one = ["Council Shuts Old Bridge", FIRST, background, SECOND, THIRD, "Read more", "Mayor Opens New Harbour", *box]
    two = [
        "Mayor Opens New Harbour",
        "The mayor opened the new harbour on Monday, with a band and a great many flags.",
        background,
        "Ships may enter from Tuesday on, and the first of them is expected before dawn.",
        "Read more",
        "Council Shuts Old Bridge",
        *box,
    ]
    both = clean_files(
        {name: decode_file("\n".join(lines).encode()) for name, lines in (("1", one), ("2", two))}, "The Gazette"
    )
    assert [article.facts.title for article in both.values()] == ["Council Shuts Old Bridge", "Mayor Opens New Harbour"]
    assert all(background in kept(article) for article in both.values())
    assert not any(line in kept(article) for article in both.values() for line in box)


@pytest.mark.parametrize("text", ["Home\nNews\nSport\nLog in\nSearch\n" * 20, "Menu", "a b c"])
def test_a_page_that_is_all_navigation_has_no_article(text: str) -> None:
    assert not cleaned(text).paragraphs
    assert cleaned(text).dropped


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("July 19, 2024", "2024-07-19"),
        ("19 July 2024", "2024-07-19"),
        ("Published: 2024-07-19T10:00:00Z", "2024-07-19"),
        ("19.07.2024", "2024-07-19"),
        ("19. Juli 2024", "2024-07-19"),
        ("le 19 juillet 2024", "2024-07-19"),
        ("19 de julio de 2024", "2024-07-19"),
        ("19 июля 2024", "2024-07-19"),
        ("07/19/2024", "2024-07-19"),
        ("July 2024", "2024-07"),
        ("07/08/2024", ""),
        ("31 February 2024", ""),
        ("July 19", ""),
        ("2024", ""),
    ],
)
def test_a_date_is_taken_where_it_is_whole_and_plain(text: str, date: str) -> None:
    assert parse_stated_date(text) == date


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("By Jane Doe, Staff Writer | July 3", ("Jane Doe", "Staff Writer")),
        ("Von Jana van der Doe und Hans Roe", ("Jana van der Doe", "Hans Roe")),
        ("BY JANE DOE", ("Jane Doe",)),
        ("By the river", ()),
        ("By now", ()),
    ],
)
def test_authors_are_those_of_a_line_that_says_by(line: str, names: tuple[str, ...]) -> None:
    found = find_authors([line, *BODY], 1)[0]
    assert found[: len(names)] == names[: len(found)]
    assert bool(found) == bool(names)


@pytest.mark.parametrize(
    ("codec", "name", "text"),
    [
        ("utf-8", "UTF-8", "Die Brücke ist zu."),
        ("utf-8-sig", "UTF-8 with a byte order mark", "Die Brücke ist zu."),
        ("cp1252", "windows-1252", "Die “Brücke” ist für alle zu."),
        ("cp1251", "windows-1251", "Мост закрыт до весны."),
        ("koi8-r", "KOI8-R", "Мост закрыт до весны."),
        ("utf-16", "UTF-16", "Die Brücke ist zu."),
        ("utf-16-le", "UTF-16", "The bridge is shut."),
    ],
)
def test_an_encoding_is_known_by_its_marks_and_letters(codec: str, name: str, text: str) -> None:
    assert decode_text(text.encode(codec)) == (text, name)


def test_a_page_is_read_in_the_encoding_that_it_declares() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Zażółć gęślą jaźń</p></body></html>'
    text, name = decode_text(page.encode("iso-8859-2"))
    assert (text, name) == (page, "iso8859-2")
    assert is_html(text)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("<!-- saved -->\n" + "\n" * 3 + "<p>One</p><p>Two</p><p>Three</p>" + "\nrest" * 40, True),
        ("Saved on Monday <div><p>One</p><p>Two</p></div>", True),
        ("\n".join([*BODY * 4, "Write <p>, <div> and <h1>."]), False),
        ("A < B", False),
        ("<3 bridges", False),
    ],
)
def test_a_text_that_speaks_of_tags_is_no_page(text: str, page: bool) -> None:
    assert is_html(text) is page


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(99), b"%PDF\xff\x00\x01\x02\x03\x00"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(NotAnArticle):
        decode_text(data)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FIRST + SECOND, "en"),
        ("Die Brücke ist seit dem Samstag für alle zu, und niemand weiß, wann sie wieder auf ist.", "de"),
        ("Le pont est fermé depuis samedi et il ne sera pas ouvert avant la fin de la semaine.", "fr"),
        ("El puente está cerrado desde el sábado y no se sabe cuándo lo van a abrir para los coches.", "es"),
        ("Мост закрыт с субботы, и никто не знает, когда он будет открыт для машин и для людей.", "ru"),
        ("Oslo Bergen", ""),
    ],
)
def test_the_language_is_told_by_its_small_words(text: str, language: str) -> None:
    assert guess_language([text]) == language


MORE = [
    "Shops beside the river have sold little since the bridge was shut, and the council knows it.",
    "The ferry, which had been laid up for years, will cross every hour until the bridge is open again.",
    "The keeper of the bridge said that he had written to the council about the piers in the spring.",
    "Nobody had answered his letter when the engineers came to look at the cracks on Saturday.",
]
TEASERS = [
    "Garden Hour tells listeners how to prune roses and when to plant bulbs in a cold and rainy climate.",
    "Tech Week asks what new phones can do, and whether anybody needs another one before next winter.",
    "Second Half looks at football from the villages, where players bake the cakes for their own fans.",
]


@pytest.mark.parametrize("between", [["No Comment", "Weather"], ["Comments", "Weather", "Podcasts"], ["Sport"]])
def test_teasers_before_the_headline_are_no_part_of_the_article(between: list[str]) -> None:
    article = cleaned("Podcasts", *TEASERS, *between, "", "Old Bridge Shut After Cracks in Piers", "", *BODY, *MORE)
    assert (article.facts.title, kept(article)) == ("Old Bridge Shut After Cracks in Piers", [*BODY, *MORE])


def test_a_heading_within_an_article_begins_no_other() -> None:
    story = [*BODY, "What the Ferry Does for the Bridge", *MORE]
    assert kept(cleaned("Old Bridge Shut", *story)) == story


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (
            [
                "Wednesday, April 16, 2025",
                "The Gazette",
                "News | Sport",
                "",
                "Old Bridge Shut",
                "Jo Doe",
                "February 11, 2025",
            ],
            "2025-02-11",
        ),
        (["Monday 5 May 2025", "Home", "News", "Sport", "Weather", "Old Bridge Shut"], ""),
        (["Home", "February 11, 2025", "Old Bridge Shut"], "2025-02-11"),
        (["Home", "Old Bridge Shut", "By Jo Doe December 13, 2019"], "2019-12-13"),
        (["Home", "Old Bridge Shut", "By Jo Doe, Staff Writer, December 13, 2019 10:15 am"], "2019-12-13"),
        (["Home", "Old Bridge Shut", "Dec. 13, 2019 in Roads, Rivers and Bridges of the Lower Fens"], "2019-12-13"),
    ],
    ids=["masthead and date", "masthead", "over the headline", "after a byline", "after a role", "before the sections"],
)
def test_the_day_on_which_a_page_was_read_is_not_when_it_was_published(head: list[str], date: str) -> None:
    assert cleaned(*head, "", *BODY).facts.published == date


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("le 16-02-2020", "", "2020-02-16"),
        ("le 06-02-2020 à 10h30", "fr", "2020-02-06"),
        ("06/02/2020", "de", "2020-02-06"),
        ("06/02/2020", "en-US", ""),
        ("06/02/2020", "en", ""),
        ("06/02/2020", "en-GB", "2020-02-06"),
        ("2019年12月13日 10時30分", "ja", "2019-12-13"),
        ("2019년 12월 13일", "ko", "2019-12-13"),
        ("13. prosince 2019", "cs", "2019-12-13"),
        ("13 Aralık 2019", "tr", "2019-12-13"),
    ],
)
def test_a_date_is_read_as_its_language_writes_it(text: str, language: str, date: str) -> None:
    assert parse_stated_date(text, language) == date


@pytest.mark.parametrize("mark", ["* ", "• ", "- ", "", "Subject: ", "Betreff: ", "Тема: "])
def test_the_mark_of_an_item_is_no_part_of_a_title(mark: str) -> None:
    article = cleaned("* Home", "* News", "", f"{mark}Old Bridge Shut After Cracks", "", *BODY)
    assert article.facts.title == "Old Bridge Shut After Cracks"
