"""Who published a page: the name on which what it states agrees, and an address only where nothing names it."""

from __future__ import annotations

import pytest

from builder.clean.publisher import find_publisher, publisher_from_copyright
from tests.clean.page_statements import parse_page_facts

REFERRED = """{"@graph": [
  {"@type": "NewsArticle", "datePublished": "2024-05-04", "author": [{"@id": "#jo"}, {"@id": "#al"}],
   "publisher": {"@id": "https://gazette.example/#organization"}},
  {"@type": "Organization", "@id": "https://gazette.example/#organization", "name": "The Gazette"},
  {"@type": "Person", "@id": "#jo", "name": "Jo Doe"}, {"@type": "Person", "@id": "#al", "name": "Al Roe"}]}"""
UNNAMED = """{"@type": "NewsArticle", "publisher": {"@id": "https://gazette.example/#organization"},
  "author": {"@id": "https://gazette.example/#/person/1"}}"""


def page(linked: str = "", head: str = "") -> str:
    return f'<html><head>{head}<script type="application/ld+json">{linked}</script></head><body><p>x</p></body></html>'


def test_what_linked_data_names_by_reference_is_looked_up() -> None:
    facts = parse_page_facts(page(REFERRED))
    assert (facts.publisher, facts.authors) == ("The Gazette", ("Jo Doe", "Al Roe"))


def test_references_may_lead_to_other_scripts_and_round_in_circles() -> None:
    article = '{"@type": "Article", "publisher": {"@id": "#a"}}'
    other = '</script><script type="application/ld+json">{"@id": "#a", "name": {"@id": "#a"}}'
    assert not parse_page_facts(page(article + other)).publisher
    assert (
        parse_page_facts(page(article + other.replace('{"@id": "#a"}}', '"The Gazette"}'))).publisher == "The Gazette"
    )


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<meta property="og:site_name" content="The Gazette">', "The Gazette"),
        ('<meta name="application-name" content="The Gazette">', "The Gazette"),
        ('<title>Bridge shut - The Gazette</title><meta property="og:title" content="Bridge shut">', "The Gazette"),
        ('<title>Bridge shut | Gazette</title><link rel="canonical" href="https://www.gazette.example/b">', "Gazette"),
        ('<link rel="alternate" type="application/rss+xml" title="The Gazette » Feed">', "The Gazette"),
        ("", ""),
    ],
    ids=["site", "application", "title and headline", "title and address", "feed", "nothing"],
)
def test_an_address_in_linked_data_is_no_name(head: str, name: str) -> None:
    facts = parse_page_facts(page(UNNAMED, head))
    assert (facts.publisher, facts.authors) == (name, ())


@pytest.mark.parametrize(
    ("names", "title", "name"),
    [
        (["The Gazette", "Wire Agency"], "Bridge shut - The Gazette", "The Gazette"),
        (["Wire Agency", "The Gazette"], "Bridge shut - The Gazette", "The Gazette"),
        (["fengazette", "The Fen Gazette"], "Bridge shut", "The Fen Gazette"),
        (["gazette.example", "The Gazette"], "Bridge shut", "The Gazette"),
        (["gazette.example"], "Bridge shut", "gazette.example"),
        (["The Gazette | News and weather of the fens"], "Bridge shut", "The Gazette"),
        (["@gazette", ""], "Bridge shut", ""),
        (["Bridge shut"], "Bridge shut", ""),
        (["フェン新聞"], "古い橋が閉鎖｜フェン新聞", "フェン新聞"),
    ],
)
def test_of_several_names_that_is_taken_on_which_most_agree(names: list[str], title: str, name: str) -> None:
    assert find_publisher(names, title) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2024 The Gazette. All rights reserved.", "The Gazette"),
        ("Copyright 2019-2024 Fen Press Ltd", "Fen Press Ltd"),
        ("© The Gazette", "The Gazette"),
        ("(c) 2024", ""),
        ("The © of it", ""),
    ],
)
def test_a_line_of_copyright_names_a_publisher(line: str, name: str) -> None:
    assert publisher_from_copyright(["Home", line]) == name


def test_a_name_that_title_and_address_agree_on_is_taken_before_one_that_stands_alone() -> None:
    assert find_publisher(["World"], "Bridge shut - Gazette", address="https://www.gazette.example/b") == "Gazette"
