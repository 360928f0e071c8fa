"""Legal notices of several paragraphs, and what is said of the writer behind the text."""

from __future__ import annotations

from tests.clean.test_text_article import BODY, cleaned, kept

COOKIES = [
    "This website uses cookies to improve your experience while you navigate through the website.",
    "Necessary cookies are essential for the website to work, and they store nothing about you.",
    "Any cookies that are not necessary for the website to work are used to measure visits.",
]


def test_paragraphs_of_a_notice_go_with_it() -> None:
    assert kept(cleaned("Old bridge shut", *BODY, "Privacy Overview", *COOKIES)) == BODY
    assert kept(cleaned(*COOKIES, "Accept all", "Old bridge shut", *BODY)) == BODY


def test_an_article_about_what_a_notice_speaks_of_stays() -> None:
    story = [
        "The council asked on Saturday why the cookies of its own website are stored for years on end.",
        "Cookies that are not necessary must not be stored, the engineers who looked at the website said.",
        "The council wants to look at the cookies of the website again in May, when there is time.",
    ]
    assert kept(cleaned("Council looks at cookies", *story, COOKIES[0])) == story


def test_what_is_said_of_the_writer_goes() -> None:
    about = "Ada Fenn is a reporter at the Fen Herald, where she writes about towns and rivers."
    assert kept(cleaned("Council shuts the old bridge", "By Ada Fenn", *BODY, about)) == BODY
    assert kept(cleaned("Council shuts the old bridge", "By Jo Doe", *BODY, about)) == [*BODY, about]
