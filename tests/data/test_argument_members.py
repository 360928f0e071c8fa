"""What a judgement says for itself is all in ``data/briefing.json``: content can be written from it again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from builder.checking import check_content
from builder.data.graph import BRIEFING_FILE
from builder.data.schema import briefing_schema
from builder.kinds import DATA_KINDS
from builder.reading.judgement_model import JUDGEMENT
from tests.connected import ARGUED, connected, data_file

SITE, WORDS = connected(ARGUED)
DATA: dict[str, Any] = json.loads(data_file(SITE, WORDS, BRIEFING_FILE))
JUDGEMENTS = {each["id"]: each for each in DATA["judgements"]}


def content_of(data: dict[str, Any]) -> dict[str, Any]:
    """A judgement as an author would write it, from what the data say."""
    said = {(each["side"], each["passage"]): each for each in data.get("weighed", [])}
    made = {key: plain(value) for key, value in data.items() if key not in ("address", "percent", "sides", "weighed")}

    def weighed(side: str, names: list[str]) -> list[Any]:
        found = [said.get((side, name), {"passage": name}) for name in names]
        return [{key: plain(value) for key, value in each.items() if key != "side"} for each in found]

    for side in ("evidence", "against"):
        made[side] = weighed(side, made[side])
    if made.get("outcome", {}).get("evidence"):
        made["outcome"]["evidence"] = weighed("outcome", made["outcome"]["evidence"])
    return {key: value for key, value in made.items() if value}


def plain(value: Any) -> Any:
    """A text or a date as its author wrote it, without the references: the data have links in their place."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "edtf" in value:
        return value["edtf"]
    return value["plain"] if "plain" in value else {key: plain(each) for key, each in value.items()}


def without_addresses(value: Any) -> Any:
    if isinstance(value, list):
        return [without_addresses(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {key: without_addresses(each) for key, each in value.items() if key != "markdown"}


def test_the_data_have_every_key_of_the_content() -> None:
    renamed = {"weighed": "evidence"}
    keys = {renamed.get(key, key) for key in JUDGEMENTS["mended-by-august"]}
    assert {key.name for key in JUDGEMENT.keys} - {"hypotheses"} <= keys  # tests/kinds/test_hypotheses.py has that


def test_content_written_from_the_data_makes_the_same_data(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(ARGUED, content)
    again = [content_of(each) for each in DATA["judgements"]]
    (content / "judgements.yaml").write_text(yaml.safe_dump(again, allow_unicode=True), encoding="utf-8")
    checked = check_content(content)
    assert [problem for problem in checked.problems if problem.severity == "error"] == []
    other = json.loads(data_file(checked.site, WORDS, BRIEFING_FILE))["judgements"]
    assert without_addresses(other) == without_addresses(DATA["judgements"])


def test_the_data_are_as_their_schema_says() -> None:
    jsonschema.validate(DATA, briefing_schema(DATA_KINDS))


def test_texts_have_their_links_and_evidence_its_weight() -> None:
    data = JUDGEMENTS["mended-by-august"]
    assert data["percent"] == [80, 95]
    assert data["reasoning"]["markdown"].startswith("Two reports")
    assert "articles/open.html#passage-since" in data["reasoning"]["markdown"]
    assert data["evidence"] == ["words#dicht", "open#since", "shut#old", "standstill", "leaking", "old-weir"]
    assert [(each["side"], each["passage"], each.get("weight", "")) for each in data["weighed"]] == [
        ("evidence", "words#dicht", "strong"),
        ("evidence", "shut#old", "weak"),
        ("evidence", "leaking", ""),
        ("against", "open#leaks", "some"),
        ("outcome", "part#mended", ""),
    ]
    assert data["alternatives"][1]["judgement"] == "old-weir"
    assert [each["direction"] for each in data["indicators"]] == ["more likely", "less likely"]
    assert [each["from"] for each in data["changed"]] == ["unlikely", "likely"]
    assert (data["outcome"]["result"], data["outcome"]["evidence"]) == ("happened", ["part#mended", "standstill"])


@pytest.mark.parametrize(
    ("role", "target"), [("alternative", "old-weir"), ("outcome", "standstill"), ("evidence", "leaking")]
)
def test_links_say_what_a_record_is_to_the_judgement(role: str, target: str) -> None:
    assert {"from": "mended-by-august", "to": target, "role": role}.items() <= next(
        link.items() for link in DATA["links"] if (link["to"], link["role"]) == (target, role)
    )


def test_a_judgement_without_an_argument_has_no_more_members_than_it_needs() -> None:
    assert set(JUDGEMENTS["old-weir"]) == {
        *("id", "address", "statement", "likelihood", "percent", "confidence", "evidence", "against", "sides", "due")
    }
