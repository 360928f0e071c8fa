"""What pages say of themselves: their head, and their data in schema.org's vocabulary."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from builder.data.json_ld import JsonLd
from builder.data.page_descriptions import LONGEST_DESCRIPTION
from builder.data.page_head import make_page_head, open_graph_locale
from builder.data.serialisation import script_json
from builder.kinds import DATA_KINDS
from tests.connected import SAMPLES, WITHHELD, connected, pages_of, published_at
from tests.kinds.stating import page_graph
from tests.reading_html import parse

PROPERTIES = {
    "WebSite": "name url inLanguage hasPart",
    "Report": "name mainEntityOfPage description inLanguage author version datePublished citation",
    "WebPage": "name inLanguage isPartOf mainEntity author editor mentions url",
    "CollectionPage": "name inLanguage isPartOf",
    "NewsArticle": "headline inLanguage url archivedAt datePublished author publisher isBasedOn contributor",
    "Person": "name alternateName description mainEntityOfPage subjectOf url sameAs",
    "Organization": "name alternateName description mainEntityOfPage subjectOf",
    "Place": "name alternateName description mainEntityOfPage subjectOf",
    "CreativeWork": "name alternateName description mainEntityOfPage subjectOf",
    "DefinedTerm": "name alternateName description mainEntityOfPage subjectOf inDefinedTermSet",
    "DefinedTermSet": "name inLanguage hasDefinedTerm",
    "Event": "name startDate endDate description mainEntityOfPage location attendee subjectOf",
    "ClaimReview": "url claimReviewed inLanguage author datePublished itemReviewed reviewRating",
    "Rating": "alternateName",
    "Thing": "name url",
    "Question": "name text author inLanguage mainEntityOfPage isPartOf isBasedOn answerCount suggestedAnswer",
    "Answer": "text",
    "Claim": "text inLanguage mainEntityOfPage author appearance firstAppearance description isPartOf isBasedOn "
    "citation abstract dateCreated",
}
PROPERTIES["Article"] = f"{PROPERTIES['NewsArticle']} isPartOf mainEntityOfPage"
"""The properties that each type has at schema.org, its own or those of the types above it, so far as we write them."""


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
            if not getattr(site.registry.records.get(record), "about", None):
                assert "Review" not in str(found)
                assert "rating" not in str(found.keys()).lower()


@pytest.mark.parametrize("url", ["", "https://lamp.example/notes/"])
def test_names_of_nodes_are_absolute_only_where_the_briefing_has_an_address(url: str) -> None:
    for found in nodes(page_graph("burns", url)):
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


def test_the_front_page_is_the_site_and_the_briefing() -> None:
    site, report = page_graph("index.html", "https://lamp.example/notes")
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
        ("stays", "Likely (55–80\u00a0%). Low confidence."),
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
