"""Who published a page: the name on which what it states agrees, and an address only where nothing names it."""

from __future__ import annotations

import pytest

from builder.clean.batch import clean_files, decode_file
from builder.clean.publisher import find_publisher, name_of_site, publisher_from_copyright
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
    ("title", "headline", "address", "name"),
    [
        ("Bridge shut － Gazette", "", "https://www.gazette1.example/b", "Gazette"),
        ("Bridge shut - Fenland of the rivers", "", "https://fenland.example/b", "Fenland of the rivers"),
        ("Bridge shut - Fenland Weekly: Bridge shut", "", "https://fenland.example/b", "Fenland Weekly"),
        ("「橋」閉鎖_要聞-沼澤報", "「橋」閉鎖", "", "沼澤報"),
        ("Bridge shut - Roads - Your week - Fen Herald", "Bridge shut", "", "Fen Herald"),
        ("Bridge shut - fen.example - Front page - Roads", "Bridge shut", "", "fen.example"),
        ("Bridge shut - 4 May 2024", "Bridge shut", "", ""),
        ("«Bridge shut» - Fen-Herald", "Bridge shut", "", "Fen-Herald"),
        ("Bridge shut | -=fen=-", "Bridge shut", "", "-=fen=-"),
    ],
)
def test_a_name_is_found_in_a_title(title: str, headline: str, address: str, name: str) -> None:
    assert find_publisher((), title, headline, address=address) == name


def test_the_title_of_a_feed_need_not_name_anyone() -> None:
    assert not find_publisher((), "Bridge shut", feeds=["Blog"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Gazette", "The Gazette"),
        ("Copyright 2024 The Gazette", "The Gazette"),
        ("Copyright 2024", ""),
        ("https://www.social.example/gazette", ""),
    ],
)
def test_what_is_given_as_the_name_of_a_site_need_not_be_one(text: str, name: str) -> None:
    assert name_of_site(text) == name


def test_the_only_organisation_in_linked_data_is_a_name_if_there_is_no_other() -> None:
    organization = '{"@type": "Organization", "name": "Fen Council"}'
    assert parse_page_facts(page(organization)).publisher == "Fen Council"
    site = '<meta property="og:site_name" content="The Gazette">'
    assert parse_page_facts(page(organization, site)).publisher == "The Gazette"
    other = organization.replace("Council", "Harbour")
    assert not parse_page_facts(page(f"[{organization}, {other}]")).publisher


def test_the_domain_is_the_name_if_there_is_no_other() -> None:
    story = "<p>The council shut the old bridge on Saturday after engineers had found cracks in two of its piers.</p>"
    account = '<meta property="article:publisher" content="https://www.social.example/fen">'
    head = f'<link rel="canonical" href="https://www.fen.example/bridge">{account}<title>Old bridge shut</title>'
    html = f"<html><head>{head}</head><body><article><h1>Old bridge shut</h1>{story * 3}</article></body></html>"
    assert clean_files({"page": decode_file(html.encode())})["page"].facts.publisher == "fen.example"


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
