"""Editors and authors of notes as data: in annotations, linked data, the graph, tags of pages and the feed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from builder.data.agents import moment_of
from builder.data.annotations import ANNOTATIONS_FILE
from builder.data.feeds import feed_xml
from builder.data.graph import BRIEFING_FILE
from builder.data.json_ld import JsonLd
from builder.kinds import DATA_KINDS
from builder.values.edtf import parse_edtf
from tests.connected import FERRY, connected, data_file
from tests.copying import site_of

SITE, WORDS = connected(FERRY)
ADA = {
    "id": "https://orcid.org/0000-0002-1825-0097",
    "type": "Person",
    "name": "Ada Quill",
    "homepage": "https://quill.example/ada",
}
BO = {"id": "https://orcid.org/0000-0001-5109-3700", "type": "Person", "name": "Bo Second"}


def test_an_annotation_names_its_creators_its_day_and_its_tags() -> None:
    collection = json.loads(data_file(SITE, WORDS, ANNOTATIONS_FILE))
    assert collection["creator"] == [{"name": "The Reading Room"}, ADA, BO]
    by_note = {each["id"].rpartition("/")[2]: each for each in collection["first"]["items"]}
    carried, when, two = (
        by_note[name] for name in ("one.html#note-carried", "one.html#note-when", "two.html#note-carried")
    )
    assert (carried["creator"], carried["created"]) == ([ADA], "2031-05-20T00:00:00Z")
    assert when["creator"] == [ADA, {"name": "C. Guest"}]
    assert "created" not in when and "creator" not in two
    tags = [body["value"] for body in carried["body"] if body.get("purpose") == "tagging"]
    assert tags == ["claim", "counts", "River works"]


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2031-05-20", "2031-05-20T00:00:00Z"),
        ("2031-05", ""),
        ("2031-05-20/2031-05-21", ""),
        ("2031-05-20~", ""),
        ("2031-05-20?", ""),
        ("2031/..", ""),
        ("-0043-03-15", ""),
    ],
)
def test_only_a_day_has_a_moment(date: str, moment: str) -> None:
    assert moment_of(parse_edtf(date)) == moment
    assert moment_of(None) == ""


def test_linked_data_tell_a_person_by_the_orcid() -> None:
    graph: Any = JsonLd(SITE, WORDS, DATA_KINDS).page_nodes("index.html")["@graph"]
    (report,) = (node for node in graph if node["@type"] == "Report")
    assert report["author"][0] == "The Reading Room"
    assert report["author"][1] == {
        "@type": "Person",
        "@id": "https://orcid.org/0000-0002-1825-0097",
        "name": "Ada Quill",
        "url": "https://quill.example/ada",
        "sameAs": "https://orcid.org/0000-0002-1825-0097",
    }


def test_the_graph_has_authors_dates_tags_and_reviews() -> None:
    briefing = json.loads(data_file(SITE, WORDS, BRIEFING_FILE))
    assert briefing["settings"]["editors"] == ["The Reading Room", "Ada Quill", "Bo Second"]
    assert briefing["settings"]["profiles"][1] == {
        "name": "Bo Second",
        "orcid": "https://orcid.org/0000-0001-5109-3700",
    }
    note = briefing["articles"][0]["notes"][0]
    assert (note["by"], note["date"]["edtf"], note["tags"]) == (["Ada Quill"], "2031-05-20", ["counts", "River works"])
    assert [(each["by"], each["date"]["edtf"], each["says"]) for each in note["reviewed"]] == [
        ("Bo Second", "2031-05-21", "It <b>holds</b>.")
    ]
    assert briefing["judgements"][0]["reviewed"][0]["by"] == "Bo Second"


def test_pages_and_the_feed_name_them() -> None:
    page = site_of(FERRY)["index.html"].decode()
    assert '<meta name="citation_author" content="Ada Quill">\n<meta name="citation_author_orcid"' in page
    assert 'citation_author_orcid" content="https://orcid.org/0000-0002-1825-0097">' in page
    assert "<uri>https://quill.example/ada</uri>" in feed_xml(SITE, WORDS, DATA_KINDS).decode()
