"""The notes as Web Annotations."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from builder.data.annotations import ANNOTATIONS_FILE, CONTEXT_CHARACTERS, MOTIVATIONS, annotation_lines
from builder.values.vocabulary import NOTE_KINDS
from tests.conftest import ROOT
from tests.connected import SAMPLES, connected, data_file, files_of, published_at

MODEL = Draft202012Validator(yaml.safe_load((ROOT / "tests" / "data" / "annotation_model.yaml").read_text("utf-8")))


def collection_of(name: str, url: str | None = None) -> tuple[dict[str, Any], dict[str, str]]:
    """The collection of a sample, and its texts by their path."""
    site, words = connected(SAMPLES[name])
    site = site if url is None else published_at(site, url)
    files = files_of(site, words)
    texts = {path: data.decode(errors="replace") for path, data in files.items()}
    return json.loads(files[ANNOTATIONS_FILE]), texts


def items(collection: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {item["id"].rpartition("articles/")[2]: item for item in collection["first"]["items"]}


def targets(item: dict[str, Any], form: str = "text/html") -> list[dict[str, Any]]:
    """Those at the publisher's, or with ``text/plain`` those in the copy."""
    every = item["target"] if isinstance(item["target"], list) else [item["target"]]
    return [target for target in every if target["source"]["format"] == form]


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("url", ["", "https://lamp.example/ö/"])
def test_what_the_model_demands_is_kept(name: str, url: str) -> None:
    collection, _ = collection_of(name, url)
    assert not [error.message for error in MODEL.iter_errors(collection)]
    ids = [item["id"] for item in collection["first"]["items"]]
    assert len(ids) == len(set(ids)) == collection["total"]


def test_the_check_of_the_model_can_fail() -> None:
    collection, _ = collection_of("withheld")
    target = targets(collection["first"]["items"][0])[0]
    for broken in (
        {"selector": {"type": "TextQuoteSelector"}},
        {"state": {"type": "TimeState", "sourceDateEnd": "2031-07-03T23:59:59Z"}},
        {"selector": {"type": "TextQuoteSelector", "exact": "a", "before": "b"}},
    ):
        collection["first"]["items"][0]["target"] = {**target, **broken}
        assert not MODEL.is_valid(collection)


def test_a_briefing_without_notes_has_an_empty_collection() -> None:
    site, words = connected(ROOT / "tests" / "accepted" / "page-alone")
    collection = json.loads(data_file(site, words, ANNOTATIONS_FILE))
    assert MODEL.is_valid(collection)
    assert collection["total"] == 0


@pytest.mark.parametrize("name", SAMPLES)
def test_positions_are_where_the_words_are_in_the_copy(name: str) -> None:
    collection, files = collection_of(name, "")
    seen = 0
    for item in collection["first"]["items"]:
        for target in targets(item, "text/plain"):
            text = files[target["source"]["id"].removeprefix("../")]
            quote, position = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote.get("prefix", ""))
            assert text[end:].startswith(quote.get("suffix", ""))
            assert "[…]" not in str(quote)
            assert max(len(quote.get(key, "")) for key in ("prefix", "suffix")) <= CONTEXT_CHARACTERS
            seen += 1
    assert seen >= 5


def test_the_target_is_the_publishers_page_or_else_ours() -> None:
    sources = {
        key: target["source"]["id"]
        for key, item in items(collection_of("withheld", "")[0]).items()
        for target in targets(item)
    }
    assert sources["words.html#note-oil"] == "https://words.example/lamp"
    assert sources["none.html#note-old"] == "../articles/none.html"
    assert sources["open.html#note-lit"] == "https://open.example/lamp?a=1&b=%7B2%7D"


def test_several_passages_are_several_targets() -> None:
    item = items(collection_of("withheld")[0])["open.html#note-two"]
    assert [target["selector"]["exact"] for target in targets(item)] == ["it will burn.\nThe lamp", "he said again"]


@pytest.mark.parametrize(
    ("note", "selector"),
    [
        (
            "open.html#note-lit",
            {"exact": "The lamp of the harbour was lit on Thursday", "suffix": ". The keeper of the lamp said"},
        ),
        ("part.html#note-stair", {"exact": "The keeper climbs the stair", "suffix": " each evening. He carries oil."}),
        ("part.html#note-wick", {"exact": "the wick"}),
        ("part.html#note-can", {"exact": "the oil can"}),  # the row before the one before is no neighbour
        ("words.html#note-kept", {"exact": "the light is kept"}),
        ("words.html#note-gone", {"exact": "the oil was free"}),
        ("none.html#note-old", None),
        ("none.html#note-gone", None),
    ],
)
def test_a_selector_holds_what_rights_let_be_seen(note: str, selector: dict[str, str] | None) -> None:
    (target,) = targets(items(collection_of("withheld")[0])[note])
    assert target.get("selector") == (selector and {"type": "TextQuoteSelector", **selector})


def test_when_the_source_was_read_and_where_it_is_kept_is_its_state() -> None:
    (target,) = targets(items(collection_of("withheld", "")[0])["open.html#note-lit"])
    assert target["state"] == {
        "type": "TimeState",
        "sourceDateStart": "2031-07-03T00:00:00Z",
        "sourceDateEnd": "2031-07-03T23:59:59Z",
        "cached": "https://archive.example/20310703/https://open.example/lamp",
    }


def test_bodies_say_what_the_note_says_what_kind_it_is_and_what_to_see() -> None:
    item = items(collection_of("withheld", "")[0])["open.html#note-lit"]
    text, tag, *see = item["body"]
    assert text["value"] == (
        "See [the \\*keeper\\*](../entries/keeper.html) and "
        "[“the oil is dear”](../articles/words.html#passage-oil).\n\n"
        "A `[[keeper]]` in code is no reference."
    )
    assert (text["format"], text["purpose"]) == ("text/markdown", item["motivation"])
    assert (tag["value"], tag["purpose"]) == ("attribution", "tagging")
    assert [body["source"] for body in see] == ["../entries/keeper.html", "../articles/words.html#passage-oil"]


def test_every_kind_of_note_has_a_motivation() -> None:
    assert MOTIVATIONS.keys() == set(NOTE_KINDS)


def test_each_annotation_has_a_line_of_its_own() -> None:
    site, words = connected(SAMPLES["small"])
    data = data_file(site, words, ANNOTATIONS_FILE)
    lines = [line for readable in site.articles for line in annotation_lines(site, readable)]
    assert lines
    assert {line.rstrip(",]}") for line in data.decode().splitlines()} >= {line.rstrip(",]}") for line in lines}
    assert json.loads(data)["total"] == len(lines)
