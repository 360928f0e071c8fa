"""What the head of a page states about its article."""

from __future__ import annotations

import pytest

from builder.clean.values import ArticleFacts
from tests.clean.page_statements import parse_page_facts

ARTICLE = """{"@type": "NewsArticle", "headline": "A bridge", "datePublished": "2031-03-15T08:00:00Z",
  "author": [{"@type": "Person", "name": "Jo Doe"}, {"name": "Al Roe"}, "https://gazette.example/staff"],
  "publisher": {"@type": "Organization", "name": "The Gazette"}, "url": "https://gazette.example/bridge"}"""
FACTS = ArticleFacts("", "The Gazette", ("Jo Doe", "Al Roe"), "2031-03-15", "", "https://gazette.example/bridge")


def head(linked: str, more: str = "") -> str:
    return f'<html><head>{more}<script type="application/ld+json">{linked}</script></head><body><p>x</p></body></html>'


@pytest.mark.parametrize(
    "linked",
    [
        ARTICLE,
        f'{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite"}}, {ARTICLE}]}}',
        f"[{ARTICLE}]",
        f'{{"@type": "WebPage", "mainEntity": {ARTICLE}}}',
    ],
    ids=["alone", "in a graph", "in a list", "of a page"],
)
def test_an_article_is_found_wherever_linked_data_has_it(linked: str) -> None:
    assert parse_page_facts(head(linked)) == FACTS


@pytest.mark.parametrize(
    ("more", "url"),
    [
        ('<link rel="canonical" href="https://gazette.example/c">', "https://gazette.example/c"),
        ('<meta property="og:url" content="https://gazette.example/o">', "https://gazette.example/o"),
        (
            '<meta property="og:url" content="https://gazette.example/o"><link rel="canonical" href="/c">',
            "https://gazette.example/o",
        ),
    ],
)
def test_the_address_is_the_canonical_one(more: str, url: str) -> None:
    assert parse_page_facts(head("{}", more)).url == url


@pytest.mark.parametrize(
    "linked",
    [
        "",
        "{",
        "null",
        "7",
        '"x"',
        "[" * 5000,
        '{"@type": 7}',
        '{"@type": "Person"}',
        '{"@type": "Article", "author": 7, "datePublished": {}, "url": 1}',
    ],
)
def test_what_says_nothing_of_an_article_states_nothing(linked: str) -> None:
    assert parse_page_facts(head(linked)) == ArticleFacts()
