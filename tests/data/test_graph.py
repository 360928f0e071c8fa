"""The whole briefing in one file, and its schema."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from builder.checking import check_content
from builder.data.graph import BRIEFING_FILE, ROLES, GraphWriter
from builder.data.kind import in_order
from builder.data.schema import briefing_schema, schema_json
from builder.kinds import DATA_KINDS
from builder.pages.theme import DEFAULT_THEME, Theme, bundled_themes
from tests.connected import SAMPLES, connected, data_file, pages_of, published_at

SCHEMA = Draft202012Validator(briefing_schema(DATA_KINDS))


def graph(name: str) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(data_file(*connected(SAMPLES[name]), BRIEFING_FILE))
    return whole


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(briefing_schema(DATA_KINDS))
    assert json.loads(schema_json(DATA_KINDS)) == briefing_schema(DATA_KINDS)


def nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(inner)


def test_every_object_of_the_schema_is_closed_and_every_key_described() -> None:
    for node in nodes(briefing_schema(DATA_KINDS)):
        if node.get("type") == "object":
            assert node["additionalProperties"] is False
            assert all("description" in value for value in node["properties"].values()), node


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_fits_the_schema(name: str) -> None:
    assert not [f"{error.json_path}: {error.message}" for error in SCHEMA.iter_errors(graph(name))]


@pytest.mark.parametrize(
    "path",
    [
        "settings",
        "articles.0",
        "articles.0.notes.0",
        "entries.0",
        "events.0",
        "events.0.date",
        "claims.0.positions.0",
        "judgements.0",
        "links.0",
        "origins.0",
        "pages.0",
    ],
)
def test_a_key_that_the_schema_does_not_know_is_refused(path: str) -> None:
    whole = graph("withheld")
    at: Any = whole
    for step in path.split("."):
        at = at[int(step) if step.isdigit() else step]
    at["unknown"] = "x"
    assert not SCHEMA.is_valid(whole)


@pytest.mark.parametrize("name", SAMPLES)
def test_passages_read_as_their_quotes(name: str) -> None:
    for article in graph(name)["articles"]:
        for note in article["notes"]:
            for passage in note["passages"]:
                assert article["text"][passage["start"] : passage["end"]] == passage["quote"] != ""


@pytest.mark.parametrize("name", SAMPLES)
def test_every_link_is_there_with_its_sentence_and_leads_somewhere(name: str) -> None:
    site, _ = connected(SAMPLES[name])
    whole = graph(name)
    pages = {path for path, _ in pages_of(site)}
    ids = {
        record["id"]
        for kind in ("pages", "articles", "entries", "events", "claims", "judgements", "hypotheses")
        for record in whole.get(kind, ())
    } | {note["id"] for article in whole["articles"] for note in article["notes"]}
    assert ids == site.registry.records.keys() | site.registry.notes.keys()
    for link in whole["links"]:
        assert {link["from"], link["to"]} <= ids
        assert {link[key].partition("#")[0] for key in ("fromAddress", "toAddress")} <= pages
        assert link["role"] in ROLES
        assert ("sentence" in link) == (link["role"] in ("mention", "reference"))
    assert Counter(link["to"] for link in whole["links"]) == Counter(
        target for target, links in site.backlinks.items() for _ in links
    )


def test_a_withheld_text_is_cut_and_a_withdrawn_note_keeps_the_words_that_rights_allow() -> None:
    articles = {article["id"]: article for article in graph("withheld")["articles"]}
    assert articles["words"]["text"] == "[…] the light is kept […]\n[…] the oil is dear […]\n"
    assert articles["none"]["text"] == ""
    gone = {
        note["id"]: note["withdrawn"]["quotes"]
        for article in articles.values()
        for note in article["notes"]
        if "withdrawn" in note
    }
    assert gone == {"open#gone": ["the lamp was lit by the mayor"], "words#gone": ["the oil was free"], "none#gone": []}


def test_articles_with_one_origin_stand_together() -> None:
    assert {tuple(origin["articles"]) for origin in graph("withheld")["origins"]} == {
        ("none",),
        ("words",),
        ("part", "open"),
    }


def test_dates_say_what_they_mean() -> None:
    events = {event["id"]: event["date"] for event in graph("withheld")["events"]}
    assert events == {
        "lighting": {
            "edtf": "2031-06-19/2031-06-20",
            "words": "19–20 June 2031",
            "earliest": "2031-06-19",
            "latest": "2031-06-20",
        },
        "before": {"edtf": "../2030", "words": "until 2030", "latest": "2030-12-31"},
    }


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_briefing_makes_the_same_bytes(name: str) -> None:
    site, words = connected(SAMPLES[name])
    again = published_at(site, site.briefing.settings.url)
    assert data_file(site, words, BRIEFING_FILE) == data_file(again, words, BRIEFING_FILE)
    assert data_file(site, words, BRIEFING_FILE).endswith(b"}\n")


@pytest.mark.parametrize(
    ("written", "given_out"),
    [
        ("A <script>x</script> tag", r"A \<script>x\</script> tag"),
        ("Code `<b>` stays", "Code `<b>` stays"),
        ("[bad](javascript:alert)", "[bad](#)"),
        ("[good](https://example.org/a)", "[good](https://example.org/a)"),
        (r"Escaped \<b> once", r"Escaped \<b> once"),
    ],
)
def test_markdown_for_others_means_what_it_means_here(tmp_path: Path, written: str, given_out: str) -> None:
    content = tmp_path / "content"
    (content / "pages").mkdir(parents=True)
    (content / "briefing.yaml").write_text("title: Small\n", encoding="utf-8")
    (content / "pages" / "about.md").write_text(f"---\ntitle: About\n---\n{written}\n", encoding="utf-8")
    site = check_content(content).site
    graph = json.loads(data_file(site, Theme(bundled_themes() / DEFAULT_THEME).words("en"), BRIEFING_FILE))
    assert graph["pages"][0]["text"]["markdown"] == given_out


def test_each_record_and_each_link_has_a_line_of_its_own_and_no_line_is_indented() -> None:
    site, words = connected(SAMPLES["small"])
    lines = data_file(site, words, BRIEFING_FILE).decode().splitlines()
    assert not [line for line in lines if line.startswith(" ")]
    writer = GraphWriter(site, words, DATA_KINDS)
    for kind in in_order(DATA_KINDS):
        for value in kind.values(site):
            assert any(line.startswith(writer.record(kind, value)) for line in lines)
    links = [line for record in site.registry.records for line in writer.links(record)]
    assert len(links) == len(graph("small")["links"])
    assert {line.rstrip(",]") for line in lines} >= {link.rstrip(",]") for link in links}
