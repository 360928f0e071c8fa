"""What pages say of themselves: their head, and their data in schema.org's vocabulary."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from builder.data.json_ld import JsonLd
from builder.data.page_descriptions import LONGEST_DESCRIPTION
from builder.data.page_head import make_page_head, open_graph_locale
from builder.data.serialisation import script_json
from builder.kinds import DATA_KINDS
from builder.kinds.claim import earliest_article
from builder.values.edtf import parse_edtf
from tests.connected import SAMPLES, SMALL, WITHHELD, connected, pages_of, published_at
from tests.reading_html import parse

PROPERTIES = {
    "WebSite": "name url inLanguage hasPart",
    "Report": "name mainEntityOfPage description inLanguage author version datePublished citation",
    "WebPage": "name inLanguage isPartOf mainEntity author editor mentions url",
    "CollectionPage": "name inLanguage isPartOf",
    "NewsArticle": "headline inLanguage url archivedAt datePublished author publisher isBasedOn contributor",
    "Person": "name alternateName description mainEntityOfPage subjectOf",
    "Organization": "name alternateName description mainEntityOfPage subjectOf",
    "Place": "name alternateName description mainEntityOfPage subjectOf",
    "CreativeWork": "name alternateName description mainEntityOfPage subjectOf",
    "DefinedTerm": "name alternateName description mainEntityOfPage subjectOf inDefinedTermSet",
    "DefinedTermSet": "name inLanguage hasDefinedTerm",
    "Event": "name startDate endDate description mainEntityOfPage location attendee subjectOf",
    "Claim": "text inLanguage mainEntityOfPage author appearance firstAppearance description isPartOf isBasedOn "
    "citation",
}
PROPERTIES["Article"] = f"{PROPERTIES['NewsArticle']} isPartOf mainEntityOfPage"
"""The properties that each type has at schema.org, its own or those of the types above it, so far as we write them."""


def data(record: str, url: str = "") -> list[dict[str, Any]]:
    site, words = connected(WITHHELD)
    site = published_at(site, url)
    path = next(path for path, about in pages_of(site) if about == record or path == record)
    graph: Any = JsonLd(site, words, DATA_KINDS).page_nodes(path, record if record in site.registry.records else "")[
        "@graph"
    ]
    return list(graph)


def node(kind: str, record: str) -> dict[str, Any]:
    return next(node for node in data(record) if node["@type"] == kind)


def nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(inner)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_node_has_a_type_and_properties_of_that_type(name: str) -> None:
    site, words = connected(SAMPLES[name])
    linked = JsonLd(site, words, DATA_KINDS)
    for path, record in pages_of(site):
        for found in nodes(linked.page_nodes(path, record)["@graph"]):
            if found.keys() != {"@id"}:
                assert found.keys() - {"@type", "@id"} <= set(PROPERTIES[found["@type"]].split()), path
            assert "Review" not in str(found)
            assert "rating" not in str(found.keys()).lower()


@pytest.mark.parametrize("url", ["", "https://lamp.example/notes/"])
def test_names_of_nodes_are_absolute_only_where_the_briefing_has_an_address(url: str) -> None:
    for found in nodes(data("burns", url)):
        if "@id" in found and not found["@id"].startswith(("https://open.", "https://words.")):
            assert found["@id"].startswith(url or "../"), found["@id"]


def test_a_script_can_hold_any_text() -> None:
    site, words = connected(WITHHELD)
    script = JsonLd(site, words, DATA_KINDS).script_text("judgements/stays.html", "stays")
    assert not set("<>&\u2028\u2029") & set(script)
    assert json.loads(script)["@graph"][1]["text"] == "The lamp will stay </script><b>."
    html = parse(f'<html><script type="application/ld+json">{script}</script><p>after</p></html>')
    assert [p.text for p in html.find("p")] == ["after"]
    assert json.loads(script_json({"a": "<!--\u2028&\u2029"})) == {"a": "<!--\u2028&\u2029"}


def test_an_article_says_whose_it_is_and_what_it_is_based_on() -> None:
    page, article = data("open")
    assert page["mainEntity"] == {"@id": article["@id"]}
    assert {mention["name"] for mention in page["mentions"]} >= {"The Keeper", "Harbour Office"}
    assert article["@id"] == article["url"] == "https://open.example/lamp?a=1&b=%7B2%7D"
    assert article["author"] == [
        "Ada Quill",
        {"@type": "Organization", "name": "Harbour Office", "@id": "../entries/harbour-office.html#harbour-office"},
    ]
    assert [who["name"] for who in article["contributor"]] == ["Harbour Office"]
    assert node("NewsArticle", "part")["isBasedOn"][0]["@id"] == article["@id"]


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        ("keeper", "Person"),
        ("harbour-office", "Organization"),
        ("harbour", "Place"),
        ("log", "CreativeWork"),
        ("wick", "DefinedTerm"),
    ],
)
def test_an_entry_is_what_its_type_says(record: str, kind: str) -> None:
    page, thing = data(record)
    assert thing["@type"] == kind
    assert thing["mainEntityOfPage"] == page["@id"] == f"../entries/{record}.html"


def test_a_term_is_of_the_glossary_and_the_glossary_has_it() -> None:
    term, glossary = node("DefinedTerm", "wick"), node("DefinedTermSet", "glossary.html")
    assert term["inDefinedTermSet"] == {"@id": "../glossary.html#glossary"}
    assert [each["name"] for each in glossary["hasDefinedTerm"]] == ["wick"]


def test_an_event_says_when_where_and_who() -> None:
    event = node("Event", "lighting")
    assert (event["startDate"], event["endDate"]) == ("2031-06-19", "2031-06-20")
    assert event["location"]["name"] == "the harbour"
    assert [who["name"] for who in event["attendee"]] == ["The Keeper"]


def test_a_claim_appears_where_it_is_said_not_where_it_is_denied() -> None:
    claim = node("Claim", "burns")
    assert [article["headline"] for article in claim["appearance"]] == [
        "The lamp is lit: 100 % \\ {new} & _bright_",
        "Words of the paper",
    ]
    assert [who["name"] for who in claim["author"]] == ["The Keeper"]


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (("2031-04-02", "2031-04-01"), 1),
        (("2031-04", "2031-04-01"), None),
        (("2031-04-02", None), None),
        (("2031-04-02",), 0),
        (("2031-04-02", "2031-04-02"), None),
        ((), None),
    ],
)
def test_a_first_appearance_is_named_only_where_the_dates_say_which(
    dates: tuple[str | None, ...], first: int | None
) -> None:
    article = connected(SMALL)[0].articles[0].article
    articles = [
        replace(article, id=str(number), published=parse_edtf(date) if date else None)
        for number, date in enumerate(dates)
    ]
    assert earliest_article(articles) == (None if first is None else articles[first])


def test_a_judgement_is_the_editors_claim_with_its_evidence() -> None:
    judgement = node("Claim", "stays")
    assert judgement["author"] == ["Rosa Field", "The Reading Group"]
    assert judgement["description"] == "Likely · Low confidence"
    assert [len(judgement[key]) for key in ("isBasedOn", "citation")] == [2, 1]


def test_the_front_page_is_the_site_and_the_briefing() -> None:
    site, report = data("index.html", "https://lamp.example/notes")
    assert (site["@type"], report["@type"]) == ("WebSite", "Report")
    assert report["@id"] == "https://lamp.example/notes/#briefing"
    assert len(report["citation"]) == 4


def test_a_head_has_addresses_only_where_the_briefing_has_one() -> None:
    site, words = connected(WITHHELD)
    head = make_page_head(site, words, DATA_KINDS, "articles/words.html", "words")
    assert head.canonical == dict(head.open_graph)["og:url"] == "https://lamp.example/notes/articles/words.html"
    assert head.feed == "https://lamp.example/notes/feed.xml"
    nowhere = make_page_head(published_at(site, ""), words, DATA_KINDS, "articles/words.html", "words")
    assert (nowhere.canonical, nowhere.feed) == ("", "")
    assert "og:url" not in dict(nowhere.open_graph)


def test_the_front_pages_address_is_its_folder_and_the_lost_page_has_none() -> None:
    site, words = connected(WITHHELD)
    assert make_page_head(site, words, DATA_KINDS, "index.html").canonical == "https://lamp.example/notes/"
    assert make_page_head(site, words, DATA_KINDS, "404.html").canonical == ""


@pytest.mark.parametrize(
    ("record", "description"),
    [
        ("part", "The Partial Paper · June 2031 · 5 notes"),
        ("keeper", "Keeps the lamp."),
        ("harbour-office", "Keeps the harbour."),
        ("lighting", "19–20 June 2031. At dusk."),
        ("burns", "The Keeper: asserts; Harbour Office: denies"),
        ("stays", "Likely · Low confidence"),
        ("harbour", "Four papers, each with its own rights, on one lamp."),
    ],
)
def test_a_page_describes_itself(record: str, description: str) -> None:
    site, words = connected(WITHHELD)
    path = next(path for path, about in pages_of(site) if about == record)
    head = make_page_head(site, words, DATA_KINDS, path, record)
    assert head.description == dict(head.open_graph)["og:description"] == description


@pytest.mark.parametrize("name", SAMPLES)
def test_every_page_has_a_title_a_type_and_a_short_description(name: str) -> None:
    site, words = connected(SAMPLES[name])
    for path, record in pages_of(site):
        head = make_page_head(site, words, DATA_KINDS, path, record)
        graph = dict(head.open_graph)
        assert graph["og:title"]
        assert graph["og:type"] == ("article" if record and path != "index.html" else "website")
        assert len(head.description) <= max(
            LONGEST_DESCRIPTION + 1, len(" ".join(site.briefing.settings.description.split()))
        )


@pytest.mark.parametrize(
    ("tag", "locale"), [("en", ""), ("en-GB", "en_GB"), ("pt-br", "pt_BR"), ("zh-Hant-TW", "zh_TW"), ("sr-Latn", "")]
)
def test_a_locale_names_a_territory(tag: str, locale: str) -> None:
    assert open_graph_locale(tag) == locale
