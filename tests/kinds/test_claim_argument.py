"""Claims with texts and figures, and judgements about them, as data, titles and reviews of schema.org have them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from builder.data.feeds import feed_xml
from builder.data.graph import BRIEFING_FILE
from builder.data.json_ld import JsonLd
from builder.kinds import DATA_KINDS
from tests.connected import FERRY, connected, data_file
from tests.copying import book_of, page_of, site_of, unzipped

FERRY_SITE, FERRY_WORDS = connected(FERRY)


def ferry_data(member: str, record: str) -> dict[str, Any]:
    briefing = json.loads(data_file(FERRY_SITE, FERRY_WORDS, BRIEFING_FILE))
    return next(each for each in briefing[member] if each["id"] == record)


def test_the_data_have_texts_and_figures() -> None:
    data = ferry_data("claims", "crowd")
    assert data["text"]["plain"].startswith("Nobody counted them.")
    figures = {each["who"]: each.get("figure") for each in data["positions"][:4]}
    assert figures["captain"] == {
        "from": 400,
        "to": 400,
        "unit": "people",
        "approx": True,
        "asOf": {"edtf": "2031-05-01", "words": "1 May 2031", "earliest": "2031-05-01", "latest": "2031-05-01"},
        "words": "about 400\u00a0people",
    }
    assert figures["union"] == {"from": 500, "unit": "people", "approx": False, "words": "at least 500\u00a0people"}
    assert data["positions"][1]["text"]["plain"].startswith("A capacity, as")
    assert "figure" not in data["positions"][5]


@pytest.mark.parametrize("path", ["claims/crowd.html", "claims/late.html"])
def test_titles_cards_citations_and_the_feed_never_state_a_claim_as_a_fact(path: str) -> None:
    page = site_of(FERRY)[path].decode()
    record = FERRY_SITE.registry.records[path.removeprefix("claims/").removesuffix(".html")]
    said = f"Claim: {record.name}"
    assert f"<title>{said}" in page
    assert f'property="og:title" content="{said}"' in page
    assert f'name="citation_title" content="{said}"' in page
    assert f"“{said.removesuffix('.')}”" in page
    assert f'"name": "{said}"' in page or f'"name":"{said}"' in page
    assert f">{said}</title>" in feed_xml(FERRY_SITE, FERRY_WORDS, DATA_KINDS).decode()
    contents = unzipped(book_of(FERRY))["EPUB/book/contents.xhtml"].decode()
    assert f">{said}</a>" in contents


def test_the_title_of_a_judgement_is_its_statement() -> None:
    assert "<title>Fewer than four hundred people" in site_of(FERRY)["judgements/fewer.html"].decode()


def test_a_judgement_about_a_claim_reviews_it_and_the_claim_gets_no_verdict() -> None:
    graphs: dict[str, Any] = {
        record: JsonLd(FERRY_SITE, FERRY_WORDS, DATA_KINDS).page_nodes(f"{folder}/{record}.html", record)["@graph"]
        for folder, record in (
            *(("judgements", name) for name in ("fewer", "on-time", "left-late")),
            ("claims", "crowd"),
        )
    }
    types = {record: [node["@type"] for node in graph] for record, graph in graphs.items()}
    assert types == {
        "fewer": ["WebPage", "Claim", "ClaimReview"],
        "on-time": ["WebPage", "Claim"],
        "left-late": ["WebPage", "Claim", "ClaimReview"],
        "crowd": ["WebPage", "Claim"],
    }
    review = graphs["fewer"][-1]
    assert review["claimReviewed"] == "Four hundred people were on the last ferry."
    assert review["url"] == "https://ferry.example/file/judgements/fewer.html"
    assert [who if isinstance(who, str) else who["name"] for who in review["author"]] == [
        "The Reading Room",
        "Ada Quill",
        "Bo Second",
    ]
    assert review["datePublished"] == "2031-06"
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Likely: Fewer than four hundred people were on the last ferry.",
    }
    item = review["itemReviewed"]
    assert (item["@type"], item["@id"]) == ("Claim", "https://ferry.example/file/claims/crowd.html#crowd")
    assert [who["name"] for who in item["author"]] == ["Ona Brook", "Per Vale"]
    assert [report["headline"] for report in item["appearance"]] == [
        "The ferry in number one",
        "The ferry in number two",
    ]
    signed = graphs["left-late"][-1]
    assert [who if isinstance(who, str) else who["name"] for who in signed["author"]] == ["Ada Quill", "C. Guest"]
    assert signed["datePublished"] == "2031-05-24"
    claim = site_of(FERRY)["claims/crowd.html"].decode()
    assert "ClaimReview" not in claim and "Rating" not in claim


def test_a_judgement_shows_who_judged_and_who_has_read_it_again() -> None:
    judged = site_of(FERRY)["judgements/left-late.html"].decode()
    assert '<dd><a rel="author external" href="https://quill.example/ada">Ada Quill</a>, C. Guest</dd>' in judged
    copies = (unzipped(book_of(FERRY))["EPUB/judgements.xhtml"].decode(), page_of(FERRY).decode())
    for text in (judged, *copies):
        assert re.search("Read again by: .*Bo Second.*25 May 2031", text)
    assert [each["by"] for each in ferry_data("judgements", "left-late")["reviewed"]] == ["Bo Second"]


def test_a_judgement_and_its_claim_lead_to_each_other() -> None:
    site = site_of(FERRY)
    assert (
        'About the claim: <a class="ref ref-claim" href="../claims/crowd.html"'
        in site["judgements/fewer.html"].decode()
    )
    assert "concludes about it" in site["claims/crowd.html"].decode()
    assert ferry_data("judgements", "fewer")["about"] == "crowd"
    assert "about" not in ferry_data("judgements", "on-time")
    for text in (unzipped(book_of(FERRY))["EPUB/judgements.xhtml"].decode(), page_of(FERRY).decode()):
        assert "About the claim:" in text
